// The console: one stream in, pages by the address's fragment, and what stands on every page.

import { h, text } from './base/dom.js';
import { adoptFragment, ask, headers, isUnlocked, lock, may, me, onKeyChanged, unlock } from './base/key.js';
import { live, onLive, receive } from './base/live.js';
import { navigation } from './base/navigation.js';
import { place, reopen, start, titled } from './base/router.js';
import { follow } from './base/stream.js';
import { span, timeOfDay } from './base/time.js';
import { LANGUAGES, language, speak, t, translatePage } from './base/words.js';
import { campaignsPage } from './campaigns/page.js';
import { emergencyBanner } from './emergency/banner.js';
import { emergencyPage } from './emergency/page.js';
import { lanesPage } from './lanes/page.js';
import { libraryPage } from './library/page.js';
import { accountsPage } from './people/accounts.js';
import { auditPage } from './people/audit.js';
import { trashPage } from './people/trash.js';
import { playlistsPage } from './playlists/page.js';
import { schedulePage } from './schedule/page.js';
import { screensPage } from './screens/page.js';

const PAGES = {
  lanes: lanesPage, screens: screensPage, emergency: emergencyPage, library: libraryPage, playlists: playlistsPage, schedule: schedulePage,
  campaigns: campaignsPage, trash: trashPage, accounts: accountsPage, audit: auditPage,
};
const $ = id => document.getElementById(id);
const failing = new Set();
let state = 'waiting';

translatePage();
for (const [code, name] of LANGUAGES) $('language').append(h('option', { value: code, lang: code, selected: code === language }, name));
$('language').addEventListener('change', () => speak($('language').value));
const nav = navigation($('nav'));
await adoptFragment();
const stream = follow('/api/v1/events', headers, receive, connectionChanged);
onLive((kind, view) => {
  if (kind === 'store') showStore(view);
  if (kind === 'camera') announceCamera(view);
});
onKeyChanged(keyChanged);
await keyChanged();
setInterval(tick, 1000);
$('unlock').addEventListener('click', () => isUnlocked() ? lock() : unlock());
$('dashboard').addEventListener('click', openDashboard);
document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); $('page').focus(); });
emergencyBanner($('emergency-banner'));
await known(state !== 'locked');
await start(PAGES, opened);

/** Pages name lanes and screens, and times in the store's zone: they open once the store has said what it is. */
function known(wait) {
  return new Promise(resolve => {
    const ready = () => live.store && live.lanes.size >= live.store.lanes.length;
    if (ready() || !wait) return resolve();
    const end = onLive(() => { if (ready()) { end(); resolve(); } });
    setTimeout(() => { end(); resolve(); }, 3000);
  });
}

function opened(page) {
  nav.mark(page);
  titled(page, live.store?.name);
}

/** Trades the key for a cookie, which the dashboard's own pages send; they know nothing of keys. */
async function openDashboard() {
  if (!await unlock()) return;
  try {
    await ask('/api/v1/dashboard-session', { method: 'POST' });
    location.assign('/dashboard/');
  } catch (refusal) {
    warn(refusal.message);
  }
}

function showStore(store) {
  titled(place()[0], store.name);
  text($('store'), store.name);
  text($('store-place'), store.operator === store.name ? store.zone : `${store.operator} · ${store.zone}`);
  text($('version'), `Actors ${store.version} · ${t('foot.zone', { zone: store.zone })}`);
  $('dashboard').hidden = !store.dashboard;
}

/** A failing camera is said aloud once, and so is its recovery. */
function announceCamera(camera) {
  const fails = camera.state === 'failed' || camera.state === 'lost';
  if (fails === failing.has(camera.id)) return;
  if (fails) failing.add(camera.id); else failing.delete(camera.id);
  text($('announce'), t('camera.announce', { id: camera.id, state: t(`camera.state.${camera.state}`), error: fails ? camera.error : '' }));
}

function connectionChanged(next, sentence) {
  if (state === next && next !== 'locked') return;
  state = next;
  document.body.classList.toggle('stale', next !== 'live');
  if (next === 'locked') {
    warn(sentence);
    void unlock();
  }
  tick();
}

function warn(sentence) {
  text($('lost'), sentence);
  $('lost').hidden = false;
}

async function keyChanged() {
  text($('unlock'), t(isUnlocked() ? 'header.lock' : 'header.unlock'));
  text($('who'), me() ? `${me().name} · ${t(`role.${me().role}`)}` : '');
  $('who').hidden = !me();
  $('access-note').hidden = may('operator');
  if (!may('operator')) text($('access-note'), t('access.note', { name: me().name, role: t(`role.${me().role}`) }));
  document.body.classList.toggle('unlocked', isUnlocked());
  live.addresses = new Map();
  if (isUnlocked()) {
    if (state === 'locked') {
      stream.restart();
      await known(true);
    }
    try {
      if (may('operator')) for (const screen of await (await ask('/api/v1/screens')).json()) live.addresses.set(screen.id, screen.address);
    } catch {
      // Without the addresses the screens have no links; everything else goes on.
    }
  }
  if (!document.body.dataset.page) return;
  // Somebody who was asked for the key in the middle of an edit goes on with it; the page behind waits.
  const editing = document.querySelector('dialog.sheet[open]');
  if (editing) editing.addEventListener('close', () => reopen(opened), { once: true });
  else await reopen(opened);
}

function tick() {
  const age = live.heardAt === null ? null : Date.now() - live.heardAt;
  $('connection').dataset.state = state;
  text($('connection-text'), t(`connection.${state}`));
  if (state === 'lost') {
    warn(age === null ? t('connection.no-answer') : t('connection.old', { age: span(age), at: timeOfDay(live.heardAt) }));
  } else if (state !== 'locked') {
    $('lost').hidden = true;
  }
}
