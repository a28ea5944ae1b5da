// Who changed what: every change, newest first.

import { read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, instantField } from '../base/form.js';
import { empty, filters, heading } from '../base/frame.js';
import { serverNow } from '../base/live.js';
import { dateTime, figure } from '../base/time.js';
import { t, word } from '../base/words.js';

const DAYS = 7;
const MOST = 1000;
const ACTIONS = ['make', 'put', 'delete', 'restore', 'mode', 'fire', 'revoke', 'add'];
const OUTCOMES = ['done', 'refused', 'failed', 'unknown'];

/** What was done to one thing; a first version is a creation. */
const actionOf = item => item.action === 'put' && item.before === null ? 'make' : item.action;

export async function auditPage(element) {
  let changes = [];
  const dates = form([instantField('from', t('audit.from'), { half: true, hint: '' }), instantField('to', t('audit.to'), { half: true, hint: '' })]);
  dates.write({ from: new Date(serverNow() - DAYS * 864e5).toISOString(), to: null });
  dates.element.classList.add('inline');
  dates.element.addEventListener('change', reload);
  dates.element.addEventListener('submit', event => event.preventDefault());
  const look = filters(show,
    [t('audit.what'), [['', t('audit.all-actions')], ...ACTIONS.map(action => [action, t(`action.${action}`)])]],
    [t('audit.result'), [['', t('audit.all-results')], ...OUTCOMES.map(outcome => [outcome, t(`outcome.${outcome}`)])]]);
  const count = h('p', { class: 'quiet count-line', role: 'status' });
  const table = h('tbody');
  element.append(heading(t('nav.audit'), t('audit.says')), look.element, dates.element, count,
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('nav.audit') }, h('table', { class: 'list' },
      h('thead', {}, h('tr', {}, ['at', 'by', 'what', 'item', 'result'].map(name => h('th', { scope: 'col' }, t(`audit.${name}`))))), table)));
  await reload();

  async function reload() {
    const { from, to } = dates.read();
    const query = [`limit=${MOST}`, from ? `from=${encodeURIComponent(from)}` : '', to ? `to=${encodeURIComponent(to)}` : ''].filter(Boolean).join('&');
    try {
      const answer = await read(`/audit?${query}`);
      changes = answer.items;
      show();
    } catch (fault) {
      dates.refuse(fault);
    }
  }

  function show() {
    const words = look.search();
    const [action, outcome] = look.values();
    const shown = changes.filter(change =>
      (!action || change.items.some(item => actionOf(item) === action))
      && (!outcome || change.result === outcome || (outcome === 'done' && change.result === 'repeated'))
      && `${change.by} ${change.account} ${change.items.map(item => `${item.what} ${item.id} ${word('what', item.what)}`).join(' ')}`.toLocaleLowerCase().includes(words));
    count.textContent = t('audit.count', { shown: figure(shown.length), n: changes.length });
    table.replaceChildren(...shown.map(change => h('tr', {},
      h('td', {}, h('time', { datetime: change.at }, dateTime(change.at))),
      h('td', {}, change.by, h('span', { class: 'quiet' }, ` ${word('role', change.role)}`)),
      h('td', {}, [...new Set(change.items.map(item => word('action', actionOf(item))))].join(', ')),
      h('td', {}, h('ul', { class: 'plain-list' }, change.items.map(item => h('li', {}, `${word('what', item.what)} ${item.id}`, item.after && item.what !== 'account' ? h('span', { class: 'quiet' }, ` ${[item.before, item.after].filter(Boolean).join(' → ')}`) : null)))),
      h('td', {}, h('span', { class: `chip ${{ done: 'good', repeated: 'good', refused: 'warn', failed: 'bad', unknown: 'bad' }[change.result] ?? ''}` }, word('outcome', change.result))))));
    if (changes.length === 0) table.replaceChildren(h('tr', {}, h('td', { colspan: 5 }, empty(t('audit.empty')))));
  }
}
