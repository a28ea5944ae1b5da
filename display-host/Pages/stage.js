import { makeSpot, painted, within } from '/screens/spot.js';

const DISSOLVE = 600;

// What comes later is brought all the same, for the next time.
const BRINGING = 15_000;

/**
 * A part of the screen, or all of it, with two layers. The next spot is made ready and painted underneath the one that shows; only then does the
 * upper one go. So there is no moment at which neither is there.
 */
export class Stage {
  element = document.createElement('div');
  #layers;
  #library;
  #showing = null;
  #wish = new AbortController();
  #busy = Promise.resolve();
  #workingSince = null;

  constructor(ground, library) {
    this.#library = library;
    this.element.className = 'stage';
    this.#layers = [new Layer(this.element), new Layer(this.element)];
    ground.append(this.element);
  }

  /** The spot that shows; null for none. */
  get spot() {
    return this.#showing?.spot ?? null;
  }

  /** The layer that shows; null for none. */
  get layer() {
    return this.#showing?.element ?? null;
  }

  /** For how many milliseconds it has been at work on a spot without having shown it or given it up. */
  get workingMs() {
    return this.#workingSince === null ? 0 : performance.now() - this.#workingSince;
  }

  /** Where it is on the screen, in percent. */
  place({ left, top, width, height }) {
    Object.assign(this.element.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }

  /**
   * Shows a spot: 'painted', 'unseen' when the browser draws no frames, null when a newer wish overtook it. Fails when the spot cannot be shown.
   * Ready, it waits for `turn`, a promise that says whether it may. Tells when it takes the other's place: with the frame in which it is alone,
   * or in which the other begins to dissolve; false for no frame.
   */
  show(spot, { cut, turn, begun }) {
    this.#wish.abort();
    this.#wish = new AbortController();
    const { signal } = this.#wish;
    const shown = this.#busy.then(() => this.#show(spot, cut, turn, begun, signal));
    this.#busy = shown.catch(() => {});
    return shown;
  }

  /** Gives up what it is at; what shows stays. */
  halt() {
    this.#wish.abort();
  }

  /** Takes everything off. */
  clear() {
    this.halt();
    this.#showing = null;
    this.#layers.forEach(layer => layer.clear());
  }

  async #show(spot, cut, turn, begun, signal) {
    const overtaken = new Promise(done => signal.addEventListener('abort', () => done(null)));
    try {
      return await this.#prepareAndSwitch(spot, cut, turn, begun, signal, overtaken);
    } finally {
      this.#workingSince = null;
    }
  }

  async #prepareAndSwitch(spot, cut, turn, begun, signal, overtaken) {
    if (signal.aborted) {
      return null;
    }

    this.#workingSince = performance.now();
    const blob = spot.kind === 'text' ? 'none' : await Promise.race([within(BRINGING, this.#library.get(spot)), overtaken]);
    if (!blob || signal.aborted) {
      return null;
    }

    const old = this.#showing;
    const next = this.#layers.find(layer => layer !== old);
    try {
      await Promise.race([next.prepare(spot, blob, signal), overtaken]);
    } catch (error) {
      next.clear();
      throw error;
    }

    this.#workingSince = null;
    const may = signal.aborted ? false : await Promise.race([turn(signal), overtaken]);
    if (signal.aborted || !may) {
      next.clear();
      return null;
    }

    this.#workingSince = performance.now();
    this.#showing = next;
    next.start();
    next.element.classList.add('showing');
    let told = false;
    const tell = seen => {
      if (!told) {
        told = true;
        begun(seen);
      }
    };
    if (old && !cut) {
      await Promise.race([old.dissolve(tell, signal), overtaken]);
    }

    old?.clear();
    const seen = await Promise.race([painted(), overtaken]);

    // Overtaken before it was known to be painted, it counts as not seen.
    tell(seen === true);
    return signal.aborted ? null : seen ? 'painted' : 'unseen';
  }
}

/** One layer: a frame for HTML that is loaded once, so that it is there when the server is not, and the spot that comes and goes. */
class Layer {
  element = document.createElement('div');
  spot = null;
  #ready;
  #frame = document.createElement('iframe');
  #made = null;

  constructor(ground) {
    this.element.className = 'layer empty';
    this.#frame.title = 'Spot';
    this.#ready = new Promise(done => this.#frame.addEventListener('load', done, { once: true }));
    this.#frame.src = '/screens/stage.html';
    this.element.append(this.#frame);
    ground.append(this.element);
  }

  /** Nothing comes onto the layer any more once the signal is given: it may belong to another spot by then. */
  async prepare(spot, blob, signal) {
    if (spot.kind === 'html') {
      await this.#ready;
    }

    if (!signal.aborted) {
      this.spot = spot;
      this.#made = makeSpot(spot, blob, this.#frame);
      this.element.classList.remove('empty');
      await this.#made.show(this.element, signal);
    }
  }

  /** It is seen from now on. */
  start() {
    this.#made?.start?.();
  }

  /** Fades away over what lies beneath. */
  async dissolve(tell, signal) {
    this.element.classList.replace('showing', 'leaving');
    const seen = await painted();
    if (signal.aborted) {
      // The layer may carry another spot by now.
      return;
    }

    tell(seen);
    this.element.classList.add('dissolving');
    await new Promise(done => setTimeout(done, DISSOLVE));
  }

  clear() {
    this.element.className = 'layer empty';
    this.#made?.remove();
    this.#made = null;
    this.spot = null;
  }
}
