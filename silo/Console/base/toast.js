// Outcomes: said once, aloud for those who listen, with a way back where there is one.

import { h } from './dom.js';
import { t } from './words.js';

const STAYS = 12_000;
const region = document.getElementById('toasts');

/** Says that something is done; undo, when given, is offered beside it. */
export function done(sentence, undo = null) {
  return put(sentence, 'good', undo);
}

export function failed(sentence) {
  return put(sentence, 'bad', null);
}

/** What was said in a dialog stays when the dialog goes. */
export const keepToasts = dialog => region.append(...dialog.querySelectorAll('.toast'));

function put(sentence, kind, undo) {
  let timer;
  const close = () => { clearTimeout(timer); element.remove(); };
  const wait = () => { clearTimeout(timer); timer = setTimeout(close, STAYS); };
  const element = h('div', { class: `toast ${kind}`, role: kind === 'bad' ? 'alert' : null, onmouseenter: () => clearTimeout(timer), onmouseleave: wait, onfocusin: () => clearTimeout(timer), onfocusout: wait },
    h('p', {}, sentence),
    undo ? h('button', { type: 'button', class: 'button small', onclick: async () => { close(); await undo(); } }, t('do.undo')) : null,
    h('button', { type: 'button', class: 'icon', 'aria-label': t('do.dismiss'), onclick: close }, '×'));
  // A dialog makes everything outside it inert, so a toast joins the topmost one.
  ([...document.querySelectorAll('dialog[open] > .toasts-here')].at(-1) ?? region).append(element);
  wait();
  return close;
}
