// One lane's card. It is built once and then changed in place, so that focus and opened details stay.

import { audienceChart } from './audience.js';
import { cameraRow } from './cameras.js';
import { history, steps } from './decisions.js';
import { h, lastSegment, rebuild, span, text } from './dom.js';
import { modeSwitch } from './mode.js';

const KINDS = { checkout: 'Checkout', entrance: 'Entrance', aisle: 'Aisle', 'fitting-room': 'Fitting room' };

export function laneCard(lane) {
  const id = `lane-${lane.lane}`;
  const simulated = h('span', { class: 'chip simulated' }, 'simulated');
  const family = h('span', { class: 'chip' }, 'family');
  const blind = h('span', { class: 'chip bad' }, 'blind');
  const mode = modeSwitch(lane);
  const audience = audienceChart();
  const title = h('p', { class: 'now-title' });
  const since = h('span', { class: 'quiet since' });
  const reason = h('p', { class: 'now-reason' });
  const why = h('details', { class: 'why' }, h('summary', {}, 'How it was decided'), h('div'));
  const screens = h('ul', { class: 'screens' });
  const cameras = h('ul', { class: 'cameras' });
  const rows = new Map();
  const safety = h('div', { class: 'safety', hidden: true });
  const past = h('ul', { class: 'past' });
  const pastBox = h('details', { class: 'history' }, h('summary', {}, 'Last decisions'), past);
  const element = h('article', { class: 'lane', 'aria-labelledby': id, 'data-lane': lane.lane },
    h('header', {},
      h('div', { class: 'head' }, h('h2', { id }, lane.name), h('span', { class: 'quiet kind' }, KINDS[lane.kind] ?? lane.kind), blind, simulated, family),
      mode.element),
    h('section', { class: 'now', 'aria-label': 'On screen' }, h('h3', {}, 'On screen', since), title, reason, why, screens),
    h('section', { 'aria-label': 'Audience' }, h('h3', {}, 'In front of it'), audience.element),
    h('section', { 'aria-label': 'Cameras' }, h('h3', {}, 'Cameras'), cameras),
    safety,
    h('section', { 'aria-label': 'Decisions' }, pastBox),
    h('p', { class: 'links' }, h('a', { href: lane.notice, target: '_blank', rel: 'noopener' }, 'Public notice')));
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
      text(title, current?.title ?? 'Nothing yet');
      text(reason, current?.reason ?? 'The lane has not decided yet.');
      why.hidden = !current;
      if (current) rebuild(why.lastChild, current, decision => [h('p', { class: 'quiet' }, `Trigger: ${decision.trigger}`), steps(decision)]);
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
      text(since, current ? `for ${span(now + offset - Date.parse(current.at))}` : '');
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
    h('span', { class: pages === 0 ? 'warn' : 'quiet' }, pages === 0 ? 'no page shows it' : pages === 1 ? 'shown on 1 page' : `shown on ${pages} pages`),
    plays > 0 ? h('span', { class: 'quiet' }, `${plays} plays`) : null,
    delay ? h('span', { class: 'quiet' }, `sighting to screen ${Math.round(delay.p50)} ms, 99 % under ${Math.round(delay.p99)} ms`) : null);
}

/** The honest word beside every switch that lets restricted content play. */
function caveat(windows) {
  const hours = windows.map(({ category, from, to }) => `${category} from ${from} to ${to}`).join(', ');
  return [
    h('p', {}, h('strong', {}, `Restricted content is switched on: ${hours}.`)),
    h('p', {}, 'It is blocked while anybody may be a minor, has no known age, or is too small to verify. Vision cannot promise ‘never’: about 3 teenagers in 1,000 pass. The check also blocks for 30 to 40 % of adults, women and some ethnic groups more than others.'),
  ];
}
