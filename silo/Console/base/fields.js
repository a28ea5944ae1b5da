// Fields that several kinds of item have: where they apply, and when.

import { h, lastSegment, local } from './dom.js';
import { chipsField, dateField, grouped, numberField } from './form.js';
import { displaysInOrder, lanesInOrder } from './live.js';
import { dateText } from './time.js';
import { t, word } from './words.js';

const kinds = () => [...new Set(lanesInOrder().map(lane => lane.kind))];

export const laneName = id => lanesInOrder().find(lane => lane.lane === lastSegment(id))?.name ?? id;

/** A display's own name, or its lane's with its id: Checkout 1 · screen-1. */
export function displayName(id) {
  const [lane, display] = id.split('/').slice(-2);
  const own = displaysInOrder().find(each => each.id.endsWith(`/${lane}/${display}`))?.name;
  if (own) return own;
  return `${laneName(lane)} · ${display}`;
}

/** A target in words. */
export function targetText(target) {
  const parts = [
    ...(target?.laneKinds ?? []).map(kind => word('lane-kind', kind)),
    ...(target?.lanes ?? []).map(laneName),
    ...(target?.displays ?? []).map(displayName),
  ];
  return parts.length > 0 ? parts.join(', ') : t('target.everywhere');
}

/** Where something applies: kinds of lane, lanes and, where the API takes them, single screens. Nothing chosen means everywhere. */
export function targetField({ displays = false } = {}) {
  const groups = [
    ['laneKinds', t('target.kinds'), kinds().map(kind => [kind, word('lane-kind', kind)])],
    ['lanes', t('target.lanes'), lanesInOrder().map(lane => [lane.lane, lane.name])],
    ...displays ? [['displays', t('target.displays'), displaysInOrder().map(display => [local(display.id), displayName(display.id)])]] : [],
  ];
  const boxes = groups.flatMap(([group, , choices]) => choices.map(([value, words]) => ({ group, value, words, box: h('input', { type: 'checkbox', value }) })));
  const summary = h('p', { class: 'picked', 'aria-live': 'polite' });
  const read = () => ({ laneKinds: [], lanes: [], displays: [], ...Object.fromEntries(groups.map(([group]) => [group, boxes.filter(each => each.group === group && each.box.checked).map(each => each.value)])) });
  const sum = () => { summary.textContent = targetText(read()); };
  const content = groups.filter(([, , choices]) => choices.length > 0).map(([group, label]) => h('div', { class: 'pick-row', role: 'group', 'aria-label': label },
    h('span', { class: 'pick-label', 'aria-hidden': 'true' }, label),
    boxes.filter(each => each.group === group).map(({ box, words }) => h('label', { class: 'pick' }, box, h('span', {}, words)))));
  const field = grouped('target', t('field.target'), [summary, ...content], {
    hint: t('target.hint'),
    read,
    write(target) {
      for (const { group, value, box } of boxes) box.checked = (target?.[group] ?? []).includes(value);
      sum();
    },
  });
  field.element.addEventListener('change', sum);
  field.element.classList.add('target');
  sum();
  return field;
}

export function daypartsField(dayparts, options = {}) {
  if (dayparts.length > 0) return chipsField('dayparts', t('field.dayparts'), dayparts.map(part => [part.id, part.name]), { hint: t('dayparts.hint'), ...options });
  return grouped('dayparts', t('field.dayparts'), [h('p', { class: 'quiet' }, t('dayparts.none-yet'))], { read: () => [], write() {} });
}

export const daypartsText = (ids, dayparts) => (ids ?? []).length === 0 ? t('dayparts.always') : ids.map(id => dayparts.find(part => part.id === id)?.name ?? id).join(', ');

export const dateRange = (required = false) => [
  dateField('fromDate', t('field.from-date'), { half: true, required }),
  dateField('untilDate', t('field.until-date'), { half: true, required, hint: t('field.until-date.hint') }),
];

/** 1 Oct to 31 Oct, open ends in words. */
export function datesText(from, until) {
  if (!from && !until) return t('dates.always');
  if (!until) return t('dates.from', { from: dateText(from) });
  if (!from) return t('dates.until', { until: dateText(until) });
  return t('dates.between', { from: dateText(from), until: dateText(until) });
}

export const priorityField = () => numberField('priority', t('field.priority'), { min: 0, max: 100, required: true, half: true, hint: t('field.priority.hint') });

export const mostPlaysField = () => numberField('mostPlaysAnHour', t('field.most-plays'), { min: 1, max: 3600, half: true, hint: t('field.most-plays.hint') });
