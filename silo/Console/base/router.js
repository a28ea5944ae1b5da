// Pages by the address's fragment: #/library, #/schedule/week/2026-10-19.

import { t } from './words.js';

const main = () => document.getElementById('page');
let routes = {};
let current = null;
let opened = 0;

/** The place in the address as its parts; the lanes where it names none. */
export function place() {
  const parts = location.hash.startsWith('#/') ? location.hash.slice(2).split('/').map(decodeURIComponent).filter(Boolean) : [];
  return parts[0] in routes ? parts : ['lanes'];
}

export const go = (...parts) => { location.hash = `/${parts.map(encodeURIComponent).join('/')}`; };

/** Changes the place within a page without opening it anew. What comes late, from a page that somebody has left, changes nothing. */
export function note(...parts) {
  if (place()[0] === parts[0]) history.replaceState(null, '', `#/${parts.map(encodeURIComponent).join('/')}`);
}

/** pages: {name: open}; open(element, parts) builds a page into the element and returns a function that ends it, or nothing. */
export async function start(pages, onOpened) {
  routes = pages;
  window.addEventListener('hashchange', () => open(onOpened, true));
  await open(onOpened, false);
}

/** Opens the current page anew, after what it is made from has changed. */
export const reopen = onOpened => open(onOpened, false);

async function open(onOpened, byPerson) {
  const turn = ++opened;
  const parts = place();
  current?.();
  current = null;
  const element = document.createElement('div');
  element.className = `page page-${parts[0]}`;
  main().replaceChildren(element);
  onOpened(parts[0]);
  let end;
  try {
    end = await routes[parts[0]](element, parts.slice(1));
  } catch (fault) {
    const sentence = document.createElement('p');
    sentence.className = 'banner';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = fault.message;
    element.append(sentence);
  }
  // Somebody who has gone on meanwhile gets no page that comes late.
  if (turn !== opened) return end?.();
  current = end ?? null;
  document.body.dataset.page = parts[0];
  if (byPerson) {
    const heading = element.querySelector('h1, h2') ?? main();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

/** The page's title, for people and for the browser's tab. */
export function titled(page, store) {
  document.title = store ? `${t(`nav.${page}`)} · ${store} · Actors` : `${t(`nav.${page}`)} · Actors`;
}
