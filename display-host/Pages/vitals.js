import { draw } from '/screens/picture.js';

// Small enough to cost nothing, large enough that a spot is not mistaken for another.
const WIDTH = 32;
const HEIGHT = 18;

// Of all time, the most that looking may take; a spot that is costly to draw is looked at less often.
const SHARE = 0.015;
const EVERY = 2000;
const LONGEST = 4000;
const BLACK = 0.02;

const MOST_PART = 11000;
const LARGEST_PICTURE = 190 * 1024;

/** What a page knows of itself: whether its frames are painted, and what they show. Told to the host whenever it asks. */
export class Vitals {
  #ground;
  #say;
  #id = uuid();
  #context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true });
  #painted = 0;
  #counted = 0;
  #frames = 0;
  #waits = false;
  #look = { picture: null, light: null, moves: false, shown: 0 };
  #notBefore = 0;
  #busy = false;
  #content = null;

  /** @param say tells the host something; false when it is gone. */
  constructor(ground, say) {
    this.#ground = ground;
    this.#say = say;
    document.addEventListener('visibilitychange', () => this.tell());
  }

  /** Looks, and says how it is. */
  async tell() {
    const painted = this.#painted;
    this.#witness();
    await this.#lookAgain();

    // Frames count when the page has painted since it was last asked, and with it the foreign frame that is on, if that can tell.
    this.#frames += this.#waits ? 0 : painted - this.#counted;
    this.#counted = painted;
    this.#say({ type: 'alive', frames: this.#frames, look: this.#state() });
  }

  /** Sends a picture of what is shown, in parts that a message has room for. */
  async send({ id, width }) {
    const size = Math.min(Math.max(64, width), 640);
    const canvas = new OffscreenCanvas(size, Math.max(1, Math.round(size * innerHeight / Math.max(1, innerWidth))));
    await draw(this.#ground, canvas.getContext('2d'), { notice: true });
    let blob = null;
    for (const quality of [0.8, 0.5, 0.2]) {
      blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (blob.size <= LARGEST_PICTURE) {
        break;
      }
    }

    const bytes = new Uint8Array(await blob.arrayBuffer());
    const of = Math.ceil(bytes.length / MOST_PART);
    for (let part = 0; part < of; part++) {
      const text = btoa(String.fromCharCode(...bytes.subarray(part * MOST_PART, (part + 1) * MOST_PART)));
      this.#say({ type: 'picture', picture: { id, part, of, bytes: text } });
    }
  }

  #state() {
    const { play, content, failing, turns } = document.documentElement.dataset;
    return {
      page: this.#id,
      play: play ?? null,
      content: content ?? null,
      failing: failing?.slice(0, 500) ?? null,
      visible: !document.hidden,
      turns: Number(turns ?? 0),
      memory: performance.memory?.usedJSHeapSize ?? null,
      ...this.#look,
    };
  }

  /** A page that is hidden or stuck gets no frames, so that its count stands still. */
  #witness() {
    requestAnimationFrame(() => requestAnimationFrame(() => this.#painted++));
  }

  async #lookAgain() {
    const start = performance.now();
    const { content } = document.documentElement.dataset;
    if (this.#busy || (start < this.#notBefore && content === this.#content)) {
      return;
    }

    this.#busy = true;
    try {
      const seen = await draw(this.#ground, this.#context);
      const { data } = this.#context.getImageData(0, 0, WIDTH, HEIGHT);
      this.#look = { picture: seen.readable ? hash(data) : null, light: seen.readable ? light(data) : null, moves: seen.moves, shown: seen.frames };
      this.#waits = seen.waits;
      this.#content = content;
    } catch {
      this.#look = { ...this.#look, picture: null, light: null };
    } finally {
      this.#busy = false;
    }

    // What is black is looked at again at once: one look is not enough to call a screen dark.
    const spared = this.#look.light < BLACK ? 0 : Math.min(LONGEST, (performance.now() - start) / SHARE - EVERY);
    this.#notBefore = performance.now() + spared;
  }
}

/** 64 bits of a picture whose colours are rounded to 16 steps, so that noise is no change. */
function hash(data) {
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < data.length; i++) {
    if (i % 4 < 3) {
      one = Math.imul(one ^ (data[i] >> 4), 0x01000193);
      two = Math.imul(two ^ (data[i] >> 4), 0x85ebca6b) + i | 0;
    }
  }

  return [one, two].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

function light(data) {
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum += data[i] * 0.2126 + data[i + 1] * 0.7152 + data[i + 2] * 0.0722;
  }

  return Math.round(sum / (WIDTH * HEIGHT) / 255 * 1000) / 1000;
}

function uuid() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
