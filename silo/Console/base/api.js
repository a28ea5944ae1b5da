// The store's HTTP API: everything that is edited has the same manners.

import { ask, may, me, unlock } from './key.js';
import { t } from './words.js';

const API = '/api/v1';
const TRIES = 3;

/** What the server sets itself, which no change carries. */
const ITS_OWN = ['id', 'version', 'changedAt', 'changedBy', 'deletedAt'];

export const read = async path => (await ask(API + path)).json();

/** Every item of a kind, by its path in the API; with deleted, the trash. */
export async function list(kind, deleted = false) {
  return (await read(`/${kind}${deleted ? '?deleted=true' : ''}`)).items;
}

export const one = (kind, id) => read(`/${kind}/${encodeURIComponent(id)}`);

/** What a change of an item sends. */
export const fieldsOf = item => Object.fromEntries(Object.entries(item).filter(([name]) => !ITS_OWN.includes(name)));

/** Makes sure that there is a key and that it may write; false when the person gave up. */
export async function allowed(role = 'operator') {
  if (!await unlock()) return false;
  if (may(role)) return true;
  throw Object.assign(new Error(t('access.refused', { name: me().name, role: t(`role.${me().role}`), needed: t(`role.${role}`) })), { status: 403 });
}

/** Sends a change; one that gets no answer is sent again with the same idempotency key, so that it happens once. */
export async function change(method, path, body, headers = {}) {
  const idempotency = { 'Idempotency-Key': randomId(), ...headers };
  const form = body instanceof FormData || body instanceof Blob;
  for (let left = TRIES; ; left--) {
    try {
      const response = await ask(API + path, {
        method,
        headers: body === undefined || form ? idempotency : { 'Content-Type': 'application/json', ...idempotency },
        body: body === undefined || form ? body : JSON.stringify(body),
      });
      return response.status === 204 ? null : await response.json().catch(() => null);
    } catch (fault) {
      if (fault.status !== 0 || left <= 1) throw fault;
      await new Promise(resolve => setTimeout(resolve, 700));
    }
  }
}

const at = (kind, id) => `/${kind}/${encodeURIComponent(id)}`;

export const make = (kind, fields) => change('POST', `/${kind}`, fields);

/** Replaces an item, if it still has the version that the change was made from. */
export const replace = (kind, item, fields) => change('PUT', at(kind, item.id), fields, { 'If-Match': `"${item.version}"` });

export const remove = (kind, item) => change('DELETE', at(kind, item.id), undefined, { 'If-Match': `"${item.version}"` });

export const restore = (kind, id) => change('POST', `${at(kind, id)}/restore`);

export const bulk = edits => change('POST', '/bulk', { edits });

/** 128 random bits; works on pages without TLS, too, where crypto.randomUUID is missing. */
export const randomId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
