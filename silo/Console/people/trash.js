// What was deleted and can be restored for thirty days.

import { allowed, bulk, list, restore } from '../base/api.js';
import { h } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { button, empty, filters, heading, keepRead } from '../base/frame.js';
import { serverNow } from '../base/live.js';
import { dateTime, span } from '../base/time.js';
import { done, failed } from '../base/toast.js';
import { t } from '../base/words.js';

const KEPT = 30 * 864e5;
const KINDS = [['content', 'content'], ['playlists', 'playlist'], ['schedule', 'schedule'], ['dayparts', 'daypart'], ['campaigns', 'campaign'], ['layouts', 'layout'], ['screen-hours', 'screen-hours']];

export async function trashPage(element) {
  let items = [];
  const chosen = new Map();
  const look = filters(show, [t('trash.filter'), [['', t('trash.all')], ...KINDS.map(([kind]) => [kind, t(`single.${kind}`)])]]);
  const rows = h('ul', { class: 'rows' });
  const several = guard(button(t('trash.restore-chosen'), restoreChosen, 'strong'));
  element.append(heading(t('nav.trash'), t('trash.says'), several), look.element, rows);
  return keepRead(reload);

  async function reload() {
    items = (await Promise.all(KINDS.map(async ([kind, single]) => (await list(kind, true)).map(item => ({ kind, single, item })))))
      .flat().sort((a, b) => (b.item.deletedAt ?? '').localeCompare(a.item.deletedAt ?? ''));
    show();
  }

  function show() {
    const [kind] = look.values();
    const words = look.search();
    const shown = items.filter(each => (!kind || each.kind === kind) && nameOf(each).toLocaleLowerCase().includes(words));
    for (const key of [...chosen.keys()]) if (!items.some(each => keyOf(each) === key)) chosen.delete(key);
    several.disabled = several.disabled && several.title !== '' ? true : chosen.size === 0;
    rows.replaceChildren(...shown.map(row));
    if (items.length === 0) rows.replaceChildren(h('li', { class: 'alone' }, empty(t('trash.empty'))));
  }

  function row(each) {
    const box = h('input', { type: 'checkbox', class: 'select', 'aria-label': t('bulk.select', { name: nameOf(each) }), onchange: () => {
      if (box.checked) chosen.set(keyOf(each), each); else chosen.delete(keyOf(each));
      if (!several.title) several.disabled = chosen.size === 0;
    } });
    box.checked = chosen.has(keyOf(each));
    const gone = Date.parse(each.item.deletedAt) + KEPT - serverNow();
    return h('li', { class: 'row', 'data-trash': keyOf(each) }, box,
      h('div', { class: 'grow' }, h('h3', {}, nameOf(each)), h('p', { class: 'quiet' }, [t(`single.${each.kind}`), t('trash.deleted', { at: dateTime(each.item.deletedAt), by: each.item.changedBy }), t('trash.left', { span: span(gone) })].join(' · '))),
      guard(button(t('do.restore'), () => bring([each]), 'small')));
  }

  function restoreChosen() {
    return bring([...chosen.values()]);
  }

  async function bring(list) {
    try {
      if (!await allowed()) return;
      if (list.length === 1) await restore(list[0].kind, list[0].item.id);
      else await bulk(list.map(each => ({ edit: 'restore', kind: each.single, id: each.item.id, version: each.item.version })));
      done(list.length === 1 ? t('editor.restored', { name: nameOf(list[0]) }) : t('bulk.restored', { n: list.length }));
      chosen.clear();
    } catch (fault) {
      failed(fault.message);
    }
    await reload();
  }
}

const keyOf = each => `${each.kind}/${each.item.id}`;
const nameOf = each => each.item.name ?? each.item.title ?? each.item.id;
