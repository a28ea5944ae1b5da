// What every page looks alike in: its heading with actions, what stands there when there is nothing, and reading again while it is seen.

import { h } from './dom.js';
import { t } from './words.js';

const AGAIN = 10_000;

export function heading(title, says, ...actions) {
  return h('header', { class: 'page-head' },
    h('div', {}, h('h2', { class: 'page-title' }, title), says ? h('p', { class: 'quiet' }, says) : null),
    h('div', { class: 'page-actions' }, actions));
}

export const empty = (sentence, action = null) => h('div', { class: 'empty' }, h('p', {}, sentence), action);

export const button = (label, onclick, kind = '') => h('button', { type: 'button', class: `button ${kind}`.trim(), onclick }, label);

/** Calls read() now and, while the page is seen and nobody is editing, every ten seconds; the returned function ends that. */
export async function keepRead(read, every = AGAIN) {
  await read();
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible' || document.querySelector('dialog[open]')) return;
    // A failure is not said each time: the connection's state stands in the header.
    read().catch(() => {});
  }, every);
  return () => clearInterval(timer);
}

/** A list that people can sort, search and look through: text input and selects that call back when they change. */
export function filters(onChange, ...selects) {
  const search = h('input', { type: 'search', placeholder: t('filter.search'), 'aria-label': t('filter.search'), oninput: onChange });
  const made = selects.map(([label, choices]) => h('select', { 'aria-label': label, onchange: onChange }, choices.map(([value, words]) => h('option', { value }, words))));
  return { element: h('div', { class: 'filters', role: 'search' }, search, made), search: () => search.value.trim().toLocaleLowerCase(), values: () => made.map(select => select.value) };
}
