// The schedule: the week, its entries, the dayparts, and the question why.

import { list } from '../base/api.js';
import { selection } from '../base/bulk.js';
import { h } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { datesText, daypartsText, priorityField, targetField, targetText } from '../base/fields.js';
import { button, empty, heading, keepRead } from '../base/frame.js';
import { go, note } from '../base/router.js';
import { figure, weekdays } from '../base/time.js';
import { failed } from '../base/toast.js';
import { t } from '../base/words.js';
import { editHours } from '../screens/hours.js';
import { calendar } from './calendar.js';
import { editDaypart, editEntry } from './editors.js';
import { preview } from './preview.js';

export async function schedulePage(element, [lane, date]) {
  let entries = [];
  let dayparts = [];
  let playlists = [];
  let content = new Map();
  const week = calendar({ lane, date, open: openBlock, moved: (...parts) => note('schedule', ...parts) });
  const chosen = selection({
    kind: 'schedule',
    single: 'schedule',
    changed: reload,
    actions: [
      { label: t('bulk.priority'), fields: () => [priorityField()] },
      { label: t('bulk.target'), fields: () => [targetField()] },
    ],
  });
  const chosenParts = selection({ kind: 'dayparts', single: 'daypart', changed: reload });
  const entryRows = h('ul', { class: 'rows' });
  const partRows = h('ul', { class: 'rows' });
  element.append(
    heading(t('nav.schedule'), t('schedule.says'), guard(button(t('entries.new'), () => openEntry(null), 'strong')), guard(button(t('dayparts.new'), () => editDaypart(null, reload)))),
    week.element,
    h('div', { class: 'two-columns' },
      h('div', { class: 'stack' },
        h('section', { class: 'card', 'aria-label': t('entries.title') }, h('h3', {}, t('entries.title')), h('p', { class: 'quiet' }, t('entries.says')), chosen.element, entryRows),
        h('section', { class: 'card', 'aria-label': t('dayparts.title') }, h('h3', {}, t('dayparts.title')), h('p', { class: 'quiet' }, t('dayparts.says')), chosenParts.element, partRows)),
      preview({ content: id => content.get(id) })));
  return keepRead(reload);

  async function reload() {
    [entries, dayparts, playlists, content] = await Promise.all([list('schedule'), list('dayparts'), list('playlists'), list('content')]);
    content = new Map(content.map(item => [item.id, item]));
    chosen.known(entries);
    chosenParts.known(dayparts);
    show();
    await week.reload();
  }

  function show() {
    entryRows.replaceChildren(...entries.sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name)).map(entry => h('li', { class: 'row', 'data-entry': entry.id },
      chosen.box(entry, entry.name),
      h('div', { class: 'grow' },
        h('h4', {}, h('button', { type: 'button', class: 'whole', onclick: () => openEntry(entry) }, entry.name)),
        h('p', { class: 'quiet' }, [playlists.find(each => each.id === entry.playlist)?.name ?? entry.playlist, targetText(entry.target), daypartsText(entry.dayparts, dayparts), datesText(entry.fromDate, entry.untilDate)].join(' · '))),
      h('span', { class: 'chip', title: t('field.priority') }, `${t('field.priority')} ${figure(entry.priority)}`))));
    if (entries.length === 0) entryRows.replaceChildren(h('li', { class: 'alone' }, empty(t('entries.empty'))));
    partRows.replaceChildren(...dayparts.sort((a, b) => a.name.localeCompare(b.name)).map(part => h('li', { class: 'row', 'data-daypart': part.id },
      chosenParts.box(part, part.name),
      h('div', { class: 'grow' },
        h('h4', {}, h('button', { type: 'button', class: 'whole', onclick: () => editDaypart(part, reload) }, part.name)),
        h('p', { class: 'quiet' }, `${daysText(part.weekdays)} · ${timesText(part)}`)))));
    if (dayparts.length === 0) partRows.replaceChildren(h('li', { class: 'alone' }, empty(t('dayparts.empty'))));
  }

  function openEntry(entry) {
    if (playlists.length === 0) return failed(t('entries.need-playlist'));
    return editEntry(entry, { playlists, dayparts, saved: reload });
  }

  async function openBlock(kind, id) {
    if (kind === 'entry') return openEntry(entries.find(entry => entry.id === id) ?? null);
    if (kind === 'campaign') return go('campaigns', id);
    const hours = (await list('screen-hours')).find(each => each.id === id);
    return hours ? editHours(hours, { dayparts, saved: reload }) : null;
  }
}

export function daysText(days) {
  const names = weekdays('short');
  const chosen = names.filter(([name]) => days.includes(name));
  return chosen.length === 7 ? t('dayparts.every-day') : chosen.map(([, words]) => words).join(', ');
}

export function timesText(part) {
  const [from, to] = [part.from.slice(0, 5), part.to.slice(0, 5)];
  if (from === to) return t('dayparts.whole-day', { from });
  return to < from ? t('dayparts.overnight', { from, to }) : `${from}–${to}`;
}
