// One screen: its picture large, its latest plays, and for each why it was played.

import { list, read } from '../base/api.js';
import { sheet } from '../base/dialogs.js';
import { h, local } from '../base/dom.js';
import { displayName } from '../base/fields.js';
import { live, onLive, serverNow } from '../base/live.js';
import { dateTime, figure } from '../base/time.js';
import { t } from '../base/words.js';
import { screenCard } from './screen.js';

const PLAYS = 50;
const HOURS = 24;

export function screenDetails(display, { closed }) {
  const card = screenCard(display, () => {});
  card.update(display);
  const timer = setInterval(() => card.tick(), 1000);
  const end = onLive((kind, view) => { if (kind === 'display' && view.id === display.id) card.update(view); });
  const plays = h('ol', { class: 'plays' }, h('li', { class: 'quiet' }, t('plays.reading')));
  const address = live.addresses.get(display.id);
  sheet({
    title: displayName(display.id),
    wide: true,
    body: [
      h('ul', { class: 'one-screen' }, card.element),
      h('p', {}, display.now?.reason ?? ''),
      h('p', { class: 'links' }, address ? h('a', { href: address, target: '_blank', rel: 'noopener' }, t('screens.open')) : h('span', { class: 'quiet' }, t('screens.unlock-to-open'))),
      h('h3', {}, t('plays.title', { hours: HOURS })),
      plays,
    ],
    onClose() {
      clearInterval(timer);
      end();
      card.end();
      closed();
    },
  });
  void showPlays(display, plays);
}

async function showPlays(display, plays) {
  try {
    const from = new Date(serverNow() - HOURS * 36e5).toISOString();
    const [answer, content] = await Promise.all([read(`/plays?display=${encodeURIComponent(local(display.id))}&from=${encodeURIComponent(from)}&newest=${PLAYS}`), list('content')]);
    const titles = new Map(content.map(item => [item.id, item.title]));
    const found = answer.plays;
    plays.replaceChildren(...found.map(each => play(each, titles.get(each.content) ?? each.content)));
    if (found.length === 0) plays.replaceChildren(h('li', { class: 'quiet' }, t('plays.none')));
  } catch (fault) {
    plays.replaceChildren(h('li', { class: 'error' }, fault.message));
  }
}

function play(proof, title) {
  const trace = h('div', { class: 'trace' });
  const details = h('details', {}, h('summary', {},
    h('time', { datetime: proof.startedAt }, dateTime(proof.startedAt)), h('span', { class: 'title' }, title),
    h('span', { class: 'quiet' }, `${figure(proof.durationSeconds, 1)} s${proof.complete === false ? ` · ${t('plays.cut')}` : ''}`)), trace);
  details.addEventListener('toggle', async () => {
    if (!details.open || trace.childElementCount > 0) return;
    try {
      const found = await read(`/plays/${encodeURIComponent(proof.proofId)}`);
      const { decision } = found;
      trace.replaceChildren(...decision
        ? [h('p', {}, decision.reason), h('p', { class: 'quiet' }, t('lane.trigger', { trigger: decision.trigger })), h('ol', { class: 'steps' }, decision.steps.map(step => h('li', {}, step)))]
        : [h('p', { class: 'quiet' }, t('plays.no-trace'))]);
    } catch (fault) {
      trace.replaceChildren(h('p', { class: 'error' }, fault.message));
    }
  });
  return h('li', {}, details);
}
