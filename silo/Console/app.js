// The console: one stream in, one card a lane out.

import { figure, h, ms, rebuild, span, text, timeOfDay } from './dom.js';
import { adoptFragment, ask, headers, isUnlocked, lock, onKeyChanged, unlock } from './key.js';
import { laneCard } from './lane.js';
import { follow } from './stream.js';

const $ = id => document.getElementById(id);
const lanes = new Map();
const cameras = new Map();
const displays = new Map();
const cards = new Map();
let addresses = new Map();
let order = [];
let state = 'waiting';
let heardAt = null; // by this page's clock
let toldAt = null; // by the server's clock
const failing = new Set();

await adoptFragment();
const stream = follow('/api/v1/events', headers, receive, connectionChanged);
onKeyChanged(keyChanged);
await keyChanged();
setInterval(tick, 1000);
$('unlock').addEventListener('click', () => isUnlocked() ? lock() : unlock());
$('dashboard').addEventListener('click', openDashboard);

function receive(kind, view) {
  heardAt = Date.now();
  if (kind === 'pulse') toldAt = Date.parse(view.at);
  else if (kind === 'store') showStore(view);
  else if (kind === 'lane') { lanes.set(view.id, view); card(view).update(view); }
  else if (kind === 'camera') { cameras.set(view.id, view); announceCamera(view); cards.get(view.lane)?.camera(view); }
  else if (kind === 'display') { displays.set(view.id, view); showScreens(view.lane); }
  showTotals();
}

/** Trades the key for a cookie, which the dashboard's own pages send; they know nothing of keys. */
async function openDashboard() {
  if (!await unlock()) return;
  try {
    await ask('/api/v1/dashboard-session', { method: 'POST' });
    location.assign('/dashboard/');
  } catch (refusal) {
    text($('lost'), refusal.message);
    $('lost').hidden = false;
  }
}

function showStore(store) {
  document.title = `${store.name} · Actors`;
  text($('store'), store.name);
  text($('store-place'), store.operator === store.name ? store.zone : store.operator);
  text($('version'), `Actors ${store.version}`);
  $('dashboard').hidden = !store.dashboard;
  order = store.lanes;
  for (const [id, known] of cards) {
    if (order.includes(id)) continue;
    known.element.remove();
    cards.delete(id);
    lanes.delete(id);
    for (const views of [cameras, displays]) for (const view of views.values()) if (view.lane === id) views.delete(view.id);
  }
}

function card(lane) {
  let known = cards.get(lane.id);
  if (!known) {
    known = laneCard(lane);
    cards.set(lane.id, known);
    const next = order.slice(order.indexOf(lane.id) + 1).map(id => cards.get(id)?.element).find(Boolean);
    $('lanes').insertBefore(known.element, next ?? null);
    for (const camera of cameras.values()) if (camera.lane === lane.id) known.camera(camera);
    showScreens(lane.id);
  }
  return known;
}

function showScreens(lane) {
  cards.get(lane)?.screens([...displays.values()].filter(display => display.lane === lane), addresses);
}

function showTotals() {
  const all = [...cameras.values()];
  const seeing = [...lanes.values()].filter(lane => lane.mode !== 'off' && !lane.blind);
  const longest = Math.max(...all.map(camera => camera.lifetimeMs?.max ?? 0));
  const down = all.filter(camera => camera.state === 'failed' || camera.state === 'lost').length;
  const rows = [
    ['People now', figure(seeing.reduce((sum, lane) => sum + lane.audience.count, 0)), ''],
    ['Looking', figure(seeing.reduce((sum, lane) => sum + lane.audience.looking, 0)), ''],
    ['Cameras running', `${all.filter(camera => camera.state === 'running').length} of ${all.length}`, down > 0 ? 'bad' : ''],
    ['Longest image lifetime', longest > 0 ? `${ms(longest)} ms` : '–', longest >= 100 ? 'bad' : ''],
    ['Pictures kept', '0', ''],
  ];
  rebuild($('totals'), rows, list => list.map(([name, value, kind]) => h('div', { class: kind }, h('dt', {}, name), h('dd', {}, value))));
}

/** A failing camera is said aloud once, and so is its recovery. */
function announceCamera(camera) {
  const fails = camera.state === 'failed' || camera.state === 'lost';
  if (fails === failing.has(camera.id)) return;
  if (fails) failing.add(camera.id); else failing.delete(camera.id);
  text($('announce'), fails ? `Camera ${camera.id} ${camera.state}. ${camera.error ?? ''}` : `Camera ${camera.id} is ${camera.state}.`);
}

function connectionChanged(next, sentence) {
  if (state === next && next !== 'locked') return;
  state = next;
  document.body.classList.toggle('stale', next !== 'live');
  if (next === 'locked') {
    lanesOff(sentence);
    unlock();
  }
  tick();
}

function lanesOff(sentence) {
  $('lost').textContent = sentence;
  $('lost').hidden = false;
}

async function keyChanged() {
  text($('unlock'), isUnlocked() ? 'Lock' : 'Unlock');
  document.body.classList.toggle('unlocked', isUnlocked());
  addresses = new Map();
  if (isUnlocked()) {
    if (state === 'locked') stream.restart();
    try {
      for (const screen of await (await ask('/api/v1/screens')).json()) addresses.set(screen.id, screen.address);
    } catch {
      // Without the addresses the screens have no links; everything else goes on.
    }
  }
  for (const lane of lanes.keys()) showScreens(lane);
}

function tick() {
  const now = Date.now();
  const age = heardAt === null ? null : now - heardAt;
  $('connection').dataset.state = state;
  text($('connection-text'), { waiting: 'Connecting', live: 'Live', lost: 'Connection lost', locked: 'Locked' }[state]);
  if (state === 'lost') {
    lanesOff(age === null
      ? 'The store does not answer. Trying again.'
      : `The store has not answered for ${span(age)}. What you see is as it was at ${timeOfDay(heardAt)}. Trying again.`);
  } else if (state !== 'locked') {
    $('lost').hidden = true;
  }
  if (state === 'live') {
    const offset = toldAt === null || heardAt === null ? 0 : toldAt - heardAt;
    for (const known of cards.values()) known.tick(now, offset);
  }
}
