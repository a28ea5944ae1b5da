// Several items at once: a bar that appears when something is selected, and changes that happen together or not at all.

import { allowed, bulk, fieldsOf } from './api.js';
import { sheet } from './dialogs.js';
import { h } from './dom.js';
import { guard } from './editor.js';
import { form } from './form.js';
import { done, failed } from './toast.js';
import { t } from './words.js';

/** kind: the API's path; single: its name in a bulk change; actions: [{label, fields: () => [field], apply(item, values)}]; changed: after each change. */
export function selection({ kind, single, actions = [], changed }) {
  const chosen = new Map();
  const count = h('p', { class: 'grow', role: 'status' });
  const all = h('button', { type: 'button', class: 'button small' }, t('bulk.all'));
  const buttons = actions.map(action => guard(h('button', { type: 'button', class: 'button small', onclick: () => open(action) }, action.label)));
  const away = guard(h('button', { type: 'button', class: 'button small danger', onclick: removeAll }, t('do.delete')));
  const element = h('div', { class: 'bulk', role: 'group', 'aria-label': t('bulk.label'), hidden: true },
    count, all, buttons, away, h('button', { type: 'button', class: 'button small', onclick: clear }, t('bulk.clear')));
  let known = [];
  all.addEventListener('click', () => { for (const item of known) chosen.set(item.id, item); tick(); });

  function tick() {
    element.hidden = chosen.size === 0;
    count.textContent = t('bulk.selected', { n: chosen.size });
    for (const box of document.querySelectorAll(`[data-select="${kind}"]`)) box.checked = chosen.has(box.value);
  }

  function clear() {
    chosen.clear();
    tick();
  }

  function open(action) {
    const fields = action.fields();
    const values = form(fields);
    const save = h('button', { type: 'button', class: 'button strong', onclick: send }, t('bulk.apply', { n: chosen.size }));
    const opened = sheet({ title: action.label, body: [h('p', { class: 'quiet' }, t('bulk.together', { n: chosen.size })), values.element], actions: [h('button', { type: 'button', class: 'button', onclick: () => opened.close() }, t('do.cancel')), save] });
    values.element.addEventListener('submit', event => { event.preventDefault(); void send(); });
    values.element.querySelector('input, select, textarea')?.focus();

    async function send() {
      if (!values.check()) return;
      try {
        if (!await allowed()) return;
        const read = values.read();
        const items = [...chosen.values()];
        await bulk(items.map(item => ({ edit: 'put', kind: single, id: item.id, version: item.version, item: { ...fieldsOf(item), ...(action.apply?.(item, read) ?? read) } })));
        opened.close(true);
        done(t('bulk.done', { n: items.length }));
        clear();
        changed();
      } catch (fault) {
        // After somebody else's change the list is read again, so that the next try is made from what is there now.
        if (fault.status === 412) changed();
        values.refuse(fault);
      }
    }
  }

  async function removeAll() {
    const items = [...chosen.values()];
    try {
      if (!await allowed()) return;
      await bulk(items.map(item => ({ edit: 'delete', kind: single, id: item.id, version: item.version })));
    } catch (fault) {
      failed(fault.message);
      changed();
      return;
    }
    clear();
    changed();
    done(t('bulk.deleted', { n: items.length }), async () => {
      try {
        await bulk(items.map(item => ({ edit: 'restore', kind: single, id: item.id })));
        done(t('bulk.restored', { n: items.length }));
        changed();
      } catch (fault) {
        failed(fault.message);
      }
    });
  }

  return {
    element,
    clear,

    /** A box that selects an item. */
    box(item, name) {
      const box = h('input', { type: 'checkbox', class: 'select', 'data-select': kind, value: item.id, 'aria-label': t('bulk.select', { name }) });
      box.checked = chosen.has(item.id);
      box.addEventListener('change', () => {
        if (box.checked) chosen.set(item.id, item); else chosen.delete(item.id);
        tick();
      });
      return box;
    },

    /** After a list was read again: versions are new, and what is gone is not selected any more. */
    known(items) {
      known = items;
      for (const id of [...chosen.keys()]) {
        const item = items.find(each => each.id === id);
        if (item) chosen.set(id, item); else chosen.delete(id);
      }
      tick();
    },
  };
}
