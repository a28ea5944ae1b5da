// How long after a spot's end the lane may take to say what follows before the loop goes on by itself.
const GRACE = 1000;
const AFTER_FAILURE = 1000;

/** Decides what is on: the lane's program while there is one, then the loop, for days if it must be. */
export class Playlist {
  #key;
  #stage;
  #library;
  #link;
  #plays;
  #program = null;
  #loop = [];
  #next = 0;
  #turn = 0;
  #timer = 0;
  #playId = null;

  constructor(path, stage, library, link, plays) {
    this.#key = `actors-program:${path}`;
    this.#stage = stage;
    this.#library = library;
    this.#link = link;
    this.#plays = plays;
  }

  /** Goes on where the page was before it was loaded again. */
  resume() {
    const kept = read(this.#key);
    if (kept) {
      const remaining = kept.until - Date.now();
      this.#take({ ...kept.program, remainingMs: Math.max(0, Math.min(remaining, kept.program.now.maximumMs)), kept: true });
    }
  }

  /** Takes over a program that the host has just sent; the one in force comes again when the link does. */
  take(program) {
    if (program.playId === this.#playId) {
      return;
    }

    const wall = Date.now();
    write(this.#key, { program: { ...program, wall }, until: wall + program.remainingMs });
    this.#take(program);
  }

  async #take(program) {
    const turn = ++this.#turn;
    this.#playId = program.playId;
    document.documentElement.dataset.play = program.playId;
    clearTimeout(this.#timer);
    this.#program = program;
    this.#loop = program.loop;
    if (program.remainingMs <= 0 && this.#loop.length > 0) {
      await this.#goOn(turn);
    } else if (program.remainingMs > 0) {
      await this.#play(program.now, program.remainingMs, turn, { cut: program.forAudience, program });
    }

    if (turn === this.#turn) {
      await this.#library.keep([program.now, ...program.loop, ...program.preload ?? []]);
      document.documentElement.dataset.kept = program.playId;
    }
  }

  async #play(spot, duration, turn, { cut = false, program = null } = {}) {
    try {
      const bringer = this.#program;
      let start = performance.now();
      const shown = await this.#stage.show(spot, cut, seen => {
        start = performance.now();
        seen ? this.#plays.begin(spot, bringer) : this.#plays.end();
      });
      if (!shown || turn !== this.#turn) {
        return;
      }

      if (program && !program.kept && shown === 'painted') {
        this.#link.say({ type: 'switched', playId: program.playId, contentId: spot.contentId, elapsedMs: performance.now() - program.at });
      }

      // While the loop runs, the lane is silent, and nothing is waited for.
      this.#after(start + duration + (program ? GRACE : 0) - performance.now(), turn);
    } catch (error) {
      if (turn === this.#turn) {
        this.#link.say({ type: 'broken', contentId: spot.contentId, reason: String(error?.message ?? error).slice(0, 500) });
        this.#after(this.#next >= this.#loop.length ? AFTER_FAILURE : 0, turn);
      }
    }
  }

  #after(wait, turn) {
    this.#timer = setTimeout(() => this.#goOn(turn), Math.max(0, wait));
  }

  async #goOn(turn) {
    if (turn !== this.#turn || this.#loop.length === 0) {
      return;
    }

    this.#next = this.#next >= this.#loop.length ? 0 : this.#next;
    const spot = this.#loop[this.#next++];
    await this.#play(spot, spot.maximumMs, turn);
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
    // Without storage the page still plays; it only cannot start without the server.
  }
}
