// Why a lane plays what it plays, and what it played before.

import { h } from '../base/dom.js';
import { timeOfDay } from '../base/time.js';

/** The steps of one decision as an ordered list. */
export const steps = decision => h('ol', { class: 'steps' }, decision.steps.map(step => h('li', {}, step)));

/** Rows for the latest decisions, newest first. */
export const history = decisions => decisions.map(decision =>
  h('li', {},
    h('details', {},
      h('summary', {},
        h('time', { datetime: decision.at }, timeOfDay(decision.at)),
        h('span', { class: 'title' }, decision.title),
        h('span', { class: 'trigger quiet' }, decision.trigger)),
      h('p', {}, decision.reason),
      steps(decision))));
