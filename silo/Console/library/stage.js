// Becomes the page that the console hands it: without an origin, bound by this file's policy and not by the console's own.

addEventListener('message', event => {
  if (event.source !== parent || typeof event.data !== 'string') return;
  document.open();
  document.write(event.data);
  document.close();
}, { once: true });
