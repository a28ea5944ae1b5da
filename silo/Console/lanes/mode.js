// The switch of a lane's mode.

import { allowed } from '../base/api.js';
import { h } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { ask } from '../base/key.js';
import { t } from '../base/words.js';

const MODES = ['off', 'count-only', 'demographics'];

const dialog = document.getElementById('mode-dialog');
const form = document.getElementById('mode-form');
const why = document.getElementById('mode-why');
const notice = document.getElementById('mode-notice');
const link = document.getElementById('mode-link');
const submit = document.getElementById('mode-submit');
const error = document.getElementById('mode-error');
let asked = null;

/** Three buttons; the one in force is pressed. Returns the element and a function that shows a lane's mode. */
export function modeSwitch(lane) {
  let view = lane;
  const refusal = h('p', { class: 'error', role: 'alert', hidden: true });
  const buttons = MODES.map(mode =>
    h('button', { type: 'button', title: t(`mode.${mode}.says`), 'data-mode': mode, 'aria-pressed': 'false', onclick: () => choose(mode) }, t(`mode.${mode}`)));
  guard(...buttons);
  const element = h('div', { class: 'mode' },
    h('div', { class: 'segments', role: 'group', 'aria-label': t('mode.of', { name: lane.name }) }, buttons),
    refusal);

  async function choose(mode) {
    refusal.hidden = true;
    if (mode === view.mode) return;
    try {
      if (!await allowed()) return;
      if (mode === 'demographics') await confirmNotice(view);
      else await change(view, mode, false);
    } catch (fault) {
      refusal.textContent = fault.message;
      refusal.hidden = false;
    }
  }

  return {
    element,
    update(next) {
      view = next;
      for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.mode === next.mode));
    },
  };
}

function change(lane, mode, noticeIsUp) {
  return ask(`/api/v1/lanes/${encodeURIComponent(lane.lane)}/mode`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mode, noticeIsUp }),
  });
}

/** Demographics begins only with a person's word that the notice is up. */
function confirmNotice(lane) {
  asked = lane;
  why.textContent = t('mode.why', { name: lane.name });
  link.href = lane.notice;
  notice.checked = false;
  submit.disabled = true;
  error.hidden = true;
  dialog.showModal();
}

notice.addEventListener('change', () => { submit.disabled = !notice.checked; });
dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
form.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await change(asked, 'demographics', notice.checked);
    dialog.close();
  } catch (fault) {
    error.textContent = fault.message;
    error.hidden = false;
  }
});
