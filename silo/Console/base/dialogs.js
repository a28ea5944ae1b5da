// Dialogs: a sheet for editing, a small one for a question. The browser keeps the focus inside and gives it back.

import { h, uniqueId } from './dom.js';
import { keepToasts } from './toast.js';
import { t } from './words.js';

/**
 * Opens a sheet. body and actions are elements; leave, when given, is asked before it closes and may refuse by returning false.
 * Returns {element, close(force)}; onClose is called once it is gone.
 */
export function sheet({ title, body, actions = [], wide = false, leave = null, onClose = null }) {
  const id = uniqueId('sheet');
  const element = h('dialog', { class: wide ? 'sheet wide' : 'sheet', 'aria-labelledby': id },
    h('div', { class: 'sheet-head' },
      h('h2', { id, tabindex: '-1' }, title),
      h('button', { type: 'button', class: 'icon', 'aria-label': t('do.close'), onclick: () => close() }, '×')),
    h('div', { class: 'body' }, body),
    actions.length > 0 ? h('div', { class: 'sheet-foot' }, actions) : null,
    h('div', { class: 'toasts toasts-here', role: 'status' }));
  document.body.append(element);
  element.addEventListener('cancel', event => { event.preventDefault(); close(); });
  element.addEventListener('close', () => {
    keepToasts(element);
    element.remove();
    onClose?.();
  });
  element.showModal();
  element.querySelector('[data-first]')?.focus();

  async function close(force = false) {
    if (!element.open || (!force && leave && !await leave())) return;
    element.close();
  }

  return { element, close };
}

/** Asks yes or no; true for yes. */
export function confirm({ title, text, yes, danger = false, body = null }) {
  return new Promise(resolve => {
    let answer = false;
    const id = uniqueId('question');
    const element = h('dialog', { class: 'question', 'aria-labelledby': id },
      h('form', { method: 'dialog' },
        h('h2', { id }, title),
        text ? h('p', {}, text) : null,
        body,
        h('div', { class: 'actions' },
          h('button', { type: 'button', class: 'button', onclick: () => element.close(), autofocus: true }, t('do.cancel')),
          h('button', { type: 'submit', class: danger ? 'button danger' : 'button strong', onclick: () => { answer = true; } }, yes))));
    document.body.append(element);
    element.addEventListener('close', () => { element.remove(); resolve(answer); });
    element.showModal();
  });
}
