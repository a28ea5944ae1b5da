// Asks for the page that the console has for it, and becomes that page: without an origin, bound by this file's policy and not by the console's own.

addEventListener('message', event => {
  if (event.source !== parent || typeof event.data !== 'string') return;
  document.open();
  document.write(event.data);
  document.close();
}, { once: true });
parent.postMessage('stage', '*');
