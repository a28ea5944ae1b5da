// Editing one item: a sheet with its fields; a refusal beside the field; nothing of somebody else's overwritten unseen.

import { allowed, fieldsOf, make, one, remove, replace, restore } from './api.js';
import { reconcile } from './conflict.js';
import { confirm, sheet } from './dialogs.js';
import { h } from './dom.js';
import { form } from './form.js';
import { may } from './key.js';
import { dateTime } from './time.js';
import { done, failed } from './toast.js';
import { t } from './words.js';

/**
 * Opens the editor. kind: path in the API; item: the item, or null for a new one; starts: a new item's values; fields: its fields;
 * saved(item): after a change; extra(item): an element below the fields. Returns the sheet.
 */
export function edit({ kind, item, title, starts = {}, fields, saved, extra = null, wide = false, removable = true }) {
  const values = form(fields);
  let base = item ? fieldsOf(item) : starts;
  let current = item;
  values.write(base);
  let untouched = JSON.stringify(values.read());
  const save = h('button', { type: 'submit', class: 'button strong' }, item ? t('do.save') : t('do.make'));
  const away = item && removable ? h('button', { type: 'button', class: 'button danger', onclick: takeAway }, t('do.delete')) : null;
  const opened = sheet({
    title,
    wide,
    body: [
      values.element,
      extra,
      item ? h('p', { class: 'quiet stamp' }, t('item.stamp', { by: item.changedBy, at: dateTime(item.changedAt), version: item.version })) : null,
    ].filter(Boolean),
    actions: [away, h('span', { class: 'grow' }), h('button', { type: 'button', class: 'button', onclick: () => opened.close() }, t('do.cancel')), save],
    leave: () => JSON.stringify(values.read()) === untouched || confirm({ title: t('editor.leave'), text: t('editor.leave.text'), yes: t('editor.leave.yes'), danger: true }),
  });
  guard(save, away);
  if (!may('operator')) for (const control of values.element.querySelectorAll('input, select, textarea, button')) control.disabled = true;
  // The button lies in the sheet's foot, outside the form.
  save.addEventListener('click', store);
  values.element.addEventListener('submit', event => { event.preventDefault(); void store(); });
  (opened.element.querySelector('form [data-first], form input:not([type=checkbox]), form select, form textarea') ?? save).focus();
  return { ...opened, values };

  async function store() {
    if (!values.check()) return;
    save.disabled = true;
    try {
      if (!await allowed()) return;
      const next = { ...base, ...values.read() };
      finish(current ? await replace(kind, current, next) : await make(kind, next), t(current ? 'editor.saved' : 'editor.made', { name: next.name ?? next.title ?? '' }));
    } catch (fault) {
      if (fault.status === 412 && current) await meetOther();
      else values.refuse(fault);
    } finally {
      save.disabled = !may('operator');
    }
  }

  async function meetOther() {
    const theirs = await one(kind, current.id);
    const mine = { ...base, ...values.read() };
    const merged = await reconcile(fields, base, mine, theirs);
    if (!merged) return;
    current = theirs;
    base = fieldsOf(theirs);
    values.write(base);
    untouched = JSON.stringify(values.read());
    values.write(merged);
  }

  async function takeAway() {
    if (await withUndo(kind, current, saved)) opened.close(true);
  }

  function finish(result, sentence) {
    opened.close(true);
    done(sentence);
    saved?.(result);
  }
}

/** Deletes an item and offers to restore it; true once it is gone. */
export async function withUndo(kind, item, changed) {
  try {
    if (!await allowed()) return false;
    await remove(kind, item);
  } catch (fault) {
    failed(fault.message);
    return false;
  }
  changed?.(null);
  done(t('editor.deleted', { name: item.name ?? item.title ?? item.id }), async () => {
    try {
      const back = await restore(kind, item.id);
      done(t('editor.restored', { name: item.name ?? item.title ?? item.id }));
      changed?.(back);
    } catch (fault) {
      failed(fault.message);
    }
  });
  return true;
}

/** Disables what this person's role does not allow, and says why. */
export function guard(...controls) {
  for (const control of controls) {
    if (!control || may('operator')) continue;
    control.disabled = true;
    control.title = t('access.needs-operator');
    control.setAttribute('aria-describedby', 'access-note');
  }
  return controls[0];
}
