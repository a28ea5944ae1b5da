// Firing an emergency: what, where, how grave, how long; said back once before it happens.

import { allowed, change } from '../base/api.js';
import { confirm } from '../base/dialogs.js';
import { h } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { targetField, targetText } from '../base/fields.js';
import { choiceField, form, grouped, numberField, textField } from '../base/form.js';
import { displaysInOrder, live } from '../base/live.js';
import { done } from '../base/toast.js';
import { t } from '../base/words.js';
import { fileButton } from '../library/upload.js';
import { look } from './state.js';

const SEVERITIES = ['extreme', 'severe', 'moderate', 'minor', 'unknown'];

export function fireForm(content) {
  const what = choiceField('content', t('emergency.shows'), [['', t('emergency.shows-text')], ...content.filter(item => ['none', 'family'].includes(item.category)).map(item => [item.id, item.title])], { hint: t('emergency.shows.hint') });
  const values = form([
    textField('headline', t('emergency.headline'), { required: true, most: 200 }),
    textField('text', t('emergency.text'), { lines: 3, empty: null }),
    textField('instruction', t('emergency.instruction'), { lines: 2, empty: null }),
    what,
    choiceField('severity', t('emergency.severity'), SEVERITIES.map(each => [each, t(`severity.${each}`)]), { half: true }),
    numberField('minutes', t('emergency.minutes'), { min: 1, max: 10080, required: true, half: true, hint: t('emergency.minutes.hint') }),
    targetField({ displays: true }),
  ]);
  const send = guard(h('button', { type: 'submit', class: 'button danger big' }, t('emergency.fire')));
  values.element.append(h('div', { class: 'actions' }, send));
  values.write({ severity: 'severe', minutes: 60, target: { laneKinds: [], lanes: [], displays: [] } });
  values.element.addEventListener('submit', event => { event.preventDefault(); void fire(); });
  return h('section', { class: 'card', 'aria-label': t('emergency.new') }, h('h3', {}, t('emergency.new')), values.element);

  async function fire() {
    if (!values.check()) return;
    try {
      if (!await allowed()) return;
      const wanted = values.read();
      const screens = displaysInOrder().filter(display => hits(display, wanted.target)).length;
      const body = h('dl', { class: 'pairs' }, [
        [t('emergency.headline'), wanted.headline],
        [t('field.target'), `${targetText(wanted.target)} (${t('emergency.screens', { n: screens })})`],
        [t('emergency.severity'), t(`severity.${wanted.severity}`)],
        [t('emergency.minutes'), t('emergency.minutes-long', { n: wanted.minutes })],
      ].map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
      if (!await confirm({ title: t('emergency.sure'), text: t('emergency.sure-text'), body, yes: t('emergency.fire-now'), danger: true })) return;
      await change('POST', '/emergencies', wanted);
      done(t('emergency.fired', { headline: wanted.headline }));
      values.write({ headline: '', text: '', instruction: '' });
      await look();
    } catch (fault) {
      values.refuse(fault);
    }
  }
}

function hits(display, { laneKinds, lanes, displays }) {
  const [lane, screen] = display.id.split('/').slice(-2);
  return laneKinds.length + lanes.length + displays.length === 0
    || lanes.includes(lane) || displays.includes(`${lane}/${screen}`) || laneKinds.includes(live.lanes.get(display.lane)?.kind);
}

/** Firing a file of the Common Alerting Protocol. */
export function capForm() {
  const sentence = h('p', { class: 'error', role: 'alert', hidden: true });
  const button = fileButton(t('emergency.cap'), send, { several: false });
  guard(button.firstChild);
  return h('section', { class: 'card', 'aria-label': t('emergency.cap-title') }, h('h3', {}, t('emergency.cap-title')), h('p', { class: 'quiet' }, t('emergency.cap-says')), button, sentence);

  async function send([file]) {
    sentence.hidden = true;
    if (!file) return;
    try {
      if (!await allowed()) return;
      if (!await confirm({ title: t('emergency.sure'), text: t('emergency.cap-sure', { name: file.name }), yes: t('emergency.fire-now'), danger: true })) return;
      await change('POST', '/emergencies/cap', new Blob([await file.arrayBuffer()], { type: 'application/cap+xml' }), { 'Content-Type': 'application/xml' });
      done(t('emergency.fired', { headline: file.name }));
      await look();
    } catch (fault) {
      sentence.textContent = fault.message;
      sentence.hidden = false;
    }
  }
}
