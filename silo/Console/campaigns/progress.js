// How a campaign stands: what was promised, what should be there by now, what is.

import { h, svg } from '../base/dom.js';
import { dayText, figure, length } from '../base/time.js';
import { t } from '../base/words.js';

/** Below this share of what is expected, a campaign counts as behind; a play or two of noise does not. */
const BEHIND = 0.98;

const digits = goal => goal === 'plays' ? 0 : 1;
export const amountText = (goal, amount) => t(`goal.${goal}.amount`, { n: amount, amount: figure(amount, digits(goal)) });

/** behind, on-time or ahead; over or to-come while it is not open. */
export function standing(campaign, progress, today) {
  if (campaign.fromDate > today) return 'to-come';
  if (!progress) return 'unknown';
  const { delivered, expectedByNow } = progress;
  if (campaign.untilDate < today) return delivered >= campaign.amount * BEHIND ? 'kept' : 'missed';
  if (delivered < expectedByNow * BEHIND && expectedByNow - delivered >= 1) return 'behind';
  return delivered > expectedByNow * (2 - BEHIND) && delivered - expectedByNow >= 1 ? 'ahead' : 'on-time';
}

/** A bar of what was promised, filled with what is delivered, with a mark at what is expected by now. */
export function bar(campaign, progress) {
  const most = Math.max(campaign.amount, progress.delivered, progress.expectedByNow, 1e-9);
  const at = value => `${100 * value / most}%`;
  const value = number => t(`goal.${campaign.goal}.value`, { value: figure(number, digits(campaign.goal)) });
  const words = t('campaigns.bar', { delivered: value(progress.delivered), expected: value(progress.expectedByNow), promised: amountText(campaign.goal, campaign.amount) });
  return h('div', { class: 'goal' },
    svg('svg', { class: 'goal-bar', 'aria-hidden': 'true' },
      svg('rect', { class: 'track', x: 0, y: 4, width: '100%', height: 8, rx: 4 }),
      svg('rect', { class: 'delivered', x: 0, y: 4, width: at(progress.delivered), height: 8, rx: 4 }),
      svg('line', { class: 'expected', x1: at(progress.expectedByNow), x2: at(progress.expectedByNow), y1: 0, y2: 16 })),
    h('p', {}, words));
}

/** The next number up that people like to read on an axis: 1, 2, 2.5 or 5 times a power of ten. */
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 2.5, 5, 10].find(step => step * power >= value);
}

/** Columns a day: plays that ran to their end, or seconds, as the goal counts. */
export function chart(campaign, perDay) {
  if (perDay.length === 0) return h('p', { class: 'quiet' }, t('campaigns.no-days'));
  const counts = campaign.goal === 'plays' ? 'plays' : 'seconds';
  const days = perDay.map(day => ({ ...day, value: counts === 'plays' ? day.complete : day.seconds }));
  const [width, height, left, bottom] = [640, 180, 48, 24];
  const most = 2 * round(Math.max(...days.map(day => day.value), 1) / 2);
  const step = (width - left) / days.length;
  const y = value => (height - bottom) * (1 - value / most);
  const every = Math.ceil(days.length / 8);
  const describe = day => t('campaigns.day', { day: dayText(day.date), n: day.plays, plays: figure(day.plays), complete: figure(day.complete), length: length(day.seconds) });
  return h('figure', { class: 'chart' },
    h('figcaption', { class: 'quiet' }, t(`campaigns.chart.${counts}`)),
    svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': t('campaigns.chart', { name: campaign.name }) },
      [0, 0.5, 1].map(share => [
        svg('line', { class: 'grid', x1: left, x2: width, y1: y(share * most) + 0.5, y2: y(share * most) + 0.5 }),
        svg('text', { class: 'axis', x: left - 6, y: Math.max(10, y(share * most) + 4), 'text-anchor': 'end' }, figure(share * most, most < 10 ? 1 : 0)),
      ]).flat(),
      days.map((day, i) => svg('g', {},
        svg('rect', { class: 'delivered', x: left + i * step + step * 0.15, y: y(day.value), width: Math.min(step * 0.7, 40), height: Math.max(0, height - bottom - y(day.value)), rx: Math.min(3, step * 0.2) }, svg('title', {}, describe(day))),
        i % every === 0 ? svg('text', { class: 'axis', x: left + i * step + Math.min(step / 2, 30), y: height - 6, 'text-anchor': 'middle' }, dayText(day.date).replace(/^\S+\s/, '')) : null))),
    h('details', {}, h('summary', {}, t('campaigns.as-table')), h('ul', { class: 'plain-list' }, days.map(day => h('li', {}, describe(day))))));
}
