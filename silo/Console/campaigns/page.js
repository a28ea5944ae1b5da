// Campaigns: what was promised to whom, and how it stands.

import { list, read } from '../base/api.js';
import { selection } from '../base/bulk.js';
import { h } from '../base/dom.js';
import { edit, guard } from '../base/editor.js';
import { dateRange, datesText, daypartsField, daypartsText, mostPlaysField, priorityField, targetField, targetText } from '../base/fields.js';
import { choiceField, dateField, grouped, numberField, textField } from '../base/form.js';
import { button, empty, filters, heading, keepRead } from '../base/frame.js';
import { serverNow } from '../base/live.js';
import { note } from '../base/router.js';
import { addDays, instant, today } from '../base/time.js';
import { failed } from '../base/toast.js';
import { t } from '../base/words.js';
import { picture } from '../library/picture.js';
import { save } from './save.js';
import { amountText, bar, chart, standing } from './progress.js';

/** Progress is counted from proofs of play: it is not asked for more often than it changes. */
const EVERY = 30_000;
const GOALS = ['plays', 'share-percent', 'seconds-an-hour'];
const STANDINGS = ['behind', 'on-time', 'ahead', 'to-come', 'kept', 'missed'];
const SIGNS = { behind: '▼', 'on-time': '●', ahead: '▲', 'to-come': '○', kept: '✓', missed: '✗', unknown: '?' };
const KINDS = { behind: 'bad', missed: 'bad', ahead: 'good', 'on-time': 'good', kept: 'good' };

