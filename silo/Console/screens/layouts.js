// How a screen is divided: rectangles to draw with the pointer, to move with the arrow keys, and to set in numbers.

import { h } from '../base/dom.js';
import { edit } from '../base/editor.js';
import { targetField } from '../base/fields.js';
import { grouped, textField } from '../base/form.js';
import { figure } from '../base/time.js';
import { t } from '../base/words.js';

const MOST_ZONES = 8;
const SNAP = 1; // percent
const LEAST = 5; // percent: smaller than that nobody can read it, nor hit its corner

/** A layout, small. */
export const sketch = zones => h('div', { class: 'sketch', 'aria-hidden': 'true' }, zones.map(zone => positioned(h('i', { class: zone.playlist ? '' : 'program' }), zone)));

export const editLayout = (item, { playlists, saved }) => edit({
  kind: 'layouts',
  item,
  title: item?.name ?? t('layouts.new'),
  starts: { name: '', target: { laneKinds: [], lanes: [], displays: [] }, zones: [{ id: 'main', left: 0, top: 0, width: 100, height: 100, playlist: null }] },
  fields: [textField('name', t('field.name'), { required: true, most: 200 }), zonesField(playlists), targetField({ displays: true })],
  wide: true,
  saved,
});

function positioned(element, zone) {
  for (const side of ['left', 'top', 'width', 'height']) element.style[side] = `${zone[side]}%`;
  return element;
}

const bound = (value, least, most) => Math.min(most, Math.max(least, Math.round(value / SNAP) * SNAP));

function zonesField(playlists) {
  let zones = [];
  const stage = h('div', { class: 'stage', role: 'group', 'aria-label': t('layouts.stage') });
  const rows = h('ol', { class: 'zones' });
  const add = h('button', { type: 'button', class: 'button small', onclick: addZone }, t('layouts.add'));
  const field = grouped('zones', t('layouts.zones-title'), [stage, rows, add], {
    hint: t('layouts.hint'),
    read: () => zones.map(zone => ({ ...zone })),
    write(next) {
      zones = (next ?? []).map(zone => ({ ...zone }));
      show();
    },
  });
  field.element.classList.add('layout');
  return field;

  function show() {
    stage.replaceChildren(...zones.map(rectangle));
    rows.replaceChildren(...zones.map(row));
    add.disabled = zones.length >= MOST_ZONES;
  }

  /** Shows new numbers without building anything anew, so that focus and pointer stay. */
  function move(zone, change) {
    Object.assign(zone, change);
    zone.width = bound(zone.width, LEAST, 100);
    zone.height = bound(zone.height, LEAST, 100);
    zone.left = bound(zone.left, 0, 100 - zone.width);
    zone.top = bound(zone.top, 0, 100 - zone.height);
    const index = zones.indexOf(zone);
    positioned(stage.children[index], zone).setAttribute('aria-label', describe(zone));
    for (const input of rows.children[index].querySelectorAll('[data-side]')) if (input !== document.activeElement) input.value = zone[input.dataset.side];
  }

  function describe(zone) {
    return t('layouts.zone', { id: zone.id, left: figure(zone.left, 1), top: figure(zone.top, 1), width: figure(zone.width, 1), height: figure(zone.height, 1) });
  }

  function rectangle(zone, index) {
    const corner = h('span', { class: 'corner', 'aria-hidden': 'true' });
    const element = positioned(h('div', { class: zone.playlist ? 'zone' : 'zone program', tabindex: '0', role: 'group', 'aria-roledescription': t('layouts.rectangle'), 'aria-label': describe(zone) },
      h('span', { class: 'zone-name' }, zone.id), corner), zone);
    element.addEventListener('keydown', event => {
      const step = { ArrowLeft: [-SNAP, 0], ArrowRight: [SNAP, 0], ArrowUp: [0, -SNAP], ArrowDown: [0, SNAP] }[event.key];
      if (!step) return;
      event.preventDefault();
      move(zone, event.shiftKey ? { width: zone.width + step[0], height: zone.height + step[1] } : { left: zone.left + step[0], top: zone.top + step[1] });
    });
    element.addEventListener('pointerdown', event => {
      const sizing = event.target === corner;
      const from = { x: event.clientX, y: event.clientY, ...zone };
      const box = stage.getBoundingClientRect();
      element.setPointerCapture(event.pointerId);
      const drag = moved => {
        const [x, y] = [100 * (moved.clientX - from.x) / box.width, 100 * (moved.clientY - from.y) / box.height];
        move(zone, sizing ? { width: from.width + Math.min(x, 100 - from.left - from.width), height: from.height + Math.min(y, 100 - from.top - from.height) } : { left: from.left + x, top: from.top + y });
      };
      element.addEventListener('pointermove', drag);
      element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', drag), { once: true });
    });
    element.dataset.index = String(index);
    return element;
  }

  function row(zone, index) {
    const name = h('input', { type: 'text', value: zone.id, 'aria-label': t('layouts.zone-id'), maxlength: 40, oninput: () => { zone.id = name.value.trim(); stage.children[index].querySelector('.zone-name').textContent = zone.id; } });
    const plays = h('select', { 'aria-label': t('layouts.plays', { id: zone.id }), onchange: () => { zone.playlist = plays.value || null; stage.children[index].classList.toggle('program', !zone.playlist); } },
      h('option', { value: '' }, t('layouts.program')), playlists.map(each => h('option', { value: each.id, selected: each.id === zone.playlist }, each.name)));
    const sides = ['left', 'top', 'width', 'height'].map(side => {
      const input = h('input', { type: 'number', min: 0, max: 100, step: 'any', 'data-side': side, 'aria-label': t('layouts.side', { side: t(`layouts.${side}`), id: zone.id }), onchange: () => { if (input.value !== '') move(zone, { [side]: Number(input.value) }); input.value = zone[side]; } });
      input.value = zone[side];
      return h('label', { class: 'side' }, h('span', { 'aria-hidden': 'true' }, t(`layouts.${side}`)), input);
    });
    return h('li', {}, name, plays, sides, h('button', { type: 'button', class: 'icon', 'aria-label': t('layouts.remove', { id: zone.id }), disabled: zones.length === 1, onclick: () => { zones.splice(index, 1); show(); add.focus(); } }, '×'));
  }

  function addZone() {
    const id = ['main', 'side', 'foot', 'head', ...Array.from({ length: MOST_ZONES }, (_, i) => `zone-${i + 1}`)].find(name => !zones.some(zone => zone.id === name));
    zones.push({ id, left: 70, top: 70, width: 30, height: 30, playlist: playlists[0]?.id ?? null });
    show();
    stage.lastElementChild.focus();
  }
}
