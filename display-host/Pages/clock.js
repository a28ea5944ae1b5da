const KEY = 'actors-clock';

// Enough that one of them was not held up on its way.
const SAMPLES = 8;

// An answer that took no longer is better than anything that was known before.
const CLOSE = 50;

// Estimates differ by less; a host whose clock was set, or another host, by more.
const JUMP = 1000;
const KEEP_EVERY = 10000;

/**
 * The display host's time. Whatever this browser thinks the date is does not matter while a host can be reached, nor after that: from the last
 * answer on the monotonic clock counts. Only a page that starts without a host goes by the browser's date, by as much as it was off before, and
 * never by less than what it was told last.
 */
export class Clock {
  #offset;
  #samples = [];
  #told = false;
  #keptAt = -Infinity;

  constructor() {
    const kept = read();
    this.#offset = Math.max(Date.now() + (kept?.skew ?? 0), kept?.last ?? 0) - performance.now();
  }

  /** Milliseconds of Unix time, as the host tells it. */
  now() {
    return performance.now() + this.#offset;
  }

  /** When that is by this page's monotonic clock. */
  at(hostMs) {
    return hostMs - this.#offset;
  }

  /** Another link, perhaps to another host: what the old one said is no measure any more. */
  begin() {
    this.#samples = [];
  }

  /** A message that was sent then has just come. How long it took is not known, so that it counts only while nothing better does. */
  hint(hostMs) {
    if (!this.#told || Math.abs(hostMs - this.now()) > 5 * JUMP) {
      this.#told = true;
      this.#samples = [];
      this.#offset = hostMs - performance.now();
      this.#keep();
    }
  }

  /** The host's answer to a question that was asked at `asked` and answered now: of the last few the one that took least counts. */
  hear(asked, hostMs) {
    const answered = performance.now();
    const sample = { took: answered - asked, offset: hostMs - (asked + answered) / 2 };
    const best = this.#best();
    if (best && Math.abs(sample.offset - best.offset) > JUMP + (sample.took + best.took) / 2) {
      this.#samples = [];
    }

    this.#samples.push(sample);
    if (this.#samples.length > SAMPLES) {
      this.#samples.shift();
    }

    this.#told = true;
    const { took, offset } = this.#best();

    // An answer that was held up says no more than that the time lies somewhere within the time it took: it moves the clock as far as that and no further.
    this.#offset = took <= CLOSE ? offset : Math.min(Math.max(this.#offset, offset - took / 2), offset + took / 2);

    this.#keep();
  }

  /** Waits for a time of the host, also when it is told anew meanwhile; false when the signal came first. */
  until(hostMs, signal) {
    return new Promise(done => {
      let timer = 0;
      const stop = () => {
        clearTimeout(timer);
        done(false);
      };
      const look = () => {
        const wait = hostMs - this.now();
        if (wait <= 0) {
          signal.removeEventListener('abort', stop);
          done(true);
        } else {
          timer = setTimeout(look, wait > 1500 ? Math.min(wait - 1000, 60_000) : wait);
        }
      };
      if (signal.aborted) {
        done(false);
      } else {
        signal.addEventListener('abort', stop, { once: true });
        look();
      }
    });
  }

  #best() {
    return this.#samples.reduce((best, each) => !best || each.took <= best.took ? each : best, null);
  }

  #keep() {
    if (performance.now() - this.#keptAt >= KEEP_EVERY) {
      this.#keptAt = performance.now();
      try {
        localStorage.setItem(KEY, JSON.stringify({ skew: Math.round(this.now() - Date.now()), last: Math.round(this.now()) }));
      } catch {
        // Without storage a start without a host goes by the browser's date.
      }
    }
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}
