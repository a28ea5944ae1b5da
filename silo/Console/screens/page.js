// The screens: what each shows now and whether that is true; layouts and hours.

import { list } from '../base/api.js';
import { selection } from '../base/bulk.js';
import { h, rebuild } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { daypartsText, targetField, targetText } from '../base/fields.js';
import { button, empty, heading, keepRead } from '../base/frame.js';
import { displaysInOrder, onLive } from '../base/live.js';
import { note } from '../base/router.js';
import { t } from '../base/words.js';
import { STATES, isWell, mark, stateOf } from './health.js';
import { editHours } from './hours.js';
import { editLayout, sketch } from './layouts.js';
import { screenCard } from './screen.js';
import { screenDetails } from './details.js';

export async function screensPage(element, [lane, screen]) {
  const cards = new Map();
  let [layouts, hours, dayparts, playlists] = [[], [], [], []];
  const summary = h('p', { class: 'summary', 'aria-live': 'polite' });
  const grid = h('ul', { class: 'screen-grid' });
  const onTarget = [{ label: t('bulk.target'), fields: () => [targetField({ displays: true })] }];
  const chosenLayouts = selection({ kind: 'layouts', single: 'layout', changed: reload, actions: onTarget });
  const chosenHours = selection({ kind: 'screen-hours', single: 'screen-hours', changed: reload, actions: onTarget });
  const layoutRows = h('ul', { class: 'rows' });
  const hourRows = h('ul', { class: 'rows' });
  element.append(heading(t('nav.screens'), t('screens.says'), guard(button(t('layouts.new'), () => openLayout(null))), guard(button(t('hours.new'), () => openHours(null)))),
    summary, grid,
    h('div', { class: 'two-columns' },
      h('section', { class: 'card', 'aria-label': t('layouts.title') }, h('h3', {}, t('layouts.title')), h('p', { class: 'quiet' }, t('layouts.says')), chosenLayouts.element, layoutRows),
      h('section', { class: 'card', 'aria-label': t('hours.title') }, h('h3', {}, t('hours.title')), h('p', { class: 'quiet' }, t('hours.says')), chosenHours.element, hourRows)));
  showScreens();
  const endLive = onLive(kind => { if (kind === 'display' || kind === 'store') showScreens(); });
  const timer = setInterval(() => { for (const card of cards.values()) card.tick(); }, 1000);
  const endReading = await keepRead(reload);
  if (screen) openScreen(displaysInOrder().find(each => each.id.endsWith(`/${lane}/${screen}`)));
  return () => {
    endReading();
    endLive();
    clearInterval(timer);
    for (const card of cards.values()) card.end();
  };

  function showScreens() {
    const displays = displaysInOrder();
    for (const display of displays) {
      if (!cards.has(display.id)) {
        const card = screenCard(display, openScreen);
        cards.set(display.id, card);
        grid.append(card.element);
      }
      cards.get(display.id).update(display);
    }
    for (const [id, card] of cards) if (!displays.some(display => display.id === id)) { card.end(); card.element.remove(); cards.delete(id); }
    const counts = STATES.map(state => [state, displays.filter(display => stateOf(display) === state).length]).filter(([, count]) => count > 0);
    rebuild(summary, counts, list => list.flatMap(([state, count]) => [h('span', { class: 'summary-part' }, mark(state), ` ${count}`)]));
    summary.classList.toggle('bad', displays.some(display => !isWell(display)));
  }

  function openScreen(display) {
    if (!display) return;
    note('screens', ...display.id.split('/').slice(-2));
    screenDetails(display, { closed: () => note('screens') });
  }

  async function reload() {
    [layouts, hours, dayparts, playlists] = await Promise.all([list('layouts'), list('screen-hours'), list('dayparts'), list('playlists')]);
    chosenLayouts.known(layouts);
    chosenHours.known(hours);
    layoutRows.replaceChildren(...layouts.map(layout => h('li', { class: 'row', 'data-layout': layout.id }, chosenLayouts.box(layout, layout.name), sketch(layout.zones),
      h('div', { class: 'grow' }, h('h4', {}, h('button', { type: 'button', class: 'whole', onclick: () => openLayout(layout) }, layout.name)), h('p', { class: 'quiet' }, `${t('layouts.zones', { n: layout.zones.length })} · ${targetText(layout.target)}`)))));
    if (layouts.length === 0) layoutRows.replaceChildren(h('li', { class: 'alone' }, empty(t('layouts.empty'))));
    hourRows.replaceChildren(...hours.map(each => h('li', { class: 'row', 'data-hours': each.id }, chosenHours.box(each, each.name),
      h('div', { class: 'grow' }, h('h4', {}, h('button', { type: 'button', class: 'whole', onclick: () => openHours(each) }, each.name)), h('p', { class: 'quiet' }, `${daypartsText(each.dayparts, dayparts)} · ${targetText(each.target)}`)))));
    if (hours.length === 0) hourRows.replaceChildren(h('li', { class: 'alone' }, empty(t('hours.empty'))));
  }

  function openLayout(layout) {
    return editLayout(layout, { playlists, saved: reload });
  }

  function openHours(each) {
    return editHours(each, { dayparts, saved: reload });
  }
}
