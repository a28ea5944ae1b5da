// Keeps the player itself, so that a screen that is switched on without the server still plays. Content is kept by the page.
const SHELL = 'actors-player';
const PARTS = [
  'player.css', 'player.js', 'clock.js', 'frames.js', 'library.js', 'link.js', 'notebook.js', 'picture.js', 'playlist.js', 'plays.js', 'reel.js', 'scene.js', 'shelf.js', 'spot.js', 'stage.js', 'stills.js', 'timetable.js',
  'vitals.js', 'watchdog.js', 'stage.html',
].map(name => `/screens/${name}`);

// A server that does not answer at all must not keep the screen dark.
const PATIENCE = 2500;

self.addEventListener('install', event => {
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(PARTS)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('message', event => {
  if (typeof event.data?.keep === 'string') {
    event.waitUntil(caches.open(SHELL).then(cache => cache.add(event.data.keep)).catch(() => {}));
  }
});

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && url.pathname.split('/').length === 5;
  if (event.request.method === 'GET' && url.origin === location.origin && (isPage || PARTS.includes(url.pathname))) {
    event.respondWith(fresh(event.request, url.pathname));
  }
});

async function fresh(request, path) {
  const cache = await caches.open(SHELL);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) {
      await cache.put(path, response.clone());
    }

    if (response.status < 500) {
      return response;
    }
  } catch {
    // The kept copy answers.
  }

  return await cache.match(path) ?? Response.error();
}
