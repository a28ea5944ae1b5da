// Uploading: several files at once, each with its progress, and the server's sentence for each that it refuses.

import { allowed, randomId } from '../base/api.js';
import { h } from '../base/dom.js';
import { headers } from '../base/key.js';
import { size } from '../base/time.js';
import { failed } from '../base/toast.js';
import { t } from '../base/words.js';

const AT_ONCE = 2;

/** Sends a file by POST, or in place of an item's by PUT; progress(share) while it goes. Returns the item; refuses with the server's sentence. */
export function send(file, { item = null, settings = null, progress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    if (settings) form.append('settings', JSON.stringify(settings));
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open(item ? 'PUT' : 'POST', item ? `/api/v1/content/${encodeURIComponent(item.id)}/file` : '/api/v1/content');
    for (const [name, value] of Object.entries({ ...headers(), 'Idempotency-Key': randomId(), ...item ? { 'If-Match': `"${item.version}"` } : {} })) request.setRequestHeader(name, value);
    request.upload.onprogress = event => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Error(t('key.no-answer')));
    request.onload = () => {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // An answer without a body that can be read is judged by its status alone.
      }
      if (request.status < 300) resolve(answer);
      else reject(Object.assign(new Error(answer?.detail ?? t('key.answered', { status: request.status })), { status: request.status, problem: answer }));
    };
    request.send(form);
  });
}

/** A list of what is on its way and what became of it. uploaded() after each file that arrived. */
export function uploads(uploaded) {
  const rows = h('ul', { class: 'uploads' });
  const title = h('h3', {}, t('upload.title'));
  const element = h('section', { class: 'upload-box', 'aria-label': t('upload.title'), hidden: true },
    h('header', {}, title, h('button', { type: 'button', class: 'button small', onclick: tidy }, t('upload.tidy'))), rows);
  const waiting = [];
  let running = 0;

  function tidy() {
    for (const row of [...rows.children]) if (row.dataset.state !== 'going') row.remove();
    element.hidden = rows.children.length === 0;
  }

  async function add(files) {
    try {
      if (files.length === 0 || !await allowed()) return;
    } catch (fault) {
      failed(fault.message);
      return;
    }
    element.hidden = false;
    for (const file of files) waiting.push(row(file));
    while (running < AT_ONCE && waiting.length > 0) void next();
  }

  function row(file) {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': t('upload.progress', { name: file.name }) });
    const sentence = h('p', { class: 'outcome', role: 'status' });
    const made = h('li', { 'data-state': 'going' }, h('div', { class: 'line' }, h('span', { class: 'name' }, file.name), h('span', { class: 'quiet' }, size(file.size))), bar, sentence);
    rows.prepend(made);
    return { file, made, bar, sentence };
  }

  async function next() {
    running++;
    const { file, made, bar, sentence } = waiting.shift();
    try {
      const item = await send(file, { progress: share => {
        bar.value = share;
        if (share >= 1) sentence.textContent = t('upload.checking');
      } });
      made.dataset.state = 'done';
      sentence.textContent = t('upload.done', { title: item?.title ?? file.name });
      uploaded(item);
    } catch (fault) {
      made.dataset.state = 'refused';
      sentence.textContent = fault.message;
      sentence.setAttribute('role', 'alert');
    } finally {
      bar.remove();
      running--;
      if (waiting.length > 0) void next();
    }
  }

  return { element, add };
}

/** Makes an element a place to drop files on. */
export function dropPlace(element, add) {
  let over = 0;
  const files = event => event.dataTransfer?.types.includes('Files');
  element.addEventListener('dragenter', event => { if (files(event)) { over++; element.classList.add('dropping'); } });
  element.addEventListener('dragleave', event => { if (files(event) && --over <= 0) { over = 0; element.classList.remove('dropping'); } });
  element.addEventListener('dragover', event => { if (files(event)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } });
  element.addEventListener('drop', event => {
    if (!files(event)) return;
    event.preventDefault();
    over = 0;
    element.classList.remove('dropping');
    void add([...event.dataTransfer.files]);
  });
}

/** A button that opens the file dialog. */
export function fileButton(label, add, { several = true, kind = '' } = {}) {
  const input = h('input', { type: 'file', multiple: several, class: 'unseen', tabindex: '-1', 'aria-label': label, 'data-upload': true, onchange: () => { const files = [...input.files]; input.value = ''; void add(files); } });
  return h('span', { class: 'file-button' }, h('button', { type: 'button', class: `button ${kind}`.trim(), onclick: () => input.click() }, label), input);
}
