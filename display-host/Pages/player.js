// A screen: a link that brings programs, a playlist that decides what is on, a stage that shows it.
import { Library } from '/screens/library.js';
import { Link } from '/screens/link.js';
import { Playlist } from '/screens/playlist.js';
import { Plays } from '/screens/plays.js';
import { Stage } from '/screens/stage.js';
import { Vitals } from '/screens/vitals.js';

const ground = document.getElementById('stage');
const path = ground.dataset.path;

// The token has become a cookie; it need not stay in the address.
history.replaceState(null, '', path);

const library = new Library();
const stage = new Stage(ground, library);
const link = new Link(path + '/link', {
  program: message => playlist.take(message),
  proved: message => plays.forget(message.ids),
  ping: () => vitals.tell(),
  picture: question => vitals.send(question),
  open: () => plays.again(),
});
const vitals = new Vitals(ground, word => link.say(word));
const plays = new Plays(path, link);
const playlist = new Playlist(path, stage, library, link, plays);

playlist.resume();
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
