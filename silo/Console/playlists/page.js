// Playlists: what plays after what, and for how long.

import { list } from '../base/api.js';
import { selection } from '../base/bulk.js';
import { h } from '../base/dom.js';
import { edit, guard } from '../base/editor.js';
import { textField } from '../base/form.js';
import { button, empty, filters, heading, keepRead } from '../base/frame.js';
import { note } from '../base/router.js';
import { length } from '../base/time.js';
import { t } from '../base/words.js';
import { picture } from '../library/picture.js';
import { itemsField, secondsOf } from './items.js';

const STRIP = 6;

export async function playlistsPage(element, [open]) {
  let playlists = [];
  let content = new Map();
  let used = new Map();
  const chosen = selection({ kind: 'playlists', single: 'playlist', changed: reload });
  const look = filters(show);
  const rows = h('ul', { class: 'rows' });
  element.append(heading(t('nav.playlists'), t('playlists.says'), guard(button(t('playlists.new'), () => openItem(null), 'strong'))), look.element, chosen.element, rows);
  const end = await keepRead(reload);
  if (open) openItem(playlists.find(each => each.id === open) ?? null);
  return end;

  async function reload() {
    const [made, library, entries] = await Promise.all([list('playlists'), list('content'), list('schedule')]);
    playlists = made;
    content = new Map(library.map(item => [item.id, item]));
    used = new Map(playlists.map(each => [each.id, entries.filter(entry => entry.playlist === each.id).length]));
    chosen.known(playlists);
    show();
  }

  function show() {
    const words = look.search();
    const shown = playlists.filter(each => each.name.toLocaleLowerCase().includes(words)).sort((a, b) => a.name.localeCompare(b.name));
    const known = new Map([...rows.children].map(row => [row.dataset.made, row]));
    rows.replaceChildren(...shown.map(each => {
      const made = JSON.stringify([each.id, each.version, used.get(each.id), each.items.map(item => content.get(item.content)?.version)]);
      return known.get(made) ?? row(each, made);
    }));
    if (playlists.length === 0) rows.replaceChildren(h('li', { class: 'alone' }, empty(t('playlists.empty'))));
  }

  function row(each, made) {
    return h('li', { class: 'row', 'data-made': made, 'data-playlist': each.id },
      chosen.box(each, each.name),
      h('div', { class: 'grow' },
        h('h3', {}, h('button', { type: 'button', class: 'whole', onclick: () => openItem(each) }, each.name)),
        h('p', { class: 'quiet' }, t('playlists.facts', { n: each.items.length, length: length(total(each.items)) }), ' · ', t('playlists.used', { n: used.get(each.id) ?? 0 }))),
      h('div', { class: 'strip', 'aria-hidden': 'true' }, each.items.slice(0, STRIP).map(item => content.has(item.content) ? picture(content.get(item.content)) : null),
        each.items.length > STRIP ? h('span', { class: 'quiet' }, `+${each.items.length - STRIP}`) : null));
  }

  function total(items) {
    return items.reduce((sum, item) => sum + secondsOf(item, content), 0);
  }

  function openItem(item) {
    if (item) note('playlists', item.id);
    const opened = edit({
      kind: 'playlists',
      item,
      title: item?.name ?? t('playlists.new'),
      starts: { name: '', items: [] },
      fields: [textField('name', t('field.name'), { required: true, most: 200 }), itemsField(content)],
      wide: true,
      saved: reload,
    });
    opened.element.addEventListener('close', () => note('playlists'));
  }
}
