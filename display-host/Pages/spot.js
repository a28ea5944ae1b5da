import { tellHowItLooks } from '/screens/picture.js';
import { frameOf } from '/screens/frames.js';
import { borrow, giveBack } from '/screens/stills.js';

// The longest a spot may take to be ready before it counts as broken.
const PATIENCE = 10000;
const FIRST_FRAME = 1000;
const LARGEST_STILL = 1920;

// A browser draws no frames for a page that nobody sees. Its time goes on all the same.
const NO_FRAMES = 3000;

/** Resolves when the frame that is being drawn now is on its way to the screen: true. False when the browser draws none. */
export function painted() {
  return new Promise(done => {
    const hidden = setTimeout(() => done(false), NO_FRAMES);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      clearTimeout(hidden);
      done(true);
    }));
  });
}

/** A spot that can be put on a layer: `show` resolves once its first picture is ready, `remove` lets go of everything. */
export function makeSpot(spot, blob, frame) {
  switch (spot.kind) {
    case 'image': return new ImageSpot(spot, blob);
    case 'video': return new VideoSpot(spot, blob);
    case 'html': return new HtmlSpot(blob, frame);
    case 'text': return new TextSpot(spot);
    default: throw new Error(`this player knows no content of kind '${spot.kind}'`);
  }
}

class ImageSpot {
  #still;
  #ground = null;
  #isSound = false;

  constructor(spot, blob) {
    this.#still = borrow(spot.sha256, blob);
    this.#still.image.alt = spot.title;
  }

  async show(layer, signal) {
    const { image } = this.#still;
    await within(PATIENCE, image.decode());
    this.#isSound = true;
    const shape = image.naturalWidth / image.naturalHeight;
    if (Math.abs(shape / (layer.clientWidth / layer.clientHeight) - 1) > 0.03) {
      this.#ground = image.cloneNode();
      this.#ground.className = 'ground';
      this.#ground.alt = '';
      await within(PATIENCE, this.#ground.decode());
    }

    // Decoded, it is painted with the very next frame.
    if (!signal.aborted) {
      layer.append(...[this.#ground, image].filter(Boolean));
    }
  }

  remove() {
    this.#ground?.remove();
    giveBack(this.#still, this.#isSound);
  }
}

class VideoSpot {
  #video = document.createElement('video');

  // Its first frame as a picture: a browser may need a moment to show the frames of a video that was covered, and nothing must be seen through.
  #still = document.createElement('canvas');

  constructor(spot, blob) {
    this.#video.muted = true;
    this.#video.loop = true;
    this.#video.playsInline = true;
    this.#video.disablePictureInPicture = true;
    this.#video.ariaLabel = spot.title;
    this.#video.src = URL.createObjectURL(blob);
  }

  async show(layer) {
    const video = this.#video;
    layer.append(video);
    await within(PATIENCE, new Promise((ready, broken) => {
      video.oncanplaythrough = ready;
      video.onerror = () => broken(new Error(video.error?.message || 'the video cannot be decoded'));
    }));
    const firstFrame = new Promise(done => video.requestVideoFrameCallback ? video.requestVideoFrameCallback(done) : setTimeout(done, 100));
    await video.play();
    await within(FIRST_FRAME, firstFrame).catch(() => { /* It plays; some browsers tell of no frame that is covered. */ });

    // It may have to wait for its turn.
    video.pause();
    const ratio = Math.min(1, LARGEST_STILL / video.videoWidth);
    this.#still.width = Math.round(video.videoWidth * ratio);
    this.#still.height = Math.round(video.videoHeight * ratio);
    const { width, height } = this.#still;
    const frame = await frameOf(video, width, height);
    const context = this.#still.getContext('2d');
    frame ? context.putImageData(frame, 0, 0) : context.drawImage(video, 0, 0, width, height);
    video.before(this.#still);
  }

  start() {
    const away = () => setTimeout(() => this.#letGo(), FIRST_FRAME);
    this.#video.requestVideoFrameCallback ? this.#video.requestVideoFrameCallback(away) : away();
    this.#video.play().catch(() => { /* Taken off again before it played. */ });
  }

  #letGo() {
    this.#still.remove();
    this.#still.width = this.#still.height = 0;
  }

  remove() {
    this.#letGo();
    this.#video.pause();
    this.#video.remove();
    URL.revokeObjectURL(this.#video.src);

    // Lets go of the decoder now, and not when the element is collected.
    this.#video.onerror = null;
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}

/** Words in place of what cannot be loaded and must be said all the same. */
class TextSpot {
  #words = document.createElement('div');

  constructor(spot) {
    this.#words.className = 'words';
    for (const [tag, text] of [['h1', spot.title], ['p', spot.text]]) {
      const part = document.createElement(tag);
      part.textContent = text;
      this.#words.append(part);
    }
  }

  async show(layer) {
    layer.append(this.#words);
  }

  remove() {
    this.#words.remove();
  }
}

/** HTML of others: in a sandboxed frame without this page's origin, inside a frame whose policy lets it reach nothing. */
class HtmlSpot {
  #blob;
  #outer;
  #inner = null;

  constructor(blob, outer) {
    this.#blob = blob;
    this.#outer = outer;
  }

  async show(layer, signal) {
    const html = await this.#blob.text();
    if (signal.aborted) {
      return;
    }

    const page = this.#outer.contentDocument;
    this.#inner = page.createElement('iframe');
    this.#inner.setAttribute('sandbox', 'allow-scripts');
    this.#inner.srcdoc = html + tellWhenPainted + tellHowItLooks;
    const told = new Promise(done => {
      this.#outer.contentWindow.onmessage = event => event.source === this.#inner?.contentWindow && event.data === 'painted' && done();
    });
    const loaded = new Promise(done => this.#inner.onload = done);
    page.body.append(this.#inner);
    await within(PATIENCE, loaded);
    await within(FIRST_FRAME, told).catch(() => { /* It is loaded all the same, and has had the time. */ });

    // Its picture reaches this page's own with one of the next frames; until then the layer shows its ground.
    await painted();
  }

  remove() {
    this.#outer.contentWindow.onmessage = null;
    this.#inner?.remove();
    this.#inner = null;
  }
}

const tellWhenPainted =
  '<script>addEventListener("load",()=>requestAnimationFrame(()=>requestAnimationFrame(()=>parent.postMessage("painted","*"))))</' + 'script>';

/** The promise's outcome, or a failure when that takes longer. */
export function within(limit, promise) {
  let timer;
  const late = new Promise((_, fail) => timer = setTimeout(() => fail(new Error(`not ready within ${limit / 1000} s`)), limit));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
