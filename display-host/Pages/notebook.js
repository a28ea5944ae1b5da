const NAME = 'actors';
const NOTES = 'notes';

// A disk that does not answer must not keep a page from playing, or from telling what it knows.
const PATIENCE = 5000;

/**
 * Texts by their keys that outlive this page: in the browser's database, which has them within moments of their being written. Its simpler
 * storage keeps them to itself for seconds, and a browser that is killed takes those with it; it is used where there is no database.
 */
export class Notebook {
  #notes = new Map();
  #database = null;
  #early = [];

  /** Resolves when what earlier lives of this page wrote can be read here. */
  ready = this.#open();

  keys() {
    return [...this.#notes.keys()];
  }

  /** A note as this page knows it. */
  read(key) {
    return parsed(this.#notes.get(key));
  }

  /** A note as it lies there now, whichever page wrote it last. */
  async latest(key) {
    if (!this.#database) {
      return parsed(stored(() => localStorage.getItem(key)));
    }

    const notes = this.#database.transaction(NOTES).objectStore(NOTES);
    return parsed(await answer(notes.get(key)).catch(() => null));
  }

  /** @param lasting a cut of power must not take it; costs a flush of the disk. */
  write(key, value, lasting = false) {
    const text = JSON.stringify(value);
    this.#notes.set(key, text);
    this.#change(lasting, notes => notes.put(text, key), () => localStorage.setItem(key, text));
  }

  remove(key) {
    this.#notes.delete(key);
    this.#change(false, notes => notes.delete(key), () => localStorage.removeItem(key));
  }

  #change(lasting, inDatabase, inStorage) {
    if (this.#early) {
      this.#early.push([lasting, inDatabase, inStorage]);
    } else if (!this.#database) {
      stored(inStorage);
    } else {
      try {
        inDatabase(this.#database.transaction(NOTES, 'readwrite', { durability: lasting ? 'strict' : 'relaxed' }).objectStore(NOTES));
      } catch {
        // A full disk, or a database that the browser took away: what is noted waits in memory alone.
      }
    }
  }

  async #open() {
    try {
      this.#database = await opened();
      const notes = this.#database.transaction(NOTES).objectStore(NOTES);
      const [keys, texts] = await Promise.all([answer(notes.getAllKeys()), answer(notes.getAll())]);
      keys.forEach((key, i) => this.#notes.has(key) || this.#notes.set(key, texts[i]));
    } catch {
      for (const key of stored(() => Object.keys(localStorage)) ?? []) {
        this.#notes.has(key) || this.#notes.set(key, stored(() => localStorage.getItem(key)));
      }
    }

    const early = this.#early;
    this.#early = null;
    early.forEach(change => this.#change(...change));
  }
}

function opened() {
  return new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NOTES);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
    setTimeout(() => fail(new Error('the database does not open')), PATIENCE);
  });
}

function answer(request) {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

function stored(what) {
  try {
    return what();
  } catch {
    // No storage, or a full one.
    return null;
  }
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
