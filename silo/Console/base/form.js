// Fields of a form: each knows its name in the API, reads and writes its value, and shows the server's sentence beside itself.

import { h, uniqueId } from './dom.js';
import { instant, wall, zone, zoneAt } from './time.js';
import { t } from './words.js';

/** Wraps a control with its label, hint and place for a sentence. */
function framed(name, label, control, { hint = null, half = false, read, write }) {
  const id = uniqueId(`field-${name}`);
  control.id = id;
  const sentence = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const hints = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  const described = [hints ? `${id}-hint` : null, `${id}-error`].filter(Boolean).join(' ');
  control.setAttribute('aria-describedby', described);
  const element = h('div', { class: half ? 'field half' : 'field' }, h('label', { for: id }, label), control, hints, sentence);
  return { name, label, element, control, read, write, error: told(control, sentence) };
}

const told = (control, sentence) => text => {
  sentence.textContent = text ?? '';
  sentence.hidden = !text;
  if (text) control.setAttribute('aria-invalid', 'true'); else control.removeAttribute('aria-invalid');
};

export function textField(name, label, options = {}) {
  const control = options.lines
    ? h('textarea', { rows: options.lines, required: options.required, maxlength: options.most })
    : h('input', { type: 'text', autocomplete: 'off', required: options.required, maxlength: options.most, 'data-first': options.first });
  return framed(name, label, control, {
    ...options,
    read: () => control.value.trim() === '' && options.empty !== undefined ? options.empty : control.value.trim(),
    write: value => { control.value = value ?? ''; },
  });
}

export function numberField(name, label, options = {}) {
  const control = h('input', { type: 'number', inputmode: 'decimal', min: options.min, max: options.max, step: options.step ?? 1, required: options.required });
  return framed(name, label, control, {
    ...options,
    read: () => control.value === '' ? null : Number(control.value),
    write: value => { control.value = value ?? ''; },
  });
}

export function choiceField(name, label, choices, options = {}) {
  const control = h('select', {}, choices.map(([value, words]) => h('option', { value }, words)));
  return framed(name, label, control, { ...options, read: () => control.value === '' ? null : control.value, write: value => { control.value = value ?? ''; } });
}

export function dateField(name, label, options = {}) {
  const control = h('input', { type: 'date', required: options.required });
  return framed(name, label, control, { ...options, read: () => control.value || null, write: value => { control.value = value ?? ''; } });
}

export function timeField(name, label, options = {}) {
  const control = h('input', { type: 'time', required: options.required });
  return framed(name, label, control, { ...options, read: () => control.value || null, write: value => { control.value = (value ?? '').slice(0, 5); } });
}

/** An instant, shown and entered as the store's clock shows it, to the minute; one that nobody touches keeps its seconds. */
export function instantField(name, label, options = {}) {
  const control = h('input', { type: 'datetime-local', required: options.required });
  let given = null;
  let shown = '';
  return framed(name, label, control, {
    ...options,
    hint: options.hint ?? t('form.in-zone', { zone, short: zoneAt(Date.now()) }),
    read() {
      if (control.value === shown) return given;
      return control.value ? new Date(instant(control.value)).toISOString() : null;
    },
    write(value) {
      given = value ?? null;
      shown = value ? wall(value).slice(0, 16) : '';
      control.value = shown;
    },
  });
}

export function toggleField(name, label, options = {}) {
  const control = h('input', { type: 'checkbox' });
  const field = framed(name, label, control, { ...options, read: () => control.checked, write: value => { control.checked = value === true; } });
  field.element.classList.add('toggle');
  return field;
}

/** Several of a few choices, as chips. */
export function chipsField(name, label, choices, options = {}) {
  const boxes = choices.map(([value, words]) => [value, h('input', { type: 'checkbox', value }), words]);
  return grouped(name, label, boxes.map(([, box, words]) => h('label', { class: 'pick' }, box, h('span', {}, words))), {
    ...options,
    read: () => boxes.filter(([, box]) => box.checked).map(([value]) => value),
    write: values => { for (const [value, box] of boxes) box.checked = (values ?? []).includes(value); },
  });
}

