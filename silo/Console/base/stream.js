// Server-sent events over fetch: EventSource cannot carry the operator key.

import { t } from './words.js';

const SILENCE = 6000; // The server pulses every 2 s: three missed pulses are a lost connection.
const RETRY = [500, 1000, 2000, 4000];

/** Splits a stream's text into events; what is not complete yet stays. */
export class EventParser {
  #rest = '';

  push(chunk, onEvent) {
    this.#rest += chunk.replaceAll('\r', '');
    for (let end; (end = this.#rest.indexOf('\n\n')) >= 0;) {
      const block = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      let name = 'message';
      const data = [];
      for (const line of block.split('\n')) {
        if (line.startsWith('event:')) name = line.slice(6).trim();
        else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      }
      if (data.length > 0) onEvent(name, data.join('\n'));
    }
  }
}

/**
 * Keeps one connection to the address for as long as the page lives.
 * onEvent(name, data) for each event; onState('live' | 'lost' | 'locked', sentence) when the connection's state changes.
 */
export function follow(address, headers, onEvent, onState) {
  let attempt = 0;
  let current = null;

  async function connect() {
    const abort = new AbortController();
    current = abort;
    let watchdog = setTimeout(() => abort.abort(), SILENCE);
    try {
      const response = await fetch(address, { headers: headers(), signal: abort.signal, cache: 'no-store' });
      if (response.status === 401) {
        onState('locked', t('stream.locked'));
        return false;
      }
      if (!response.ok) throw new Error(String(response.status));
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) throw new Error('closed');
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), SILENCE);
        parser.push(value, (name, data) => {
          attempt = 0;
          onState('live', '');
          onEvent(name, JSON.parse(data));
        });
      }
    } catch {
      onState('lost', '');
      return true;
    } finally {
      clearTimeout(watchdog);
      abort.abort();
    }
  }

  async function run() {
    while (await connect()) {
      const wait = RETRY[Math.min(attempt++, RETRY.length - 1)];
      await new Promise(resolve => setTimeout(resolve, wait));
    }
    current = null;
  }

  let running = run();
  // A page that comes back from the pocket must not show old data as live.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') attempt = 0; });
  return {
    /** Starts again after the key became known. */
    restart() {
      current?.abort();
      running = running.then(run);
    },
  };
}
