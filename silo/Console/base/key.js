// The key of whoever uses this console: from the address's fragment, which no server ever sees, or typed in; kept for this tab only.

import { t } from './words.js';

const KEPT = 'actors-key';
const RANKS = { viewer: 1, operator: 2, admin: 3 };
const dialog = document.getElementById('key-dialog');
const form = document.getElementById('key-form');
const field = document.getElementById('key-field');
const error = document.getElementById('key-error');

let key = sessionStorage.getItem(KEPT);
let account = null;
let waiting = [];
const listeners = [];

export const isUnlocked = () => key !== null;

/** Who it is: {id, name, role}; null while locked. */
export const me = () => account;

/** Whether this person may do what needs a role. Somebody without a key is asked for it when it matters. */
export const may = role => account === null || (RANKS[account.role] ?? 0) >= RANKS[role];

export const headers = () => key === null ? {} : { Authorization: `Bearer ${key}` };

export const onKeyChanged = listener => listeners.push(listener);

/** Asks a store; returns the response, or throws an Error whose message is a sentence for people. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, cache: 'no-store', headers: { ...headers(), ...options.headers } });
  } catch {
    throw Object.assign(new Error(t('key.no-answer')), { status: 0 });
  }
  if (response.ok) return response;
  throw await refusal(response);
}

/** The server's answer as an error that carries its sentences. */
async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) forget();
  return Object.assign(new Error(problem.detail ?? t('key.answered', { status: response.status })), { status: response.status, problem });
}

/** Takes the key out of the address, so that it stays in no history and no bookmark. */
export async function adoptFragment() {
  const offered = location.hash.startsWith('#/') ? null : new URLSearchParams(location.hash.slice(1)).get('key');
  if (offered !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    key = offered;
  }
  if (key === null) return;
  try {
    await verify();
  } catch (fault) {
    if (fault.status === 401) show(fault.message);
  }
}

/** Opens the dialog unless the console is unlocked; true once it is, false when the person gave up. */
export function unlock() {
  if (isUnlocked()) return Promise.resolve(true);
  show('');
  return new Promise(resolve => waiting.push(resolve));
}

export function lock() {
  forget();
}

function show(sentence) {
  error.hidden = sentence === '';
  error.textContent = sentence;
  field.value = '';
  if (!dialog.open) dialog.showModal();
  field.focus();
}

async function verify() {
  const answer = await ask('/api/v1/me');
  account = await answer.json();
  sessionStorage.setItem(KEPT, key);
  tell();
}

function forget() {
  key = null;
  account = null;
  sessionStorage.removeItem(KEPT);
  tell();
}

function tell() {
  for (const listener of listeners) listener();
}

function settle(unlocked) {
  const settled = waiting;
  waiting = [];
  for (const resolve of settled) resolve(unlocked);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  // Header values are bytes: anything else in the field is no key, and fetch would throw over it.
  const offered = field.value.trim();
  if (!/^[\x21-\x7e]+$/.test(offered)) return show(t('key.characters'));
  key = offered;
  try {
    await verify();
    dialog.close();
    settle(true);
  } catch (fault) {
    forget();
    show(fault.message);
  }
});

dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => settle(isUnlocked()));
