// A screen's card: its picture as it is now, how it is and since when, what plays and why.

import { h, local, rebuild, text, uniqueId } from '../base/dom.js';
import { displayName } from '../base/fields.js';
import { figure, timeOfDay } from '../base/time.js';
import { t } from '../base/words.js';
import { mark, sinceWhen, stateOf } from './health.js';

/** A picture this often, only while the page and the card are seen. */
const EVERY = 5000;
const WIDTH = 640;

export function screenCard(display, open) {
  const image = h('img', { alt: '', hidden: true });
  const none = h('span', { class: 'plain' });
  const taken = h('span', { class: 'taken' });
  const health = h('div', { class: 'state-line' });
  const since = h('span', { class: 'quiet' });
  const sentence = h('p', { class: 'health-sentence' });
  const title = h('p', { class: 'playing' });
  const counts = h('span');
  const id = uniqueId('screen');
  const element = h('li', { class: 'screen-card', 'data-screen': local(display.id), 'aria-labelledby': id },
    h('div', { class: 'picture live' }, image, none),
    h('div', { class: 'about' },
      h('h3', { id }, h('button', { type: 'button', class: 'whole', onclick: () => open(view) }, displayName(display.id))),
      h('p', { class: 'line' }, health, since), sentence, title, h('p', { class: 'quiet' }, counts, taken)));
  let view = display;
  let seen = false;
  let asked = 0;
  const watch = new IntersectionObserver(([entry]) => { seen = entry.isIntersecting; look(); });
  watch.observe(element);

  /** The picture's address carries a ticket that is good for minutes; the display's view brings a new one in time. */
  function address() {
    if (!view.picture || (view.pages === 0 && ['offline', 'unknown'].includes(stateOf(view)))) return null;
    const url = new URL(view.picture, location.href);
    url.searchParams.set('size', String(WIDTH));
    url.searchParams.set('at', String(Date.now()));
    return url.href;
  }

  /** Asks for a picture where one would be seen; the last one stays until the next is there. */
  function look() {
    if (!seen || document.visibilityState !== 'visible' || Date.now() - asked < EVERY - 500) return;
    const next = address();
    text(none, t('screens.no-picture'));
    if (!next) {
      element.classList.toggle('old', !image.hidden);
      return;
    }
    asked = Date.now();
    const loading = new Image();
    loading.onload = () => { image.src = loading.src; image.hidden = false; none.hidden = true; text(taken, ` · ${t('screens.picture-at', { at: timeOfDay(asked) })}`); element.classList.remove('old'); };
    loading.onerror = () => { element.classList.toggle('old', !image.hidden); };
    loading.src = next;
  }

  return {
    element,
    update(next) {
      view = next;
      const state = stateOf(view);
      element.dataset.health = state;
      rebuild(health, [state], ([each]) => [mark(each)]);
      sinceWhen(since, view);
      text(sentence, view.health?.sentence ?? '');
      rebuild(title, [view.now?.title ?? t('lane.nothing'), view.now?.emergency ?? null], ([words, emergency]) => [words, emergency ? h('span', { class: 'chip bad' }, t('nav.emergency')) : ''].flatMap(part => [part, ' ']));
      title.title = view.now?.reason ?? '';
      text(counts, [view.pages > 0 ? t('screen.pages', { n: view.pages }) : null, t('screen.plays', { n: view.plays, plays: figure(view.plays) })].filter(Boolean).join(' · '));
    },
    tick() {
      sinceWhen(since, view);
      look();
    },
    end() {
      watch.disconnect();
    },
  };
}
