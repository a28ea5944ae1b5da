// Who is there, as a small table of dots: a row an age band, a column a gender, a dot a person, filled while looking.

import { h, rebuild, text } from '../base/dom.js';
import { t } from '../base/words.js';

const BANDS = ['55+', '35-54', '18-34', '0-17', 'unknown'];
const GENDERS = ['female', 'male', 'unknown'];
const DOTS = 5; // More are written as a number: nobody counts dots.

export function audienceChart() {
  const number = h('span', { class: 'number' }, '0');
  const unit = h('span', { class: 'unit' });
  const share = h('span', { class: 'share' });
  const fill = h('span', { class: 'fill' });
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, fill);
  const body = h('div', { class: 'groups' });
  const element = h('div', { class: 'audience' }, h('p', { class: 'count' }, number, ' ', unit, share), bar, body);

  return {
    element,
    update({ mode, audience, blind, name }) {
      const blank = mode === 'off' || blind;
      text(number, blank ? '–' : String(audience.count));
      text(unit, mode === 'off' ? t('audience.off') : blind ? t('audience.blind') : t('audience.people', { n: audience.count }));
      const looks = mode === 'demographics' && !blank && audience.count > 0;
      text(share, looks ? t('audience.look', { n: audience.looking }) : '');
      fill.style.width = looks ? `${Math.round(100 * audience.looking / audience.count)}%` : '0';
      bar.hidden = mode !== 'demographics';
      rebuild(body, { mode, name, count: blank ? 0 : audience.count, groups: blank ? [] : audience.groups }, build);
    },
  };
}

function build({ mode, name, count, groups }) {
  if (mode === 'off') return [h('p', { class: 'quiet' }, t('audience.off-says'))];
  if (mode === 'count-only') {
    return [
      h('p', { class: 'dots only', 'aria-hidden': 'true' }, dots(Math.min(count, 12), 0, 'unknown')),
      h('p', { class: 'quiet' }, t('audience.count-says')),
    ];
  }
  const known = new Map(groups.map(group => [`${group.ageBand} ${group.gender}`, group]));
  return [h('table', { class: 'people' },
    h('caption', { class: 'unseen' }, t('audience.caption', { name })),
    h('thead', {}, h('tr', {}, h('td'), GENDERS.map(gender => h('th', { scope: 'col', class: gender }, t(`gender.${gender}`))))),
    h('tbody', {}, BANDS.map(band => h('tr', {},
      h('th', { scope: 'row' }, h('span', { 'aria-hidden': 'true' }, band === 'unknown' ? '?' : band), h('span', { class: 'unseen' }, t(`age.${band}`))),
      GENDERS.map(gender => cell(known.get(`${band} ${gender}`), gender))))))];
}

function cell(group, gender) {
  if (!group) return h('td', { class: 'none' }, h('span', { class: 'unseen' }, '0'));
  return h('td', {},
    h('span', { class: 'dots', 'aria-hidden': 'true' }, dots(Math.min(group.count, DOTS), group.looking, gender),
      group.count > DOTS ? h('span', { class: 'more' }, String(group.count)) : null),
    h('span', { class: 'unseen' }, t('audience.cell', { n: group.count, looking: group.looking })));
}

function dots(count, looking, gender) {
  return Array.from({ length: count }, (_, i) => h('i', { class: `person ${gender}${i < looking ? ' looks' : ''}` }));
}
