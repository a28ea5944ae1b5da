// The store now: its totals, and a card a lane.

import { h, rebuild } from '../base/dom.js';
import { live, offset, onLive } from '../base/live.js';
import { figure, ms } from '../base/time.js';
import { t } from '../base/words.js';
import { laneCard } from './lane.js';

export function lanesPage(element) {
  const totals = h('dl', { id: 'totals', class: 'totals', 'aria-label': t('lanes.totals') });
  const lanes = h('section', { id: 'lanes', class: 'lanes', 'aria-label': t('nav.lanes') });
  const cards = new Map();
  element.append(h('h2', { class: 'unseen' }, t('nav.lanes')), totals, lanes);
  for (const id of live.store?.lanes ?? live.lanes.keys()) if (live.lanes.has(id)) card(live.lanes.get(id));
  showTotals();
  const end = onLive(receive);
  const timer = setInterval(tick, 1000);

  function receive(kind, view) {
    if (kind === 'store') dropGone(view.lanes);
    else if (kind === 'lane') card(view);
    else if (kind === 'camera') cards.get(view.lane)?.camera(view);
    else if (kind === 'display') showScreens(view.lane);
    else return;
    showTotals();
  }

  function card(view) {
    let known = cards.get(view.id);
    if (!known) {
      known = laneCard(view);
      cards.set(view.id, known);
      const order = live.store?.lanes ?? [];
      const next = order.slice(order.indexOf(view.id) + 1).map(id => cards.get(id)?.element).find(Boolean);
      lanes.insertBefore(known.element, next ?? null);
      for (const camera of live.cameras.values()) if (camera.lane === view.id) known.camera(camera);
      showScreens(view.id);
    }
    known.update(view);
  }

  function dropGone(order) {
    for (const [id, known] of cards) {
      if (order.includes(id)) continue;
      known.element.remove();
      cards.delete(id);
    }
  }

  function showScreens(lane) {
    cards.get(lane)?.screens([...live.displays.values()].filter(display => display.lane === lane), live.addresses);
  }

  function showTotals() {
    const all = [...live.cameras.values()];
    const seeing = [...live.lanes.values()].filter(lane => lane.mode !== 'off' && !lane.blind);
    const longest = Math.max(...all.map(camera => camera.lifetimeMs?.max ?? 0));
    const down = all.filter(camera => camera.state === 'failed' || camera.state === 'lost').length;
    const rows = [
      [t('lanes.people-now'), figure(seeing.reduce((sum, lane) => sum + lane.audience.count, 0)), ''],
      [t('lanes.looking'), figure(seeing.reduce((sum, lane) => sum + lane.audience.looking, 0)), ''],
      [t('lanes.cameras'), t('lanes.cameras-of', { running: all.filter(camera => camera.state === 'running').length, all: all.length }), down > 0 ? 'bad' : ''],
      [t('lanes.lifetime'), longest > 0 ? `${ms(longest)} ms` : '–', longest >= 100 ? 'bad' : ''],
      [t('lanes.pictures'), '0', ''],
    ];
    rebuild(totals, rows, list => list.map(([name, value, kind]) => h('div', { class: kind }, h('dt', {}, name), h('dd', {}, value))));
  }

  function tick() {
    if (document.body.classList.contains('stale')) return;
    for (const known of cards.values()) known.tick(Date.now(), offset());
  }

  return () => { clearInterval(timer); end(); };
}
