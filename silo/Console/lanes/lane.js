// One lane's card. It is built once and then changed in place, so that focus and opened details stay.

import { audienceChart } from './audience.js';
import { cameraRow } from './cameras.js';
import { history, steps } from './decisions.js';
import { h, lastSegment, rebuild, text } from '../base/dom.js';
import { figure, span } from '../base/time.js';
import { t, word } from '../base/words.js';
import { modeSwitch } from './mode.js';

export function laneCard(lane) {
  const id = `lane-${lane.lane}`;
  const simulated = h('span', { class: 'chip simulated' }, t('camera.simulated'));
  const family = h('span', { class: 'chip' }, t('lane.family'));
  const blind = h('span', { class: 'chip bad' }, t('lane.blind'));
  const mode = modeSwitch(lane);
  const audience = audienceChart();
  const title = h('p', { class: 'now-title' });
  const since = h('span', { class: 'quiet since' });
  const reason = h('p', { class: 'now-reason' });
  const why = h('details', { class: 'why' }, h('summary', {}, t('lane.why')), h('div'));
  const screens = h('ul', { class: 'screens' });
  const cameras = h('ul', { class: 'cameras' });
  const rows = new Map();
  const safety = h('div', { class: 'safety', hidden: true });
  const past = h('ul', { class: 'past' });
  const pastBox = h('details', { class: 'history' }, h('summary', {}, t('lane.past')), past);
  const element = h('article', { class: 'lane', 'aria-labelledby': id, 'data-lane': lane.lane },
    h('header', {},
      h('div', { class: 'head' }, h('h2', { id }, lane.name), h('span', { class: 'quiet kind' }, word('lane-kind', lane.kind)), blind, simulated, family),
      mode.element),
    h('div', { class: 'now' }, h('h3', {}, t('lane.on-screen'), since), title, reason, why, screens),
    h('div', {}, h('h3', {}, t('lane.in-front')), audience.element),
    h('div', {}, h('h3', {}, t('lane.cameras')), cameras),
    safety,
    h('div', {}, pastBox),
    h('p', { class: 'links' }, h('a', { href: lane.notice, target: '_blank', rel: 'noopener' }, t('lane.notice'))));
  let current = null;

  return {
    element,

    update(view) {
      element.dataset.mode = view.mode;
      simulated.hidden = !view.audience.simulated && !rowsSimulated();
      family.hidden = !view.family;
      blind.hidden = !view.blind || view.mode === 'off';
      mode.update(view);
      audience.update(view);
      current = view.current;
      text(title, current?.title ?? t('lane.nothing'));
      text(reason, current?.reason ?? t('lane.undecided'));
      why.hidden = !current;
      if (current) rebuild(why.lastChild, current, decision => [h('p', { class: 'quiet' }, t('lane.trigger', { trigger: decision.trigger })), steps(decision)]);
      // Rebuilding would close what a person has opened to read.
      if (!past.querySelector('details[open]')) rebuild(past, view.recent, history);
      pastBox.hidden = view.recent.length === 0;
      safety.hidden = view.restricted.length === 0;
      rebuild(safety, view.restricted, caveat);
      this.tick(Date.now(), 0);
    },

    camera(view) {
      let row = rows.get(view.id);
      if (!row) {
        row = cameraRow(view);
        rows.set(view.id, row);
        cameras.append(row.element);
      }
      row.simulated = view.simulated;
      row.update(view);
      if (view.simulated) simulated.hidden = false;
    },

    screens(views, addresses) {
      rebuild(screens, views.map(view => ({ id: view.id, pages: view.pages, plays: view.plays, delay: view.sightingToScreenMs, address: addresses.get(view.id) ?? null })), list => list.map(screen));
    },

    /** Moves what depends on the time; offset is how far the server's clock is ahead. */
    tick(now, offset) {
      text(since, current ? t('lane.since', { span: span(now + offset - Date.parse(current.at)) }) : '');
    },
  };

  function rowsSimulated() {
    return [...rows.values()].some(row => row.simulated);
  }
}

function screen({ id, pages, plays, delay, address }) {
  const name = lastSegment(id);
  return h('li', {},
    address ? h('a', { href: address, target: '_blank', rel: 'noopener' }, name) : h('span', {}, name),
    h('span', { class: pages === 0 ? 'warn' : 'quiet' }, pages === 0 ? t('screen.no-page') : t('screen.pages', { n: pages })),
    plays > 0 ? h('span', { class: 'quiet' }, t('screen.plays', { n: plays, plays: figure(plays) })) : null,
    delay ? h('span', { class: 'quiet' }, t('screen.delay', { half: Math.round(delay.p50), most: Math.round(delay.p99) })) : null);
}

/** The honest word beside every switch that lets restricted content play. */
function caveat(windows) {
  const hours = windows.map(({ category, from, to }) => t('safety.window', { category: word('category-inline', category), from, to })).join(', ');
  return [
    h('p', {}, h('strong', {}, t('safety.on', { hours }))),
    h('p', {}, t('safety.caveat')),
  ];
}
