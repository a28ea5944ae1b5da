const CACHE = 'actors-content';

// In memory for the next change, and in the browser's own storage for a start without the server.
const MOST_IN_MEMORY = 192 * 1024 * 1024;
const MOST_STORED = 2 * 1024 * 1024 * 1024;
const PATIENCE = 600_000;

/** Content by its hash, which is checked wherever the browser can: on https and on the machine itself. Elsewhere its host has checked it. */
export class Library {
  // A map keeps the order in which entries were put in, so the first is the one used longest ago.
  #blobs = new Map();
  #bytes = 0;
  #coming = new Map();

  /** The spot's bytes; fails when neither memory, storage nor server has them as they should be. */
  async get(spot) {
    const known = this.#blobs.get(spot.sha256);
    if (known) {
      this.#blobs.delete(spot.sha256);
      this.#blobs.set(spot.sha256, known);
      return known;
    }

    const blob = new Blob([await this.#bring(spot)], { type: spot.mediaType });
    this.#remember(spot.sha256, blob);
    return blob;
  }

  /** Brings what a program may need later, one after the other: the first of it into memory, all of it into storage. Gives those that did not come. */
  async keep(spots) {
    const missing = [];
    for (const spot of spots) {
      try {
        if (this.#blobs.has(spot.sha256)) {
          continue;
        }

        const bytes = await this.#bring(spot);
        if (this.#bytes + bytes.byteLength <= MOST_IN_MEMORY) {
          this.#remember(spot.sha256, new Blob([bytes], { type: spot.mediaType }));
        }
      } catch (error) {
        // It is skipped, and told, when its turn comes.
        missing.push({ spot, error });
      }
    }

    await this.#tidy(new Set(spots.map(address)));
    return missing;
  }

  /** From storage or the server, once for all who ask meanwhile. */
  #bring(spot) {
    let coming = this.#coming.get(spot.sha256);
    if (!coming) {
      coming = this.#stored(spot).then(bytes => bytes ?? this.#fetched(spot)).finally(() => this.#coming.delete(spot.sha256));
      this.#coming.set(spot.sha256, coming);
    }

    return coming;
  }

  async #stored(spot) {
    const cache = await storage();
    const bytes = await (await cache?.match(address(spot)))?.arrayBuffer();
    if (bytes && await hashOf(bytes, spot) !== spot.sha256) {
      await cache.delete(address(spot));
      return null;
    }

    return bytes;
  }

  async #fetched(spot) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`the display host did not answer within ${PATIENCE / 1000} s`)), PATIENCE);
    try {
      // What the browser's own cache has may be as damaged as what ours had.
      let bytes = await download(spot, 'default', patience.signal);
      if (await hashOf(bytes, spot) !== spot.sha256) {
        bytes = await download(spot, 'reload', patience.signal);
      }

      const hash = await hashOf(bytes, spot);
      if (hash !== spot.sha256) {
        throw new Error(`it came with the hash ${hash}`);
      }

      const cache = await storage();
      const headers = { 'content-type': spot.mediaType, 'content-length': String(bytes.byteLength) };
      // Storage that is full or forbidden costs the start without server, not the spot.
      await cache?.put(address(spot), new Response(bytes, { headers })).catch(() => {});
      return bytes;
    } finally {
      clearTimeout(timer);
    }
  }

  #remember(sha256, blob) {
    this.#bytes += blob.size - (this.#blobs.get(sha256)?.size ?? 0);
    this.#blobs.set(sha256, blob);
    for (const [oldest, old] of this.#blobs) {
      if (this.#bytes <= MOST_IN_MEMORY || oldest === sha256) {
        return;
      }

      this.#blobs.delete(oldest);
      this.#bytes -= old.size;
    }
  }

  /** Lets go of what was stored longest ago and is not needed now, when there is too much. */
  async #tidy(needed) {
    const cache = await storage();
    const entries = await Promise.all((await cache?.keys() ?? []).map(async request => {
      const length = Number((await cache.match(request))?.headers.get('content-length') ?? 0);
      return { request, length };
    }));
    let stored = entries.reduce((sum, entry) => sum + entry.length, 0);
    for (const { request, length } of entries) {
      if (stored <= MOST_STORED) {
        return;
      }

      if (!needed.has(new URL(request.url).pathname)) {
        await cache.delete(request);
        stored -= length;
      }
    }
  }
}

async function download(spot, cache, signal) {
  const response = await fetch(address(spot), { cache, signal });
  if (!response.ok) {
    const sentence = new DOMParser().parseFromString(await response.text(), 'text/html').body.textContent.trim();
    throw new Error(`the display host answered ${response.status}: ${sentence.slice(0, 300)}`);
  }

  return response.arrayBuffer();
}

/** The hash that the bytes have, or should have where the browser cannot tell. */
async function hashOf(bytes, spot) {
  if (!globalThis.crypto?.subtle) {
    return spot.sha256;
  }

  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function address(spot) {
  return `/screens/content/${spot.sha256}`;
}

async function storage() {
  return 'caches' in globalThis ? await caches.open(CACHE) : null;
}
