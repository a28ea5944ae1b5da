// The library: everything that screens can play, with what it looks like.

import { list } from '../base/api.js';
import { selection } from '../base/bulk.js';
import { h, rebuild } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { choiceField, instantField } from '../base/form.js';
import { empty, filters, heading, keepRead } from '../base/frame.js';
import { note } from '../base/router.js';
import { figure } from '../base/time.js';
import { t, word } from '../base/words.js';
import { details } from './details.js';
import { CATEGORIES, badges, facts } from './facts.js';
import { picture } from './picture.js';
import { dropPlace, fileButton, uploads } from './upload.js';

const ORDERS = {
  changed: (a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? '') || a.title.localeCompare(b.title),
  title: (a, b) => a.title.localeCompare(b.title),
  expiry: (a, b) => (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9') || a.title.localeCompare(b.title),
  size: (a, b) => (b.bytes ?? 0) - (a.bytes ?? 0),
};

export async function libraryPage(element, [open]) {
  let items = [];
  const sent = uploads(() => reload());
  const chosen = selection({
    kind: 'content',
    single: 'content',
    changed: reload,
    actions: [
      { label: t('bulk.category'), fields: () => [choiceField('category', t('field.category'), CATEGORIES.map(each => [each, word('category', each)]))] },
      { label: t('bulk.expiry'), fields: () => [instantField('expiresAt', t('field.expires'))] },
    ],
  });
  const look = filters(show,
    [t('library.filter-kind'), [['', t('library.all-kinds')], ...['image', 'video', 'html'].map(kind => [kind, word('kind', kind)])]],
    [t('library.filter-category'), [['', t('library.all-categories')], ...CATEGORIES.map(each => [each, word('category', each)])]],
    [t('library.filter-state'), [['', t('library.all-states')], ['library', t('library.uploaded')], ['store-file', t('library.store-file')], ['expired', t('library.expired')], ['soon', t('library.soon')]]],
    [t('library.order'), Object.keys(ORDERS).map(order => [order, t(`library.by-${order}`)])]);
  const count = h('p', { class: 'quiet count-line', role: 'status' });
  const grid = h('ul', { class: 'library' });
  const button = fileButton(t('upload.button'), sent.add, { kind: 'strong' });
  guard(button.firstChild);
  element.append(heading(t('nav.library'), t('library.says'), button), sent.element, look.element, chosen.element, count, grid);
  dropPlace(element, sent.add);
  const end = await keepRead(reload);
  if (open) openItem(items.find(item => item.id === open));
  return end;

  async function reload() {
    items = await list('content');
    chosen.known(items.filter(item => item.source !== 'store-file'));
    show();
  }

  function show() {
    const [kind, category, state, order] = look.values();
    const words = look.search();
    const shown = items.filter(item =>
      (!kind || item.kind === kind)
      && (!category || item.category === category)
      && (!state || item.source === state || badges(item).some(badge => badge.state === state))
      && (!words || `${item.title} ${item.fileName ?? ''} ${item.id}`.toLocaleLowerCase().includes(words))).sort(ORDERS[order]);
    count.textContent = items.length === shown.length ? t('library.count', { n: items.length }) : t('library.count-of', { shown: figure(shown.length), n: items.length });
    // A card is made anew only when its own item has changed: frames and videos would start over.
    const known = new Map([...grid.children].map(card => [card.dataset.made, card]));
    grid.replaceChildren(...shown.map(item => {
      const made = JSON.stringify([item.id, item.version, item.thumbnail, badges(item).map(badge => badge.words)]);
      return known.get(made) ?? card(item, made);
    }));
    if (items.length === 0) rebuild(grid, ['none'], () => [h('li', { class: 'alone' }, empty(t('library.empty')))]); else grid.madeFrom = null;
    for (const box of grid.querySelectorAll('input.select')) if (!box.title) box.title = box.getAttribute('aria-label');
  }

  function card(item, made) {
    return h('li', { class: 'content-card', 'data-made': made, 'data-content': item.id },
      item.source === 'store-file' ? null : chosen.box(item, item.title),
      picture(item),
      h('div', { class: 'about' },
        h('h3', {}, h('button', { type: 'button', class: 'whole', onclick: () => openItem(item) }, item.title)),
        h('p', { class: 'quiet' }, facts(item)),
        h('p', { class: 'badges' },
          badges(item).map(badge => h('span', { class: `chip ${badge.kind}` }, badge.words)),
          item.category !== 'none' ? h('span', { class: item.category === 'family' ? 'chip' : 'chip warn' }, word('category', item.category)) : null,
          item.rotates ? h('span', { class: 'chip' }, t('library.rotates')) : null)));
  }

  function openItem(item) {
    if (!item) return;
    note('library', item.id);
    details(item, { changed: reload, closed: () => note('library') });
  }
}
