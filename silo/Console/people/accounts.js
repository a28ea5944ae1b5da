// Who may use this store: accounts, their roles, and their keys, which are shown once.

import { allowed, change, read } from '../base/api.js';
import { confirm, sheet } from '../base/dialogs.js';
import { h } from '../base/dom.js';
import { choiceField, form, textField } from '../base/form.js';
import { button, empty, heading } from '../base/frame.js';
import { isUnlocked, may, me, unlock } from '../base/key.js';
import { dateTime } from '../base/time.js';
import { done, failed } from '../base/toast.js';
import { t } from '../base/words.js';

const ROLES = ['viewer', 'operator', 'admin'];

export async function accountsPage(element) {
  const rows = h('ul', { class: 'rows' });
  const make = button(t('accounts.new'), openNew, 'strong');
  element.append(heading(t('nav.accounts'), t('accounts.says'), may('admin') ? make : null), mine(), rows);
  await reload();

  function mine() {
    return h('section', { class: 'card', 'aria-label': t('accounts.you') }, h('h3', {}, t('accounts.you')),
      me() ? h('p', {}, t('accounts.me', { name: me().name, role: t(`role.${me().role}`) })) : [h('p', {}, t('accounts.locked')), button(t('header.unlock'), unlock)],
      h('dl', { class: 'pairs' }, ROLES.map(role => h('div', {}, h('dt', {}, t(`role.${role}`)), h('dd', {}, t(`role.${role}.says`))))));
  }

  async function reload() {
    if (!isUnlocked()) return rows.replaceChildren(h('li', { class: 'alone' }, empty(t('accounts.unlock'))));
    if (!may('admin')) return rows.replaceChildren(h('li', { class: 'alone' }, empty(t('accounts.admins-only'))));
    const accounts = await read('/accounts');
    return rows.replaceChildren(...accounts.map(row));
  }

  function row(account) {
    const over = account.revokedAt;
    return h('li', { class: over ? 'row over' : 'row', 'data-account': account.id },
      h('div', { class: 'grow' }, h('div', { class: 'line' }, h('h3', {}, account.name), h('span', { class: 'chip' }, t(`role.${account.role}`)), over ? h('span', { class: 'chip bad' }, t('accounts.revoked', { at: dateTime(over) })) : null),
        h('p', { class: 'quiet' }, [account.id, t('accounts.made', { at: dateTime(account.createdAt), by: account.createdBy })].join(' · '))),
      over ? null : button(t('accounts.revoke'), () => revoke(account), 'small danger'));
  }

  async function revoke(account) {
    if (!await confirm({ title: t('accounts.revoke-title', { name: account.name }), text: t('accounts.revoke-text'), yes: t('accounts.revoke'), danger: true })) return;
    try {
      await change('DELETE', `/accounts/${encodeURIComponent(account.id)}`);
      done(t('accounts.revoked-now', { name: account.name }));
      await reload();
    } catch (fault) {
      failed(fault.message);
    }
  }

  async function openNew() {
    try {
      if (!await allowed('admin')) return;
    } catch (fault) {
      failed(fault.message);
      return;
    }
    const values = form([textField('name', t('field.name'), { required: true, most: 200 }), choiceField('role', t('accounts.role'), ROLES.map(role => [role, t(`role.${role}`)]))]);
    const save = h('button', { type: 'button', class: 'button strong', onclick: send }, t('do.make'));
    const opened = sheet({ title: t('accounts.new'), body: [values.element], actions: [h('button', { type: 'button', class: 'button', onclick: () => opened.close() }, t('do.cancel')), save] });
    values.element.addEventListener('submit', event => { event.preventDefault(); void send(); });
    values.element.querySelector('input').focus();

    async function send() {
      if (!values.check()) return;
      try {
        const made = await change('POST', '/accounts', values.read());
        opened.close(true);
        showKey(made);
        await reload();
      } catch (fault) {
        values.refuse(fault);
      }
    }
  }
}

/** The one time that anybody sees an account's key. */
function showKey(made) {
  const field = h('input', { type: 'text', readonly: true, class: 'mono', value: made.key, 'aria-label': t('accounts.key') });
  const said = h('p', { role: 'status' });
  const copy = button(t('do.copy'), async () => {
    field.select();
    try {
      // Only pages with TLS or of this machine may write to the clipboard; elsewhere the text is selected and can be copied by hand.
      await navigator.clipboard.writeText(made.key);
      said.textContent = t('accounts.copied');
    } catch {
      said.textContent = t('accounts.copy-by-hand');
    }
  }, 'strong');
  const opened = sheet({ title: t('accounts.key-title', { name: made.name }), body: [h('p', {}, t('accounts.key-says')), h('div', { class: 'key-line' }, field, copy), said], actions: [button(t('do.close'), () => opened.close())] });
  copy.focus();
}
