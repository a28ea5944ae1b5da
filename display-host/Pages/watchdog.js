const LOOK = 1000;

// So many looks without a frame, or so long without a spot being shown or given up, are a fault.
const NO_FRAME = 5;
const STUCK = 20_000;

// A page that does it all by itself needs about 10 MiB; the figure after ten minutes is this one's own measure.
const MOST_MEMORY = 512 * 1024 * 1024;
const LEAST_MEMORY = 128 * 1024 * 1024;
const GROWTH = 3;
const WARM = 600_000;

const BETWEEN = 60_000;

/** Loads the page again when it paints no more, gets no further or grows without end; the reason is told when that is done. At most once a minute. */
export class Watchdog {
  #key;
  #screen;
  #link;
  #playlist;
  #begun = performance.now();
  #missed = 0;
  #warm = null;
  #last;

  constructor(path, screen, link, playlist) {
    this.#key = `actors-reload:${path}`;
    this.#screen = screen;
    this.#link = link;
    this.#playlist = playlist;
    this.#last = read(this.#key);
    setInterval(() => this.#look(), LOOK);
    document.addEventListener('visibilitychange', () => this.#missed = 0);
  }

  /** Tells the host why the page was loaded again, once. */
  tell() {
    if (this.#last && !this.#last.told && this.#link.say({ type: 'reloaded', reason: this.#last.reason })) {
      this.#last.told = true;
      write(this.#key, this.#last);
    }
  }

  #look() {
    const reason = this.#noFrame() ?? this.#stuck() ?? this.#tooMuchMemory();
    if (reason) {
      this.#reload(reason);
    }
  }

  /** Counted in looks, and not in time, so that a page that was held up altogether gets its chance to paint. */
  #noFrame() {
    if (document.visibilityState !== 'visible') {
      return null;
    }

    if (this.#missed === 0) {
      requestAnimationFrame(() => this.#missed = 0);
    }

    return this.#missed++ > NO_FRAME && this.#link.isOpen ? `it painted no frame for ${this.#missed - 1} s` : null;
  }

  #stuck() {
    const longest = Math.max(0, ...this.#screen.stages.map(stage => stage.workingMs));
    return longest > STUCK ? `a spot was neither shown nor given up for ${Math.round(longest / 1000)} s` : null;
  }

  #tooMuchMemory() {
    // Only some browsers tell.
    const used = performance.memory?.usedJSHeapSize;
    if (!used) {
      return null;
    }

    if (this.#warm === null && performance.now() - this.#begun > WARM) {
      this.#warm = used;
    }

    const most = Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, GROWTH * (this.#warm ?? MOST_MEMORY)));
    return used > most ? `its scripts used ${Math.round(used / 1048576)} MiB of memory, and ${Math.round(most / 1048576)} MiB are the most` : null;
  }

  #reload(reason) {
    const since = Date.now() - (this.#last?.at ?? -Infinity);
    if (since >= 0 && since < BETWEEN) {
      return;
    }

    this.#last = { reason, at: Date.now(), told: false };
    write(this.#key, this.#last);
    this.#playlist.giveUp();
    location.reload();
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The reason is then told to nobody.
  }
}
