// Two crashes so close to each other are no accident.
const CLOSE = 30_000;

/**
 * What this page keeps for its next start: the newest program, the last one that is known to play, and which one was on when the page went
 * without a farewell.
 */
export class Shelf {
  #newest;
  #good;
  #alive;
  #crashes;
  #life;

  constructor(path, life) {
    this.#newest = `actors-program:${path}`;
    this.#good = `actors-good-program:${path}`;
    this.#alive = `actors-alive:${path}:`;
    this.#crashes = `actors-crashes:${path}`;
    this.#life = life;
    addEventListener('pagehide', () => remove(this.#alive + this.#life));
  }

  get newest() {
    return read(this.#newest);
  }

  get good() {
    return read(this.#good);
  }

  /** Keeps a program as the newest, and notes that this page is at it. */
  keep(program) {
    write(this.#newest, program);
    this.at(program.playId);
  }

  keepGood(program) {
    write(this.#good, program);
  }

  /** This page is at that program from now on. */
  at(playId) {
    write(this.#alive + this.#life, { playId, at: Date.now() });
  }

  /** A page that gives up does so by its program's fault. */
  givenUp(playId) {
    remove(this.#alive + this.#life);
    this.#crashed(playId);
  }

  /** The play that is known to bring pages down; null for none. Called once, before this page is at any. */
  async culprit() {
    const alive = await living();
    for (const key of keys().filter(key => key.startsWith(this.#alive))) {
      const kept = read(key);
      if (!alive.has(key)) {
        remove(key);
        this.#crashed(kept?.playId);
      }
    }

    navigator.locks?.request(this.#alive + this.#life, () => new Promise(() => {}));
    const { playId, at } = read(this.#crashes) ?? {};
    return at?.length >= 2 && Math.abs(at[1] - at[0]) <= CLOSE ? playId : null;
  }

  #crashed(playId) {
    if (playId) {
      const known = read(this.#crashes);
      const at = known?.playId === playId ? known.at : [];
      write(this.#crashes, { playId, at: [...at, Date.now()].slice(-2) });
    }
  }
}

/** The keys of pages that are there beside this one; each holds a lock of its key's name. */
async function living() {
  const held = await navigator.locks?.query().catch(() => null);
  return new Set(held?.held?.map(lock => lock.name) ?? []);
}

function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
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

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was nothing to keep it in.
  }
}
