// The places of a playlist: in order, moved by dragging or by keys, each with its seconds; and the library to take from.

import { h, text } from '../base/dom.js';
import { grouped } from '../base/form.js';
import { length } from '../base/time.js';
import { t, word } from '../base/words.js';
import { badges } from '../library/facts.js';
import { picture } from '../library/picture.js';

export const secondsOf = (item, content) => item.seconds ?? content.get(item.content)?.maximumSeconds ?? 0;

export function itemsField(content) {
  let items = [];
  let dragged = null;
  const rows = h('ol', { class: 'places' });
  const sum = h('p', { class: 'sum' });
  const said = h('p', { class: 'unseen', 'aria-live': 'polite' });
  const search = h('input', { type: 'search', placeholder: t('playlists.find'), 'aria-label': t('playlists.find'), oninput: showLibrary });
  const library = h('ul', { class: 'shelf', 'aria-label': t('nav.library') });
  const field = grouped('items', t('playlists.items'), h('div', { class: 'two' },
    h('div', {}, sum, rows, said),
    h('div', { class: 'from' }, search, library)), {
    read: () => items.map(({ content: id, seconds }) => ({ content: id, seconds })),
    write(next) {
      items = (next ?? []).map(item => ({ ...item }));
      show();
    },
  });
  field.element.classList.add('items');
  showLibrary();
  return field;

  function show() {
    text(sum, t('playlists.sum', { n: items.length, length: length(items.reduce((all, item) => all + secondsOf(item, content), 0)) }));
    rows.replaceChildren(...items.map(place));
    if (items.length === 0) rows.replaceChildren(h('li', { class: 'quiet none' }, t('playlists.no-items')));
  }

  function place(item, index) {
    const known = content.get(item.content);
    const title = known?.title ?? item.content;
    const seconds = h('input', { type: 'number', min: 1, max: 3600, step: 'any', placeholder: known?.maximumSeconds ?? '', 'aria-label': t('playlists.seconds-of', { title }), oninput: () => {
      item.seconds = seconds.value === '' ? null : Number(seconds.value);
      text(sum, t('playlists.sum', { n: items.length, length: length(items.reduce((all, each) => all + secondsOf(each, content), 0)) }));
    } });
    seconds.value = item.seconds ?? '';
    const row = h('li', { class: 'place', draggable: 'true' },
      h('span', { class: 'grip', 'aria-hidden': 'true' }, '⠿'),
      known ? picture(known) : h('div', { class: 'picture' }),
      h('span', { class: 'title grow' }, title, known ? badges(known).filter(badge => badge.kind).map(badge => h('span', { class: `chip ${badge.kind}` }, badge.words)) : h('span', { class: 'chip bad' }, t('playlists.gone'))),
      h('label', { class: 'seconds' }, seconds, h('span', { 'aria-hidden': 'true' }, 's')),
      step('↑', t('playlists.up', { title }), index === 0, () => move(index, index - 1, '↑')),
      step('↓', t('playlists.down', { title }), index === items.length - 1, () => move(index, index + 1, '↓')),
      step('×', t('playlists.take-out', { title }), false, () => { items.splice(index, 1); show(); say(t('playlists.taken-out', { title })); (rows.querySelectorAll('li')[Math.min(index, items.length - 1)]?.querySelector('button:last-of-type') ?? search).focus(); }));
    row.addEventListener('dragstart', event => { dragged = index; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', title); row.classList.add('dragged'); });
    row.addEventListener('dragend', () => { dragged = null; show(); });
    row.addEventListener('dragover', event => {
      if (dragged === null) return;
      event.preventDefault();
      const box = row.getBoundingClientRect();
      row.dataset.drop = event.clientY < box.top + box.height / 2 ? 'before' : 'after';
    });
    row.addEventListener('dragleave', () => { delete row.dataset.drop; });
    row.addEventListener('drop', event => {
      if (dragged === null) return;
      event.preventDefault();
      const to = index + (row.dataset.drop === 'after' ? 1 : 0);
      move(dragged, to > dragged ? to - 1 : to, null);
      dragged = null;
    });
    return row;
  }

  function step(sign, label, disabled, onclick) {
    return h('button', { type: 'button', class: 'icon', 'aria-label': label, title: label, disabled, 'data-step': sign, onclick }, sign);
  }

  /** Moves a place; the focus stays on the button that moved it, or on its sibling at the end of the list. */
  function move(from, to, sign) {
    const [item] = items.splice(from, 1);
    items.splice(to, 0, item);
    show();
    say(t('playlists.moved', { title: content.get(item.content)?.title ?? item.content, place: to + 1, all: items.length }));
    if (!sign) return;
    const buttons = [...rows.children[to].querySelectorAll('[data-step]')];
    (buttons.find(each => each.dataset.step === sign && !each.disabled) ?? buttons.find(each => !each.disabled)).focus();
  }

  function say(sentence) {
    said.textContent = sentence;
  }

  function showLibrary() {
    const words = search.value.trim().toLocaleLowerCase();
    const shown = [...content.values()].filter(item => item.title.toLocaleLowerCase().includes(words)).sort((a, b) => a.title.localeCompare(b.title));
    library.replaceChildren(...shown.map(item => h('li', {}, h('button', { type: 'button', class: 'take', 'aria-label': t('playlists.add', { title: item.title }), onclick: () => add(item) },
      picture(item), h('span', { class: 'grow' }, item.title, h('span', { class: 'quiet' }, ` ${word('kind', item.kind)}`)), h('span', { class: 'plus', 'aria-hidden': 'true' }, '+')))));
  }

  function add(item) {
    items.push({ content: item.id, seconds: null });
    show();
    say(t('playlists.added', { title: item.title, place: items.length }));
    rows.lastElementChild.scrollIntoView({ block: 'nearest' });
  }
}
