// Times and numbers for people: always in the store's own zone, written as the reader's language writes them.

import { language } from './words.js';

/** English with the day before the month, as shops in Europe write it; a reader's own variant where the browser names one. */
const locale = (navigator.languages ?? []).find(tag => tag.slice(0, 2) === language) ?? language;
const formats = new Map();
export let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useZone(name) {
  if (name === zone) return;
  zone = name;
  formats.clear();
}

function format(name, options) {
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formats.get(name);
}

const HM = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY = { day: 'numeric', month: 'short' };

/** 14:03:27 */
export const timeOfDay = at => format('clock', { ...HM, second: '2-digit' }).format(new Date(at));

/** 14:03 */
export const hourMinute = at => format('hm', HM).format(new Date(at));

/** 3 Nov 2026, 14:03 */
export const dateTime = at => format('full', { ...DAY, year: 'numeric', ...HM }).format(new Date(at));

/** 3 Nov 2026, of an instant */
export const dateOf = at => format('date', { ...DAY, year: 'numeric' }).format(new Date(at));

/** 3 Nov 2026, of a date without a time. */
export const dateText = date => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...DAY, year: 'numeric' }).format(new Date(`${date}T00:00Z`));

/** Mon 3 Nov, of a date without a time. */
export const dayText = (date, weekday = 'short') => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday, ...DAY }).format(new Date(`${date}T00:00Z`));

/** CET or CEST or GMT+1: what the zone is called at that moment. */
export const zoneAt = at => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short', hour: '2-digit' }).formatToParts(new Date(at)).find(part => part.type === 'timeZoneName').value;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Names of weekdays by the server's words for them, from Monday. */
export const weekdays = style => WEEKDAYS.map((name, i) => [name, new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: style }).format(new Date(Date.UTC(2024, 0, 1 + i)))]);

/** 1,234.5 */
export const figure = (value, digits = 0) => Number(value).toLocaleString(locale, { maximumFractionDigits: digits });

/** 12 or 12.3 */
export const ms = value => figure(value, value >= 10 ? 0 : 1);

/** 5 s, 3 min, 2 h. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${figure(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return minutes < 48 * 60 ? `${figure(minutes / 60)} h` : `${figure(minutes / 1440)} d`;
}

/** 1:05, or 1:02:05 from an hour on. */
export function length(seconds) {
  const whole = Math.round(seconds);
  const two = part => String(part).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 340 kB, 1.2 MB */
export function size(bytes) {
  if (bytes < 1000) return `${figure(bytes)} B`;
  return bytes < 1e6 ? `${figure(bytes / 1e3)} kB` : bytes < 1e9 ? `${figure(bytes / 1e6, 1)} MB` : `${figure(bytes / 1e9, 1)} GB`;
}

/** What a clock in the zone shows at an instant: 2026-10-25T02:30. */
export function wall(at, inZone = zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: inZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(at)).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/**
 * The instant at which a clock in the zone shows this, in milliseconds. A time that occurs twice means the first; a time that the
 * change to summer time skips stands for the moment of the change.
 */
export function instant(clock, inZone = zone) {
  const shown = Date.parse(`${clock.length === 10 ? `${clock}T00:00` : clock}Z`);
  const offset = at => Date.parse(`${wall(at, inZone)}Z`) - Math.floor(at / 1000) * 1000;
  const offsets = [offset(shown - 864e5), offset(shown + 864e5)];
  const fits = offsets.map(each => shown - each).filter(at => offset(at) === shown - at);
  if (fits.length > 0) return Math.min(...fits);
  // Skipped: the clock jumps somewhere between the two readings of it.
  let [before, after] = [shown - Math.max(...offsets), shown - Math.min(...offsets)];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offset(middle) === offsets[0]) before = middle; else after = middle;
  }
  return after;
}

export const addDays = (date, days) => new Date(Date.parse(`${date}T00:00Z`) + days * 864e5).toISOString().slice(0, 10);

/** Today's date in the store. */
export const today = (now = Date.now()) => wall(now).slice(0, 10);

/** The Monday of a date's week. */
export const monday = date => addDays(date, -((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7));
