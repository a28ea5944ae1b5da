// What the store's stream has told, for every page: its lanes, cameras and displays as they are now.

import { useZone } from './time.js';

export const live = { store: null, lanes: new Map(), cameras: new Map(), displays: new Map(), addresses: new Map(), heardAt: null, toldAt: null };
const listeners = new Set();

/** Calls back for each event as (kind, view) until the returned function is called. */
export function onLive(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function receive(kind, view) {
  live.heardAt = Date.now();
  if (kind === 'pulse') live.toldAt = Date.parse(view.at);
  else if (kind === 'store') takeStore(view);
  else if (kind === 'lane') live.lanes.set(view.id, view);
  else if (kind === 'camera') live.cameras.set(view.id, view);
  else if (kind === 'display') live.displays.set(view.id, view);
  for (const listener of [...listeners]) listener(kind, view);
}

function takeStore(view) {
  live.store = view;
  useZone(view.zone);
  for (const views of [live.lanes, live.cameras, live.displays]) {
    for (const [id, known] of views) if (!view.lanes.includes(known.lane.includes('/') ? known.lane : id)) views.delete(id);
  }
}

/** How far the server's clock is ahead of this page's, in milliseconds. */
export const offset = () => live.toldAt === null ? 0 : live.toldAt - live.heardAt;

/** The server's time now. */
export const serverNow = () => Date.now() + offset();

/** Lanes in the store's own order. */
export const lanesInOrder = () => (live.store?.lanes ?? []).map(id => live.lanes.get(id)).filter(Boolean);

/** Displays in the order of their lanes. */
export const displaysInOrder = () => lanesInOrder().flatMap(lane => [...live.displays.values()].filter(display => display.lane === lane.id));
