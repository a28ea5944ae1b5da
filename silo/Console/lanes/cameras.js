// A camera: whether it runs, how fast, and how long any image lived.

import { h, lastSegment, text } from '../base/dom.js';
import { figure, ms } from '../base/time.js';
import { t } from '../base/words.js';

const LIMIT = 100; // ms: an image that would live longer is wiped unseen.

export function cameraRow(camera) {
  const state = h('span', { class: 'state' });
  const name = h('span', { class: 'name' }, lastSegment(camera.id));
  const simulated = h('span', { class: 'chip simulated' }, t('camera.simulated'));
  const host = h('span', { class: 'chip', title: t('camera.host') });
  const rate = h('span', { class: 'rate' });
  const marks = { p50: h('i', { class: 'mark-p50' }), p99: h('i', { class: 'mark-p99' }), max: h('i', { class: 'mark-max' }) };
  const scale = h('span', { class: 'scale', 'aria-hidden': 'true' }, marks.p50, marks.p99, marks.max);
  const lifetime = h('span', { class: 'lifetime' });
  const sentence = h('p', { class: 'sentence', hidden: true });
  const counts = h('p', { class: 'counts quiet' });
  const element = h('li', { class: 'camera', 'data-camera': camera.id },
    h('div', { class: 'line' }, h('span', { class: 'dot', 'aria-hidden': 'true' }), name, state, simulated, host, rate),
    sentence,
    h('div', { class: 'life' }, scale, lifetime),
    counts);
  const life = element.querySelector('.life');

  return {
    element,
    update(view) {
      element.dataset.state = view.state;
      text(state, t(`camera.state.${view.state}`));
      simulated.hidden = !view.simulated;
      rate.hidden = view.state !== 'running' || view.simulated;
      text(rate, t('camera.rate', { rate: figure(view.framesPerSecond, 1) }));
      sentence.hidden = !view.error || view.state === 'running' || view.state === 'off';
      text(sentence, view.error ?? '');
      const measured = view.lifetimeMs;
      life.hidden = measured === null || view.simulated;
      if (measured) {
        for (const [part, mark] of Object.entries(marks)) mark.style.left = `${Math.min(100, 100 * measured[part] / LIMIT)}%`;
        text(lifetime, t('camera.lifetime', { half: ms(measured.p50), most: ms(measured.p99), longest: ms(measured.max), limit: LIMIT }));
        life.classList.toggle('over', measured.max >= LIMIT);
      }
      text(counts, view.simulated
        ? t('camera.simulator')
        : t('camera.counts', { frames: figure(view.frames), analysed: figure(view.analysed), unchanged: figure(view.unchanged), dropped: figure(view.dropped) }));
      text(host, view.host ?? '');
      host.hidden = !view.host || view.state === 'lost';
    },
  };
}
