// The calendar: a week of one lane, with what is planned as blocks.

import { read } from '../base/api.js';
import { h } from '../base/dom.js';
import { lanesInOrder, serverNow } from '../base/live.js';
import { addDays, dateTime, dayText, hourMinute, monday, today, zone, zoneAt } from '../base/time.js';
import { t } from '../base/words.js';
import { cut, daysFrom, hoursOf } from './week.js';

const DAYS = 7;

/** open(kind, id): edits what a block stands for; moved(lane, date): the place has changed. */
export function calendar({ lane, date, open, moved }) {
  let from = monday(date ?? today(serverNow()));
  const lanes = h('select', { 'aria-label': t('calendar.lane'), onchange: () => change(from) }, lanesInOrder().map(each => h('option', { value: each.lane, selected: each.lane === lane }, each.name)));
  const title = h('h3', { 'aria-live': 'polite' });
  const body = h('div', { class: 'week-box' });
  const step = (sign, label, days) => h('button', { type: 'button', class: 'button icon-button', 'aria-label': label, title: label, onclick: () => change(addDays(from, days)) }, sign);
  const element = h('section', { class: 'calendar', 'aria-label': t('calendar.title') },
    h('div', { class: 'calendar-head' }, lanes, step('‹', t('calendar.before'), -DAYS), h('button', { type: 'button', class: 'button', onclick: () => change(monday(today(serverNow()))) }, t('calendar.now')), step('›', t('calendar.after'), DAYS),
      h('label', { class: 'jump' }, h('span', { class: 'unseen' }, t('calendar.jump')), h('input', { type: 'date', onchange: event => event.target.value && change(monday(event.target.value)) })), title),
    body, legend());
  return { element, reload };

  async function change(next) {
    from = next;
    moved(lanes.value, from);
    await reload();
  }

  async function reload() {
    if (!lanes.value) return;
    title.textContent = t('calendar.week', { from: dayText(from), until: dayText(addDays(from, DAYS - 1)), zone: zoneAt(Date.parse(`${from}T12:00Z`)) });
    try {
      const answer = await read(`/schedule/calendar?lane=${encodeURIComponent(lanes.value)}&from=${from}&days=${DAYS}`);
      draw(answer.blocks);
    } catch (fault) {
      body.replaceChildren(h('p', { class: 'error', role: 'alert' }, fault.message));
    }
  }

  function draw(blocks) {
    const days = daysFrom(from, DAYS, zone);
    const longest = Math.max(...days.map(day => day.hours));
    const week = h('div', { class: 'week' }, hourColumn(), days.map(day => column(day, blocks)));
    week.style.setProperty('--hours', String(longest));
    const scrolled = body.querySelector('.week')?.scrollTop;
    body.replaceChildren(week);
    week.scrollTop = scrolled ?? 6 * parseFloat(getComputedStyle(week).getPropertyValue('--hour')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (blocks.length === 0) body.append(h('p', { class: 'quiet' }, t('calendar.nothing')));
  }

  function hourColumn() {
    return h('div', { class: 'hours', 'aria-hidden': 'true' }, h('div', { class: 'day-head' }), h('div', { class: 'day-body' }, Array.from({ length: 24 }, (_, i) => {
      const label = h('span', {}, `${String(i).padStart(2, '0')}:00`);
      label.style.setProperty('--top', String(i));
      return label;
    })));
  }

  function column(day, blocks) {
    const unusual = day.hours !== 24;
    const now = serverNow();
    // What runs for most of a day is a band at its edge, so that the entries keep the room for their names.
    const bands = cut(blocks.filter(block => block.kind !== 'entry'), day);
    const entries = cut(blocks.filter(block => block.kind === 'entry'), day);
    const box = h('ol', { class: unusual ? 'day-body unusual' : 'day-body', 'aria-label': dayText(day.date, 'long') }, bands.map(part => button(part, day)), entries.map(part => button(part, day)));
    box.style.setProperty('--length', String(day.hours));
    box.style.setProperty('--bands', String(Math.max(0, ...bands.map(part => part.columns))));
    if (unusual) box.append(...hoursOf(day, hourMinute).map(hour => placed(h('li', { class: 'hour-mark', 'aria-hidden': 'true' }, hour.clock), hour.top, 1)));
    if (now >= day.from && now < day.to) box.append(placed(h('li', { class: 'now-line', 'aria-label': t('calendar.now-line', { at: hourMinute(now) }) }), (now - day.from) / 3.6e6, 0));
    return h('section', { class: `day${day.date === today(now) ? ' today' : ''}` },
      h('h4', { class: 'day-head' }, dayText(day.date), unusual ? h('span', { class: 'chip warn' }, t('calendar.hours', { n: day.hours })) : null), box);
  }

  function button(part, day) {
    const { block } = part;
    const times = `${part.before ? '← ' : ''}${hourMinute(part.from)}–${part.after ? '→' : hourMinute(part.to)}`;
    const label = t('calendar.block', { kind: t(`calendar.kind.${block.kind}`), name: block.name, day: dayText(day.date, 'long'), from: dateTime(block.from), to: dateTime(block.to), priority: block.priority ?? '' });
    const element = placed(h('li', { class: `block ${block.kind}` }, h('button', { type: 'button', 'aria-label': label, title: label, 'data-block': block.id, onclick: () => open(block.kind, block.id) },
      h('span', { class: 'name' }, block.name), h('span', { class: 'times' }, times))), part.top, part.height);
    element.style.setProperty('--column', String(part.column));
    element.style.setProperty('--columns', String(part.columns));
    element.style.setProperty('--span', String(part.span));
    return element;
  }
}

function placed(element, top, height) {
  element.style.setProperty('--top', String(top));
  element.style.setProperty('--height', String(height));
  return element;
}

function legend() {
  return h('ul', { class: 'legend' }, ['entry', 'campaign', 'screen-hours'].map(kind => h('li', {}, h('i', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), t(`calendar.kind.${kind}`))));
}
