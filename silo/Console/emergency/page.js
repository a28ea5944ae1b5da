// Emergencies: what runs and who shows it, firing one, and those that are over.

import { list } from '../base/api.js';
import { h, rebuild, text } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { displayName, laneName, targetText } from '../base/fields.js';
import { heading } from '../base/frame.js';
import { serverNow } from '../base/live.js';
import { dateTime, figure, span } from '../base/time.js';
import { t } from '../base/words.js';
import { acknowledgedText, askRevoke } from './banner.js';
import { capForm, fireForm } from './fire.js';
import { inForce, lanesBehind, onEmergencies, toCome } from './state.js';

export async function emergencyPage(element) {
  const running = h('div', { class: 'running' });
  const over = h('ul', { class: 'rows' });
  const cards = new Map();
  const untold = h('p', { class: 'banner', role: 'alert', hidden: true });
  element.append(heading(t('nav.emergency'), t('emergency.says')), untold, running);
  const end = onEmergencies(show);
  let content = [];
  try {
    content = await list('content');
  } catch {
    // Words can be shown without the library; an emergency waits for nothing.
  }
  element.append(h('div', { class: 'two-columns' }, fireForm(content), h('div', { class: 'stack' }, capForm(),
    h('section', { class: 'card', 'aria-label': t('emergency.over') }, h('h3', {}, t('emergency.over')), over))));
  return end;

  function show(all) {
    untold.hidden = lanesBehind().length === 0;
    text(untold, t('emergency.behind', { n: lanesBehind().length, lanes: lanesBehind().map(laneName).join(', ') }));
    const now = all.filter(each => inForce(each) || toCome(each));
    for (const [id, card] of cards) if (!now.some(each => each.id === id)) { card.element.remove(); cards.delete(id); }
    for (const each of now) {
      if (!cards.has(each.id)) {
        cards.set(each.id, runningCard(each));
        running.append(cards.get(each.id).element);
      }
      cards.get(each.id).update(each);
    }
    rebuild(over, all.filter(each => !now.includes(each)), list => list.length === 0 ? [h('li', { class: 'row quiet' }, t('emergency.none-over'))] : list.map(each => h('li', { class: 'row' }, h('div', { class: 'grow' },
      h('h4', {}, each.headline),
      h('p', { class: 'quiet' }, [t(`severity.${each.severity}`), targetText(each.target), dateTime(each.startsAt), t('emergency.by', { by: each.firedBy }),
        each.revokedAt ? t('emergency.revoked-by', { at: dateTime(each.revokedAt), by: each.revokedBy ?? '' }) : t('emergency.expired-at', { at: dateTime(each.expiresAt) })].join(' · '))))));
  }
}

function runningCard(first) {
  const sum = h('p', { class: 'sum', 'aria-live': 'polite' });
  const meter = h('progress', { max: 1, value: 0, 'aria-label': t('emergency.meter') });
  const left = h('p', { class: 'quiet' });
  const screens = h('ul', { class: 'acknowledgements' });
  const element = h('section', { class: 'card running-card', 'aria-label': first.headline, 'data-running': first.id },
    h('div', { class: 'line' }, h('h3', { class: 'grow' }, first.headline), h('span', { class: 'chip bad' }, t(`severity.${first.severity}`))),
    h('p', {}, [targetText(first.target), t('emergency.by', { by: first.firedBy }), dateTime(first.startsAt)].join(' · ')),
    sum, meter, left, screens,
    h('div', { class: 'actions' }, guard(h('button', { type: 'button', class: 'button danger big', onclick: () => askRevoke(first) }, t('emergency.revoke')))));
  return {
    element,
    update(emergency) {
      const all = emergency.screens ?? [];
      meter.max = Math.max(1, all.length);
      meter.value = all.filter(screen => screen.acknowledgedAt).length;
      text(sum, acknowledgedText(emergency));
      text(left, toCome(emergency) ? t('emergency.starts-in', { span: span(Date.parse(emergency.startsAt) - serverNow()) }) : t('emergency.left', { span: span(Date.parse(emergency.expiresAt) - serverNow()), at: dateTime(emergency.expiresAt) }));
      rebuild(screens, all, list => list.map(screen => h('li', { 'data-acknowledged': screen.acknowledgedAt ? 'yes' : 'no' },
        h('span', { 'aria-hidden': 'true', class: 'sign' }, screen.acknowledgedAt ? '✓' : '…'), h('span', { class: 'grow' }, displayName(screen.display)),
        h('span', {}, screen.acknowledgedAt ? t('emergency.shown-after', { seconds: figure(Math.max(0, Date.parse(screen.acknowledgedAt) - Date.parse(emergency.startsAt)) / 1000, 1) }) : t('emergency.waiting')))));
    },
  };
}
