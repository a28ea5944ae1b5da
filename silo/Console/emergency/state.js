// The store's emergencies, read again and again for as long as the console is open: a banner about them is on every page.

import { change, read } from '../base/api.js';
import { serverNow } from '../base/live.js';

const CALM = 4000;
const RUNNING = 1000;
const listeners = new Set();
let emergencies = [];
let behind = [];
let timer;

/** Lanes that could not be told yet, by their ids. */
export const lanesBehind = () => behind;

/** In force now, by the server's clock. */
export const inForce = emergency => !emergency.revokedAt && Date.parse(emergency.startsAt) <= serverNow() && Date.parse(emergency.expiresAt) > serverNow();
export const toCome = emergency => !emergency.revokedAt && Date.parse(emergency.startsAt) > serverNow();

/** Calls back now and after each change, until the returned function is called. */
export function onEmergencies(listener) {
  listeners.add(listener);
  listener(emergencies);
  return () => listeners.delete(listener);
}

export async function look() {
  clearTimeout(timer);
  try {
    ({ items: emergencies, lanesBehind: behind } = await read('/emergencies'));
  } catch {
    // What was known stays; whether the store answers is said in the header.
  }
  for (const listener of [...listeners]) listener(emergencies);
  timer = setTimeout(look, emergencies.some(inForce) ? RUNNING : CALM);
}

export async function revoke(emergency) {
  await change('DELETE', `/emergencies/${encodeURIComponent(emergency.id)}`);
  await look();
}
