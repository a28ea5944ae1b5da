const CACHE = 'actors-content';
const MOST_BYTES = 256 * 1024 * 1024;

/** Content by its hash: in memory for the next change, and in the browser's own storage for a start without the server. */
export class Library {
  // A map keeps the order in which entries were put in, so the first is the one used longest ago.
  #blobs = new Map();
  #bytes = 0;

  /** The spot's bytes; fails when neither memory, storage nor server has them. */
  async get(spot) {
    const known = this.#blobs.get(spot.sha256);
    if (known) {
      this.#blobs.delete(spot.sha256);
      this.#blobs.set(spot.sha256, known);
      return known;
    }

    const response = await this.#stored(spot) ?? await this.#fetched(spot);
    const blob = new Blob([await response.arrayBuffer()], { type: spot.mediaType });
    this.#remember(spot.sha256, blob);
    return blob;
  }

  /** Brings what a program may need later, one after the other, and lets go of what no program needs. */
  async keep(spots) {
    for (const spot of spots) {
      await this.get(spot).catch(() => { /* The playlist skips it, and says so, when its turn comes. */ });
    }
  }

  async #stored(spot) {
    const cache = await storage();
    return await cache?.match(address(spot));
  }

  async #fetched(spot) {
    const response = await fetch(address(spot));
    if (!response.ok) {
      throw new Error(`the display host answered ${response.status}`);
    }

    const cache = await storage();
    // Storage that is full or forbidden costs the start without server, not the spot.
    await cache?.put(address(spot), response.clone()).catch(() => {});
    return response;
  }

  #remember(sha256, blob) {
    this.#bytes += blob.size;
    this.#blobs.set(sha256, blob);
    for (const [oldest, old] of this.#blobs) {
      if (this.#bytes <= MOST_BYTES || oldest === sha256) {
        return;
      }

      this.#blobs.delete(oldest);
      this.#bytes -= old.size;
      storage().then(cache => cache?.delete(address({ sha256: oldest })));
    }
  }
}

function address(spot) {
  return `/screens/content/${spot.sha256}`;
}

async function storage() {
  return 'caches' in globalThis ? await caches.open(CACHE) : null;
}
