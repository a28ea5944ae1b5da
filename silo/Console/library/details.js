// One piece of content: what it looks like, what it is, where it plays, and its settings.

import { allowed, list } from '../base/api.js';
import { sheet } from '../base/dialogs.js';
import { h } from '../base/dom.js';
import { edit, guard } from '../base/editor.js';
import { chipsField, choiceField, grouped, instantField, numberField, textField, toggleField } from '../base/form.js';
import { done } from '../base/toast.js';
import { lanesInOrder } from '../base/live.js';
import { t, word } from '../base/words.js';
import { CATEGORIES, badges, facts } from './facts.js';
import { fileOf, picture } from './picture.js';
import { fileButton, send } from './upload.js';

const AGES = ['0-17', '18-34', '35-54', '55+'];

export function details(item, { changed, closed }) {
  const preview = h('div', { class: 'preview' }, picture(item, { lively: true }),
    h('div', { class: 'about' },
      h('p', {}, facts(item)),
      h('p', { class: 'badges' }, badges(item).map(badge => h('span', { class: `chip ${badge.kind}` }, badge.words))),
      item.fileName ? h('p', { class: 'quiet' }, item.fileName) : null,
      item.sha256 ? h('p', { class: 'quiet mono', title: item.sha256 }, `SHA-256 ${item.sha256.slice(0, 16)}…`) : null,
      usage(item)));
  if (item.source === 'store-file') {
    return sheet({
      title: item.title,
      wide: true,
      body: [preview, h('p', { class: 'note' }, t('library.store-file-says')), settings(item)],
      onClose: closed,
    });
  }
  const refusal = h('p', { class: 'error', role: 'alert', hidden: true });
  const progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': t('upload.progress', { name: item.title }) });
  const button = fileButton(t('library.replace'), swap, { several: false });
  guard(button.firstChild);
  const opened = edit({ kind: 'content', item, title: item.title, fields: fields(), wide: true, saved: changed, extra: h('div', { class: 'replace' }, button, h('a', { href: fileOf(item), target: '_blank', rel: 'noopener' }, t('library.open-file')), progress, refusal) });
  opened.element.querySelector('.body').prepend(preview);
  opened.element.addEventListener('close', closed);
  return opened;

  async function swap([file]) {
    refusal.hidden = true;
    if (!file) return;
    try {
      if (!await allowed()) return;
      progress.hidden = false;
      const next = await send(file, { item, progress: share => { progress.value = share; } });
      opened.close(true);
      done(t('library.replaced', { title: item.title }));
      await changed();
      if (next) details(next, { changed, closed });
    } catch (fault) {
      refusal.textContent = fault.message;
      refusal.hidden = false;
    } finally {
      progress.hidden = true;
    }
  }
}

function fields() {
  const kinds = [...new Set(lanesInOrder().map(lane => lane.kind))];
  return [
    textField('title', t('field.title'), { required: true, most: 200 }),
    choiceField('category', t('field.category'), CATEGORIES.map(each => [each, word('category', each)]), { hint: t('field.category.hint') }),
    numberField('minimumSeconds', t('field.minimum'), { min: 1, max: 600, step: 'any', required: true, half: true, hint: t('field.minimum.hint') }),
    numberField('maximumSeconds', t('field.maximum'), { min: 1, max: 3600, step: 'any', required: true, half: true, hint: t('field.maximum.hint') }),
    instantField('availableFrom', t('field.available'), { half: true }),
    instantField('expiresAt', t('field.expires'), { half: true }),
    toggleField('rotates', t('field.rotates'), { hint: t('field.rotates.hint') }),
    audienceField(),
    chipsField('laneKinds', t('field.lane-kinds'), kinds.map(kind => [kind, word('lane-kind', kind)]), { hint: t('field.lane-kinds.hint') }),
  ];
}

/** For whom it is meant: nothing set means everybody. */
function audienceField() {
  const ages = AGES.map(age => [age, h('input', { type: 'checkbox', value: age })]);
  const gender = h('select', { 'aria-label': t('field.gender') }, ['', 'female', 'male'].map(value => h('option', { value }, value ? t(`gender.${value}`) : t('field.any-gender'))));
  const least = h('input', { type: 'number', min: 1, max: 100, 'aria-label': t('field.least-people'), placeholder: t('field.least-people') });
  const most = h('input', { type: 'number', min: 1, max: 100, 'aria-label': t('field.most-people'), placeholder: t('field.most-people') });
  return grouped('audience', t('field.audience'), [...ages.map(([age, box]) => h('label', { class: 'pick' }, box, h('span', {}, t(`age.${age}`)))), gender, least, most], {
    hint: t('field.audience.hint'),
    read() {
      const ageBands = ages.filter(([, box]) => box.checked).map(([age]) => age);
      if (ageBands.length === 0 && !gender.value && !least.value && !most.value) return null;
      return { ageBands, gender: gender.value || null, minimumPeople: Number(least.value || 0), maximumPeople: most.value ? Number(most.value) : null };
    },
    write(rule) {
      for (const [age, box] of ages) box.checked = (rule?.ageBands ?? []).includes(age);
      gender.value = rule?.gender ?? '';
      least.value = rule?.minimumPeople || '';
      most.value = rule?.maximumPeople ?? '';
    },
  });
}

/** The playlists and campaigns that it stands in. */
function usage(item) {
  const box = h('div', { class: 'usage' }, h('p', { class: 'quiet' }, t('library.looking')));
  void find();
  return box;

  async function find() {
    try {
      const [playlists, campaigns] = await Promise.all([list('playlists'), list('campaigns')]);
      const used = [
        ...playlists.filter(each => each.items.some(entry => entry.content === item.id)).map(each => ['playlists', each]),
        ...campaigns.filter(each => each.content.includes(item.id)).map(each => ['campaigns', each]),
      ];
      box.replaceChildren(used.length === 0 ? h('p', { class: 'quiet' }, t('library.unused')) : h('p', {}, t('library.used')),
        h('ul', { class: 'links' }, used.map(([page, each]) => h('li', {}, h('a', { href: `#/${page}/${encodeURIComponent(each.id)}` }, `${t(`single.${page}`)} ${each.name}`)))));
    } catch (fault) {
      box.replaceChildren(h('p', { class: 'error' }, fault.message));
    }
  }
}

function settings(item) {
  const rows = [
    [t('field.category'), word('category', item.category)],
    [t('field.minimum'), `${item.minimumSeconds} s`],
    [t('field.maximum'), `${item.maximumSeconds} s`],
    [t('field.rotates'), item.rotates ? t('do.yes') : t('do.no')],
    [t('field.lane-kinds'), (item.laneKinds ?? []).map(kind => word('lane-kind', kind)).join(', ') || t('target.everywhere')],
  ];
  return h('dl', { class: 'pairs' }, rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}
