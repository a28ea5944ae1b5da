// What would a screen show at a time, and why?

import { read } from '../base/api.js';
import { h, local } from '../base/dom.js';
import { displayName } from '../base/fields.js';
import { form, choiceField, instantField, numberField } from '../base/form.js';
import { displaysInOrder, serverNow } from '../base/live.js';
import { dateTime } from '../base/time.js';
import { t, word } from '../base/words.js';
import { picture } from '../library/picture.js';

/** starts: {display, at}, from a page that asks about one screen. content(id): a piece of the library. */
export function preview({ starts = {}, content }) {
  const displays = displaysInOrder();
  const values = form([
    choiceField('display', t('preview.display'), displays.map(display => [local(display.id), displayName(display.id)])),
    instantField('at', t('preview.at'), { required: true }),
    numberField('people', t('preview.people'), { min: 0, max: 100, hint: t('preview.people.hint') }),
  ]);
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  values.element.append(h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'button strong' }, t('preview.ask'))));
  values.write({ display: starts.display ?? (displays[0] ? local(displays[0].id) : ''), at: starts.at ?? new Date(serverNow()).toISOString(), people: 0 });
  values.element.addEventListener('submit', event => { event.preventDefault(); void find(); });
  return h('section', { class: 'card preview-card', 'aria-label': t('preview.title') }, h('h3', {}, t('preview.title')), values.element, answer);

  async function find() {
    if (!values.check()) return;
    const { display, at, people } = values.read();
    const path = `/displays/${display.split('/').map(encodeURIComponent).join('/')}/preview?at=${encodeURIComponent(at)}${people === null ? '' : `&people=${people}`}`;
    try {
      show(await read(path));
    } catch (fault) {
      answer.replaceChildren();
      values.refuse(fault);
    }
  }

  function show(found) {
    const item = content(found.content);
    answer.replaceChildren(...[
      item && found.state !== 'emergency' ? picture(item) : null,
      h('p', { class: 'now-title' }, found.title),
      h('p', {}, found.reason),
      h('p', { class: 'quiet' }, [dateTime(found.at), word('preview-state', found.state), t('preview.since', { since: dateTime(found.since), until: dateTime(found.until) })].join(' · ')),
      found.entry || found.campaign ? h('p', {}, found.entry ? h('a', { href: `#/schedule/${encodeURIComponent(found.display.split('/')[0])}` }, `${t('single.schedule')} ${found.entry}`) : h('a', { href: `#/campaigns/${encodeURIComponent(found.campaign)}` }, `${t('single.campaigns')} ${found.campaign}`)) : null,
      found.steps.length > 0 ? h('ol', { class: 'steps' }, found.steps.map(step => h('li', {}, step))) : null,
    ].filter(Boolean));
  }
}