/** A group of controls under one legend. */
export function grouped(name, label, content, { hint = null, half = false, read, write }) {
  const id = uniqueId(`group-${name}`);
  const sentence = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const hints = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  const element = h('fieldset', { class: half ? 'field half' : 'field', id, 'aria-describedby': [hints ? `${id}-hint` : null, `${id}-error`].filter(Boolean).join(' ') },
    h('legend', {}, label), h('div', { class: 'picks' }, content), hints, sentence);
  return { name, label, element, control: element, read, write, error: told(element, sentence) };
}

/** All fields of one form. */
export function form(fields) {
  const general = h('div', { class: 'errors', role: 'alert', hidden: true, tabindex: '-1' });
  const element = h('form', { novalidate: true }, general, h('div', { class: 'fields' }, fields.map(field => field.element)));
  return {
    element,
    fields,
    write: values => { for (const field of fields) if (values[field.name] !== undefined) field.write(values[field.name], values); },
    read: () => Object.assign({}, ...fields.map(field => field.spreads ? field.read() : { [field.name]: field.read() })),

    /** Puts each of the server's sentences beside the field that it names, and the rest above them all. */
    refuse(fault) {
      for (const field of fields) field.error(null);
      const [placed, rest] = place(sentencesOf(fault), fields);
      for (const [field, sentences] of placed) field.error(sentences.join(' '));
      general.replaceChildren(...rest.map(sentence => h('p', {}, sentence)));
      general.hidden = rest.length === 0;
      const first = fields.find(field => placed.has(field));
      const target = rest.length > 0 ? general : first?.control.matches('input, select, textarea') ? first.control : first?.control.querySelector('input, select, textarea, button');
      (target ?? general).focus();
    },

    /** Says what the browser itself finds missing or out of range; true when nothing is. */
    check() {
      const faults = fields.map(field => [field, [...(field.control.matches('input, select, textarea') ? [field.control] : [])].find(control => !control.validity.valid)]);
      for (const [field, control] of faults) field.error(control ? control.validationMessage : null);
      general.hidden = true;
      const first = faults.find(([, control]) => control);
      first?.[1].focus();
      return !first;
    },
  };
}

/** Every sentence of a refusal, each with the field's name where the server said it apart. */
export function sentencesOf(fault) {
  const { problem } = fault;
  if (problem?.errors && !Array.isArray(problem.errors)) return Object.entries(problem.errors).flatMap(([name, list]) => [list].flat().map(sentence => ({ name, sentence })));
  const sentences = problem?.errors ?? problem?.sentences ?? [fault.message];
  return sentences.map(each => typeof each === 'string' ? { name: null, sentence: each } : { name: each.field ?? each.name ?? null, sentence: each.sentence ?? each.message });
}

function place(sentences, fields) {
  const placed = new Map();
  const rest = [];
  for (const { name, sentence } of sentences) {
    const field = fields.find(each => each.name === name || name?.startsWith(`${each.name}.`) || name?.startsWith(`${each.name}[`))
      ?? fields.map(each => [each, at(sentence, each.name)]).filter(([, found]) => found >= 0).sort((a, b) => a[1] - b[1])[0]?.[0];
    if (field) placed.set(field, [...placed.get(field) ?? [], sentence]); else rest.push(sentence);
  }
  return [placed, rest];
}

/** Where a sentence names a field as the API calls it; a word of plain language is none. */
function at(sentence, name) {
  const found = new RegExp(`(^|['"\`./ ])${name}(?=['"\`:.[ ]|$)`).exec(sentence);
  return found && (found[1] !== ' ' || /[A-Z]/.test(name)) ? found.index : -1;
}
