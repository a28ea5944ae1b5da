// Two people changed one item: both changes are shown, and the person decides what becomes of theirs.

import { fieldsOf } from './api.js';
import { confirm } from './dialogs.js';
import { h } from './dom.js';
import { dateTime } from './time.js';
import { t } from './words.js';

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** base: what this person's change was made from; mine: with it; theirs: the item as it is now. What the form shall show next; null to go on as it is. */
export async function reconcile(fields, base, mine, theirs) {
  const other = fieldsOf(theirs);
  const names = Object.keys(mine);
  const changed = names.filter(name => !same(base[name], mine[name]));
  const differing = names.filter(name => !same(other[name], mine[name]) || !same(other[name], base[name]));
  const label = name => fields.find(field => field.name === name)?.label ?? name;
  const table = h('table', { class: 'differences' },
    h('thead', {}, h('tr', {}, [t('conflict.field'), t('conflict.theirs'), t('conflict.yours')].map(words => h('th', { scope: 'col' }, words)))),
    h('tbody', {}, differing.map(name => h('tr', {}, h('th', { scope: 'row' }, label(name)), h('td', {}, shown(other[name])), h('td', {}, shown(mine[name]))))));
  const keep = await confirm({
    title: t('conflict.title'),
    text: theirs.deletedAt ? t('conflict.deleted', { by: theirs.changedBy, at: dateTime(theirs.changedAt) }) : t('conflict.text', { by: theirs.changedBy, at: dateTime(theirs.changedAt) }),
    body: table,
    yes: t('conflict.reapply'),
  });
  return keep ? { ...other, ...Object.fromEntries(changed.map(name => [name, mine[name]])) } : null;
}

function shown(value) {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(shown).join(', ');
  if (typeof value === 'object') return Object.entries(value).filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0)).map(([name, part]) => `${name}: ${shown(part)}`).join('; ') || '–';
  return String(value);
}
