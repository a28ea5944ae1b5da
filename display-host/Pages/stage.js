import { makeSpot, painted } from '/screens/spot.js';

const DISSOLVE = 600;

/**
 * Two layers. The next spot is made ready and painted underneath the one that shows; only then does the upper one go. So there is no
 * moment at which neither is there.
 */
export class Stage {
  #layers;
  #library;
  #showing = null;
  #wish = new AbortController();
  #busy = Promise.resolve();

  constructor(ground, library) {
    this.#library = library;
    this.#layers = [new Layer(ground), new Layer(ground)];
  }

  /**
   * Shows a spot: 'painted', 'unseen' when the browser draws no frames, null when a newer wish overtook it. Fails when the spot cannot be shown.
   * Tells when it takes the other's place: with the frame in which it is alone, or in which the other begins to dissolve; false for no frame.
   */
  show(spot, cut, begun) {
    this.#wish.abort();
    this.#wish = new AbortController();
    const { signal } = this.#wish;
    const turn = this.#busy.then(() => this.#show(spot, cut, begun, signal));
    this.#busy = turn.catch(() => {});
    return turn;
  }

  async #show(spot, cut, begun, signal) {
    const overtaken = new Promise(done => signal.addEventListener('abort', () => done(null)));
    const blob = signal.aborted ? null : await Promise.race([this.#library.get(spot), overtaken]);
    if (!blob) {
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

    if (signal.aborted) {
      next.clear();
      return null;
    }

    this.#showing = next;
    next.element.classList.add('showing');
    document.documentElement.dataset.content = spot.contentId;
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
    tell(seen !== false);
    return signal.aborted ? null : seen ? 'painted' : 'unseen';
  }
}

/** One layer: a frame for HTML that is loaded once, so that it is there when the server is not, and the spot that comes and goes. */
class Layer {
  element = document.createElement('div');
  #ready;
  #frame = document.createElement('iframe');
  #spot = null;

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
      this.#spot = makeSpot(spot, blob, this.#frame);
      this.element.classList.remove('empty');
      await this.#spot.show(this.element, signal);
    }
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
    this.#spot?.remove();
    this.#spot = null;
  }
}
