// The geometry of a week: days as long as they really are, blocks cut at midnight, those that overlap side by side.

import { addDays, instant } from '../base/time.js';

const HOUR = 3_600_000;

/** The days from a date on: [{date, from, to, hours}], in milliseconds; a day of a change of clocks has 23 or 25 hours. */
export function daysFrom(date, count, zone) {
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(date, i);
    const from = instant(day, zone);
    const to = instant(addDays(day, 1), zone);
    return { date: day, from, to, hours: (to - from) / HOUR };
  });
}

/** The parts of blocks that fall into a day, each with its top and height in hours its column among those that overlap it, and how many columns it can have. */
export function cut(blocks, day) {
  const parts = blocks
    .map(block => ({ block, from: Math.max(Date.parse(block.from), day.from), to: Math.min(Date.parse(block.to), day.to), before: Date.parse(block.from) < day.from, after: Date.parse(block.to) > day.to }))
    .filter(part => part.to > part.from)
    .sort((a, b) => a.from - b.from || b.to - a.to || (b.block.priority ?? 0) - (a.block.priority ?? 0));
  for (const group of touching(parts)) {
    const ends = [];
    for (const part of group) {
      let column = ends.findIndex(end => end <= part.from);
      if (column < 0) column = ends.length;
      ends[column] = part.to;
      part.column = column;
    }
    for (const part of group) {
      part.columns = ends.length;
      const taken = group.filter(other => other.column > part.column && other.from < part.to && other.to > part.from).map(other => other.column);
      part.span = Math.min(ends.length, ...taken) - part.column;
    }
  }
  return parts.map(part => ({ ...part, top: (part.from - day.from) / HOUR, height: (part.to - part.from) / HOUR }));
}

/** Runs of parts in which each overlaps the ones before. */
function touching(parts) {
  const groups = [];
  let end = -Infinity;
  for (const part of parts) {
    if (part.from >= end) groups.push([]);
    groups.at(-1).push(part);
    end = Math.max(end, part.to);
  }
  return groups;
}

/** The moments at which a clock that people read shows a full hour: [{at, top, clock}]; 2:00 twice in autumn, never in spring. */
export function hoursOf(day, clockOf) {
  return Array.from({ length: Math.ceil(day.hours) }, (_, i) => ({ at: day.from + i * HOUR, top: i, clock: clockOf(day.from + i * HOUR) }));
}
