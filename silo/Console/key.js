// The operator key: from the address's fragment, which no server ever sees, or typed in; kept for this tab only.

const KEPT = 'actors-key';
const dialog = document.getElementById('key-dialog');
const form = document.getElementById('key-form');
const field = document.getElementById('key-field');
const error = document.getElementById('key-error');

let key = sessionStorage.getItem(KEPT);
let waiting = [];
const listeners = [];

export const isUnlocked = () => key !== null;

export const headers = () => key === null ? {} : { Authorization: `Bearer ${key}` };

export const onKeyChanged = listener => listeners.push(listener);

/** Asks a store; returns the response, or throws an Error whose message is a sentence for people. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, cache: 'no-store', headers: { ...headers(), ...options.headers } });
  } catch {
    throw new Error('The store does not answer; nothing was changed.');
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) forget();
  throw Object.assign(new Error(problem.detail ?? `The store answered ${response.status}.`), { status: response.status });
}

/** Takes the key out of the address, so that it stays in no history and no bookmark. */
export async function adoptFragment() {
  const offered = new URLSearchParams(location.hash.slice(1)).get('key');
  if (offered !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    key = offered;
  }
  if (key === null) return;
  try {
    await verify();
  } catch (refusal) {
    if (refusal.status === 401) show(refusal.message);
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
  await ask('/api/v1/screens');
  sessionStorage.setItem(KEPT, key);
  for (const listener of listeners) listener();
}

function forget() {
  key = null;
  sessionStorage.removeItem(KEPT);
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
  if (!/^[\x21-\x7e]+$/.test(offered)) return show('A key has only letters, digits, - and _.');
  key = offered;
  try {
    await verify();
    dialog.close();
    settle(true);
  } catch (refusal) {
    forget();
    show(refusal.message);
  }
});

dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => settle(isUnlocked()));
