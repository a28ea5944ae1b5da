import { painted } from '/screens/spot.js';
import { Stage } from '/screens/stage.js';

// How long a zone may keep the others waiting when the screen is divided anew.
const PATIENCE = 5000;

const BENEATH = 1, SHOWN = 2, RISING = 3;

/**
 * The whole screen: divided into zones, or dark. Another division is made ready and painted underneath the one that shows, and takes its place in
 * one frame. Its stages are used again and again: their frames need the server only once.
 */
export class Screen {
  #ground;
  #library;
  #plays;
  #dark = document.createElement('div');
  #free = [];
  #shown = null;
  #rising = null;

  constructor(ground, library, plays) {
    this.#ground = ground;
    this.#library = library;
    this.#plays = plays;
    this.#dark.className = 'dark';
    this.#dark.hidden = true;
    ground.append(this.#dark);
    this.#ready(2);
  }

  /** The scene that shows or, before it, the one that will. */
  get scene() {
    return this.#rising ?? this.#shown;
  }

  get stages() {
    return [this.#shown, this.#rising].flatMap(scene => scene ? scene.stages : []);
  }

  /** What is seen now, whatever comes next. */
  get shown() {
    return this.#shown;
  }

  get isDark() {
    return !this.#dark.hidden;
  }

  /** Black, at once. Nothing is on, and nothing of it is seen when it gets light again. */
  darken(key) {
    this.#end(this.#rising);
    this.#rising = null;
    const old = this.#shown;
    old?.stop();
    this.#dark.hidden = false;
    document.documentElement.classList.add('is-dark');
    this.#plays.endAll();
    this.#shown = new Scene(key, [], new Map());
    painted().then(() => this.#end(old));
  }

  /** Divides the screen anew, each zone with a reel that `makeReel` makes for its stage. It shows when every zone has something ready. */
  divide(key, zones, makeReel) {
    this.#end(this.#rising);
    this.#ready(zones.length);
    const stages = zones.map(zone => {
      const stage = this.#free.shift();
      stage.place(zone);
      stage.element.style.zIndex = BENEATH;
      return stage;
    });
    const reels = new Map(zones.map((zone, i) => [zone.id, makeReel(zone, stages[i])]));
    const scene = new Scene(key, stages, reels, () => this.#raise(scene));
    this.#rising = scene;
    return scene;
  }

  #raise(scene) {
    const old = this.#shown;
    this.#rising = null;
    this.#shown = scene;
    scene.stages.forEach(stage => stage.element.style.zIndex = RISING);
    this.#dark.hidden = true;
    document.documentElement.classList.remove('is-dark');
    if (old) {
      old.stop();
      this.#plays.endAll();
    }

    painted().then(() => {
      this.#end(old);
      scene.stages.forEach(stage => stage.element.style.zIndex = SHOWN);
    });
  }

  #end(scene) {
    if (scene) {
      scene.stop();
      for (const stage of scene.stages.splice(0)) {
        stage.clear();
        stage.element.style.zIndex = BENEATH;
        this.#free.push(stage);
      }
    }
  }

  #ready(count) {
    while (this.#free.length < count) {
      this.#free.push(new Stage(this.#ground, this.#library));
    }
  }
}

/** One division of the screen. */
class Scene {
  key;
  stages;
  reels;
  #waiting;
  #raise;
  #late = false;
  #up;
  #raised = new Promise(done => this.#up = done);
  #timer = 0;

  constructor(key, stages, reels, raise = null) {
    this.key = key;
    this.stages = stages;
    this.reels = reels;
    this.#waiting = new Set(reels.keys());
    this.#raise = raise;
    if (raise) {
      this.#timer = setTimeout(() => this.#waitNoLonger(), PATIENCE);
    } else {
      this.#up(true);
    }
  }

  /** A zone has its first spot ready; true when the scene shows, false when it never will. */
  turn(zone) {
    this.#waiting.delete(zone);
    if (this.#waiting.size === 0 || this.#late) {
      this.#show();
    }

    return this.#raised;
  }

  /** A zone has nothing to show; the others need not wait for it. */
  skip(zone) {
    if (this.#waiting.delete(zone) && this.#waiting.size === 0) {
      this.#show();
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#raise = null;
    this.#up(false);
    this.reels.forEach(reel => reel.end());
  }

  #waitNoLonger() {
    this.#late = true;
    if (this.#waiting.size < this.reels.size) {
      this.#show();
    }
  }

  #show() {
    clearTimeout(this.#timer);
    const raise = this.#raise;
    this.#raise = null;
    raise?.();
    this.#up(true);
  }
}
