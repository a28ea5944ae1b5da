// What can be said of a piece of content in a line.

import { serverNow } from '../base/live.js';
import { dateTime, length, size, span } from '../base/time.js';
import { t, word } from '../base/words.js';

const SOON = 7 * 864e5;
export const CATEGORIES = ['none', 'family', 'alcohol', 'tobacco', 'gambling', 'adult'];

export const facts = item => [
  word('kind', item.kind),
  item.durationSeconds ? length(item.durationSeconds) : null,
  item.width && item.height ? `${item.width} × ${item.height}` : null,
  item.bytes ? size(item.bytes) : null,
].filter(Boolean).join(' · ');

/** What somebody should know before it is planned: over, nearly over, not yet, or not theirs to change. */
export function badges(item) {
  const now = serverNow();
  const found = [];
  if (item.source === 'store-file') found.push({ state: 'store-file', kind: '', words: t('library.store-file') });
  const until = item.expiresAt ? Date.parse(item.expiresAt) : Infinity;
  if (until <= now) found.push({ state: 'expired', kind: 'bad', words: t('library.expired-at', { at: dateTime(item.expiresAt) }) });
  else if (until - now < SOON) found.push({ state: 'soon', kind: 'warn', words: t('library.expires-in', { span: span(until - now) }) });
  if (item.availableFrom && Date.parse(item.availableFrom) > now) found.push({ state: 'later', kind: '', words: t('library.from', { at: dateTime(item.availableFrom) }) });
  return found;
}
