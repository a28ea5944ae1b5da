// What the console says, in the reader's language. What the server says stays as it comes.

import de from '../words/de.js';
import en from '../words/en.js';

const KEPT = 'actors-language';
const DICTIONARIES = { en, de };

/** Each language by its own name. */
export const LANGUAGES = Object.entries(DICTIONARIES).map(([code, words]) => [code, words['language.name']]);

export const language = chosen();
const words = DICTIONARIES[language];
const plurals = new Intl.PluralRules(language);
document.documentElement.lang = language;

function chosen() {
  const kept = localStorage.getItem(KEPT);
  if (kept in DICTIONARIES) return kept;
  return (navigator.languages ?? [navigator.language]).map(tag => tag.slice(0, 2)).find(code => code in DICTIONARIES) ?? 'en';
}

/** Remembers the language and starts the page again in it; the key and the place stay. */
export function speak(code) {
  localStorage.setItem(KEPT, code);
  location.reload();
}

/** The words of a key; {name} is replaced by a value, and {n} chooses between singular and plural. */
export function t(key, values = {}) {
  const known = words[key];
  if (known === undefined) return key;
  const sentence = typeof known === 'string' ? known : known[plurals.select(values.n)] ?? known.other;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The word for one of the server's own values, such as a kind of lane; the value itself when it is newer than this console. */
export const word = (family, value) => words[`${family}.${value}`] ?? String(value ?? '');

/** Fills what the page's own markup left open. */
export function translatePage(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t);
  for (const element of root.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', t(element.dataset.tLabel));
}
