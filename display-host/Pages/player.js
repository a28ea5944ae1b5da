// A screen: a link that brings programs, a playlist that decides what is on, a screen that shows it, and a watchdog that
// loads the page again when it does not.
import { Clock } from '/screens/clock.js';
import { Library } from '/screens/library.js';
import { Link } from '/screens/link.js';
import { Playlist } from '/screens/playlist.js';
import { Plays, uuid } from '/screens/plays.js';
import { Screen } from '/screens/scene.js';
import { Shelf } from '/screens/shelf.js';
import { Vitals } from '/screens/vitals.js';
import { Watchdog } from '/screens/watchdog.js';

const ground = document.getElementById('stage');
const path = ground.dataset.path;

// The token has become a cookie; it need not stay in the address.
history.replaceState(null, '', path);

const life = uuid();
const clock = new Clock();
const library = new Library();
const link = new Link(path + '/link', clock, {
  program: message => playlist.take(message),
  proved: message => plays.forget(message.ids),
  ping: () => vitals.tell(),
  picture: question => vitals.send(question),
  left: message => plays.left(message.ids),
  open: () => {
    plays.open();
    watchdog.tell();
  },
});
const vitals = new Vitals(ground, word => link.say(word));
const plays = new Plays(path, life, link, clock);
const screen = new Screen(ground, library, plays);
const playlist = new Playlist(new Shelf(path, life), screen, library, link, plays, clock);
const watchdog = new Watchdog(path, screen, link, playlist);

await playlist.resume();
link.open();
keepForOffline();

/** Lets a reload without the server find this page again. Browsers allow it on https and on the machine itself only. */
async function keepForOffline() {
  if (!('serviceWorker' in navigator)) {
    return;
  }

  await navigator.serviceWorker.register('/screens/worker.js', { scope: '/screens/' });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: path });
}
