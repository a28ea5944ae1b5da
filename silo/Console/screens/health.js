// How a screen is: a word, a shape and a colour, so that none of them has to be seen alone.

import { h, svg, text } from '../base/dom.js';
import { dateTime, span } from '../base/time.js';
import { serverNow } from '../base/live.js';
import { t } from '../base/words.js';

/** A shape a state, on 16 by 16. */
const SHAPES = {
  healthy: 'M3 8.500 6.500 12 13 4.500',
  off: 'M8 2v6M4.500 4.500a5 5 0 1 0 7 0',
  stale: 'M8 4v4l3 2M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13z',
  frozen: 'M8 1.500v13M2.500 4.500l11 7M13.500 4.500l-11 7',
  dark: 'M2 3h12v10H2zM2 3l12 10M14 3 2 13',
  offline: 'M2 2l12 12M3 6.500c2.600-2.400 7.400-2.400 10 0M5.500 9.500c1.500-1.300 3.500-1.300 5 0M8 13v.3',
  unknown: 'M5.500 6a2.500 2.500 0 1 1 3.500 2.300c-.8.4-1 .8-1 1.700M8 13v.3',
};
export const STATES = ['dark', 'frozen', 'stale', 'offline', 'unknown', 'off', 'healthy'];
export const stateOf = display => display.health?.state ?? 'unknown';
export const isWell = display => ['healthy', 'off'].includes(stateOf(display));

/** The mark of a state with its word. */
export function mark(state) {
  return h('span', { class: 'health', 'data-health': state }, svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: SHAPES[state] ?? SHAPES.unknown })), t(`health.${state in SHAPES ? state : 'unknown'}`));
}

/** Since when, counted on. */
export function sinceWhen(element, display) {
  const since = display.health?.since;
  text(element, since ? t('health.since', { span: span(serverNow() - Date.parse(since)), at: dateTime(since) }) : '');
}