export async function campaignsPage(element, [open]) {
  let campaigns = [];
  let dayparts = [];
  let content = [];
  const progress = new Map();
  const chosen = selection({
    kind: 'campaigns',
    single: 'campaign',
    changed: reload,
    actions: [
      { label: t('bulk.priority'), fields: () => [priorityField()] },
      { label: t('bulk.target'), fields: () => [targetField()] },
      { label: t('bulk.until'), fields: () => [dateField('untilDate', t('field.until-date'), { required: true })] },
    ],
  });
  const look = filters(show, [t('campaigns.filter'), [['', t('campaigns.all')], ...STANDINGS.map(each => [each, t(`standing.${each}`)])]]);
  const rows = h('ul', { class: 'rows' });
  element.append(heading(t('nav.campaigns'), t('campaigns.says'), guard(button(t('campaigns.new'), () => openItem(null), 'strong'))), look.element, chosen.element, rows);
  const end = await keepRead(reload, EVERY);
  if (open) openItem(campaigns.find(each => each.id === open) ?? null);
  return end;

  async function reload() {
    [campaigns, dayparts, content] = await Promise.all([list('campaigns'), list('dayparts'), list('content')]);
    chosen.known(campaigns);
    show();
    await Promise.all(campaigns.map(async campaign => {
      try {
        progress.set(campaign.id, await read(`/campaigns/${encodeURIComponent(campaign.id)}/progress`));
      } catch {
        // A campaign whose progress cannot be read stands as unknown.
        progress.delete(campaign.id);
      }
    }));
    show();
  }

  function show() {
    const day = today(serverNow());
    const [state] = look.values();
    const words = look.search();
    const shown = campaigns.map(campaign => ({ campaign, stands: standing(campaign, progress.get(campaign.id), day) }))
      .filter(({ campaign, stands }) => (!state || stands === state) && `${campaign.name} ${campaign.advertiser ?? ''}`.toLocaleLowerCase().includes(words))
      .sort((a, b) => STANDINGS.indexOf(a.stands) - STANDINGS.indexOf(b.stands) || b.campaign.priority - a.campaign.priority || a.campaign.name.localeCompare(b.campaign.name));
    // Rows are kept where nothing changed, so that a focus in them stays.
    const known = new Map([...rows.children].map(row => [row.dataset.made, row]));
    rows.replaceChildren(...shown.map(({ campaign, stands }) => {
      const made = JSON.stringify([campaign.id, campaign.version, stands, progress.get(campaign.id)]);
      return known.get(made) ?? row(campaign, stands, made);
    }));
    if (campaigns.length === 0) rows.replaceChildren(h('li', { class: 'alone' }, empty(t('campaigns.empty'))));
  }

  function row(campaign, stands, made) {
    const known = progress.get(campaign.id);
    return h('li', { class: 'row tall', 'data-made': made, 'data-campaign': campaign.id },
      chosen.box(campaign, campaign.name),
      h('div', { class: 'grow' },
        h('div', { class: 'line' }, h('h3', {}, h('button', { type: 'button', class: 'whole', onclick: () => openItem(campaign) }, campaign.name)),
          h('span', { class: `chip ${KINDS[stands] ?? ''}`, 'data-standing': stands }, h('span', { 'aria-hidden': 'true' }, SIGNS[stands]), ` ${t(`standing.${stands}`)}`)),
        h('p', { class: 'quiet' }, [campaign.advertiser, amountText(campaign.goal, campaign.amount), datesText(campaign.fromDate, campaign.untilDate), daypartsText(campaign.dayparts, dayparts), targetText(campaign.target)].filter(Boolean).join(' · ')),
        known && stands !== 'to-come' ? bar(campaign, known) : null));
  }

  function openItem(item) {
    if (content.length === 0) return failed(t('campaigns.need-content'));
    if (item) note('campaigns', item.id);
    const day = today(serverNow());
    const opened = edit({
      kind: 'campaigns',
      item,
      title: item?.name ?? t('campaigns.new'),
      starts: { name: '', advertiser: '', content: [], target: { laneKinds: [], lanes: [], displays: [] }, dayparts: [], fromDate: day, untilDate: addDays(day, 27), priority: 50, goal: 'plays', amount: 1000, mostPlaysAnHour: null },
      fields: [
        textField('name', t('field.name'), { required: true, most: 200, half: true }),
        textField('advertiser', t('field.advertiser'), { most: 200, half: true, hint: t('field.advertiser.hint') }),
        contentField(content),
        choiceField('goal', t('field.goal'), GOALS.map(goal => [goal, t(`goal.${goal}`)]), { half: true }),
        numberField('amount', t('field.amount'), { min: 0, step: 'any', required: true, half: true, hint: t('field.amount.hint') }),
        ...dateRange(true),
        daypartsField(dayparts),
        targetField(),
        priorityField(),
        mostPlaysField(),
      ],
      wide: true,
      saved: reload,
      extra: item ? more(item) : null,
    });
    opened.element.addEventListener('close', () => note('campaigns'));
    return opened;
  }

  function more(campaign) {
    const known = progress.get(campaign.id);
    const from = new Date(instant(campaign.fromDate)).toISOString();
    const to = new Date(instant(addDays(campaign.untilDate, 1))).toISOString();
    const path = format => `/plays?campaign=${encodeURIComponent(campaign.id)}&from=${from}&to=${to}&format=${format}`;
    return h('section', { class: 'standing', 'aria-label': t('campaigns.progress') }, h('h3', {}, t('campaigns.progress')),
      known ? [bar(campaign, known), chart(campaign, known.perDay ?? [])] : h('p', { class: 'quiet' }, t('standing.unknown')),
      h('p', {}, t('campaigns.export')),
      h('div', { class: 'picks' }, [['csv', 'CSV'], ['json', 'JSON'], ['openrtb', 'OpenRTB']].map(([format, name]) => button(name, () => save(path(format), `${campaign.id}.${format === 'csv' ? 'csv' : `${format}.json`}`.replace('json.json', 'json')), 'small'))));
  }
}

/** What a campaign plays: pieces of the library that take turns. */
function contentField(content) {
  const boxes = content.map(item => [item, h('input', { type: 'checkbox', value: item.id })]);
  const field = grouped('content', t('field.content'), h('div', { class: 'choose' }, boxes.map(([item, box]) => h('label', { class: 'tile' }, box, picture(item), h('span', {}, item.title)))), {
    hint: t('field.content.hint'),
    read: () => boxes.filter(([, box]) => box.checked).map(([item]) => item.id),
    write: ids => { for (const [item, box] of boxes) box.checked = (ids ?? []).includes(item.id); },
  });
  return field;
}
