// What everybody must see on every page while an emergency runs, and the way to end it.

import { allowed } from '../base/api.js';
import { confirm } from '../base/dialogs.js';
import { h, rebuild, text } from '../base/dom.js';
import { guard } from '../base/editor.js';
import { dateTime } from '../base/time.js';
import { done, failed } from '../base/toast.js';
import { t } from '../base/words.js';
import { inForce, look, onEmergencies, revoke } from './state.js';

export function emergencyBanner(element) {
  onEmergencies(all => {
    const running = all.filter(inForce);
    rebuild(element, running.map(each => [each.id, each.headline, each.expiresAt]), () => running.map(banner));
    for (const each of running) text(element.querySelector(`[data-emergency="${CSS.escape(each.id)}"] .acknowledged`), acknowledgedText(each));
  });
  void look();
}

export function acknowledgedText(emergency) {
  const screens = emergency.screens ?? [];
  return t('emergency.acknowledged', { n: screens.length, done: screens.filter(screen => screen.acknowledgedAt).length });
}

function banner(emergency) {
  return h('div', { class: 'emergency-banner', role: 'alert', 'data-emergency': emergency.id },
    h('p', {}, h('strong', {}, t('emergency.running')), ' ', h('a', { href: '#/emergency' }, emergency.headline)),
    h('p', { class: 'acknowledged', role: 'status' }), h('p', {}, t('emergency.until', { at: dateTime(emergency.expiresAt) })),
    guard(h('button', { type: 'button', class: 'button', onclick: () => askRevoke(emergency) }, t('emergency.revoke'))));
}

export async function askRevoke(emergency) {
  try {
    if (!await allowed()) return;
    if (!await confirm({ title: t('emergency.revoke-title', { headline: emergency.headline }), text: t('emergency.revoke-text'), yes: t('emergency.revoke'), danger: true })) return;
    await revoke(emergency);
    done(t('emergency.revoked', { headline: emergency.headline }));
  } catch (fault) {
    failed(fault.message);
  }
}
