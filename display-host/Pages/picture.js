import { frameOf } from '/screens/frames.js';

// What the screen shows, drawn again onto a canvas: pictures and videos as they are, foreign HTML as its own frame draws itself.

// A frame that does not answer by then is busy, stopped, or has thrown out what was to answer.
const FRAME_PATIENCE = 700;

// Somebody who looks waits 3 s for a picture, which two busy frames leave room for, and would rather wait than see nothing of them.
const LOOK_PATIENCE = 1200;

/**
 * Draws what the stage shows onto a canvas of the same shape. Resolves to what is known of it: `readable`, false when some of it cannot be read; `moves`,
 * whether a video is on; `frames`, how many frames its videos and foreign frames have shown; `waits`, true when a frame
 * that used to answer does not, or paints nothing.
 */
export async function draw(ground, context, { notice = false } = {}) {
  const { width, height } = context.canvas;
  const scale = { x: width / Math.max(1, innerWidth), y: height / Math.max(1, innerHeight) };
  const seen = { readable: true, moves: false, frames: 0, waits: false };
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const colour of ['#fff', getComputedStyle(document.body).backgroundColor]) {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
  }

  const depth = stage => Number(getComputedStyle(stage).zIndex) || 0;
  for (const stage of [...ground.querySelectorAll('.stage')].sort((one, other) => depth(one) - depth(other))) {
    const layers = [...stage.querySelectorAll('.layer.showing, .layer.leaving')];
    for (const layer of layers.sort((one, other) => depth(one) - depth(other))) {
      context.globalAlpha = Number(getComputedStyle(layer).opacity);
      fill(context, layer, scale);
      for (const part of layer.children) {
        await drawPart(context, part, stage.getBoundingClientRect(), scale, seen, notice ? LOOK_PATIENCE : FRAME_PATIENCE);
      }

      context.globalAlpha = 1;
    }
  }

  ground.querySelectorAll('.dark:not([hidden])').forEach(dark => fill(context, dark, scale));
  cover(context, ground, scale);
  if (notice) {
    await drawNotice(context, scale);
  }

  return seen;
}

async function drawPart(context, part, within, scale, seen, patience) {
  if (part instanceof HTMLImageElement) {
    await drawFitted(context, part, part.naturalWidth, part.naturalHeight, within, scale, async () => part);
  } else if (part instanceof HTMLVideoElement) {
    seen.moves = true;
    seen.frames += part.getVideoPlaybackQuality?.().totalVideoFrames ?? Math.round(part.currentTime * 1000);
    await drawFitted(context, part, part.videoWidth, part.videoHeight, within, scale, (w, h) => shown(part, w, h));
  } else if (part instanceof HTMLIFrameElement) {
    for (const inner of part.contentDocument?.querySelectorAll('iframe') ?? []) {
      await drawFrame(context, inner, part, scale, seen, patience);
    }
  } else {
    drawWords(context, part, scale);
  }
}

function drawWords(context, part, scale) {
  fill(context, part, scale);
  for (const line of part.querySelectorAll('h1, p')) {
    const box = line.getBoundingClientRect();
    const style = getComputedStyle(line);
    context.fillStyle = style.color;
    context.textBaseline = 'top';
    context.font = `${style.fontWeight} ${parseFloat(style.fontSize) * scale.y}px sans-serif`;
    context.fillText(line.textContent, box.left * scale.x, box.top * scale.y, box.width * scale.x);
  }
}

/** A video's frame as something that can be drawn. */
async function shown(video, width, height) {
  const frame = await frameOf(video, width, height);
  return frame ? onCanvas(frame) : video;
}

function onCanvas(image) {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

async function drawFitted(context, part, width, height, within, scale, picture) {
  const box = part.getBoundingClientRect();
  if (width === 0 || height === 0 || box.width === 0) {
    return;
  }

  const { objectFit, filter } = getComputedStyle(part);
  const ratios = [box.width / width, box.height / height];
  const ratio = objectFit === 'contain' ? Math.min(...ratios) : objectFit === 'cover' ? Math.max(...ratios) : null;
  const [w, h] = ratio ? [width * ratio, height * ratio] : [box.width, box.height];
  const drawn = await picture(Math.max(1, Math.round(w * scale.x)), Math.max(1, Math.round(h * scale.y)));
  context.save();
  context.beginPath();
  context.rect(within.left * scale.x, within.top * scale.y, within.width * scale.x, within.height * scale.y);
  context.clip();

  // What is out of focus on the screen is so here, by as many of these smaller pixels.
  context.filter = filter.replace(/([\d.]+)px/g, (_, pixels) => `${pixels * scale.y}px`);
  context.drawImage(drawn, (box.left + (box.width - w) / 2) * scale.x, (box.top + (box.height - h) / 2) * scale.y, w * scale.x, h * scale.y);
  context.restore();
}

// How many frames each foreign frame had painted when it last answered: what could answer once, can answer.
const answered = new WeakMap();

async function drawFrame(context, inner, outer, scale, seen, patience) {
  const box = outer.getBoundingClientRect();
  const [width, height] = [Math.max(1, Math.round(box.width * scale.x)), Math.max(1, Math.round(box.height * scale.y))];
  const answer = await ask(inner.contentWindow, { width, height }, patience);
  if (answer) {
    seen.waits ||= answered.get(inner) === answer.frames;
    answered.set(inner, answer.frames);
    seen.frames += answer.frames;
  } else {
    seen.waits ||= answered.has(inner);
  }

  if (answer?.pixels?.byteLength === width * height * 4) {
    const part = onCanvas(new ImageData(new Uint8ClampedArray(answer.pixels), width, height));
    context.drawImage(part, box.left * scale.x, box.top * scale.y);
  } else {
    seen.readable = false;
  }
}

function ask(frame, size, patience) {
  return new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => done(null), patience);
    port1.onmessage = ({ data }) => {
      clearTimeout(late);
      port1.close();
      done(Number.isSafeInteger(data?.frames) ? data : null);
    };
    frame?.postMessage({ actors: 'picture', ...size }, '*', [port2]);
  });
}

function fill(context, element, scale) {
  const box = element.getBoundingClientRect();
  context.fillStyle = getComputedStyle(element).backgroundColor;
  context.fillRect(box.left * scale.x, box.top * scale.y, box.width * scale.x, box.height * scale.y);
}

/** What lies over the stage and is no part of it covers it for a shopper, and here too. */
function cover(context, ground, scale) {
  const over = new Set();
  for (const [x, y] of [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]]) {
    const top = document.elementFromPoint(x * innerWidth, y * innerHeight);
    if (top && !ground.contains(top) && !top.contains(ground) && !top.closest('#notice')) {
      over.add(top);
    }
  }

  over.forEach(element => fill(context, element, scale));
}

async function drawNotice(context, scale) {
  const notice = document.getElementById('notice');
  if (!notice) {
    return;
  }

  fill(context, notice, scale);
  for (const svg of notice.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect();
    const copy = svg.cloneNode(true);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', box.width);
    copy.setAttribute('height', box.height);
    copy.style.color = getComputedStyle(svg).color;
    const image = new Image();
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
    if (await image.decode().then(() => true, () => false)) {
      context.drawImage(image, box.left * scale.x, box.top * scale.y, box.width * scale.x, box.height * scale.y);
    }
  }
}

/** What every piece of foreign HTML is given along: it answers the player's question how it looks, by drawing itself as a picture inside a picture. */
export const tellHowItLooks = `<script>(${frame})()</` + 'script>';

function frame() {
  const MOST_CHARACTERS = 4000000;
  const LARGEST_COPY = 320;
  const copies = new WeakMap();
  let frames = 0;

  addEventListener('message', async ({ data, ports, source }) => {
    if (source !== parent.parent || data?.actors !== 'picture' || !ports[0]) {
      return;
    }

    // Two frames that are painted say more than a script that answers.
    requestAnimationFrame(() => requestAnimationFrame(() => frames++));
    const pixels = await look(data.width, data.height).catch(() => null);
    ports[0].postMessage({ frames, pixels }, pixels ? [pixels] : []);
  });

  async function look(width, height) {
    const root = document.documentElement;
    const copy = root.cloneNode(true);
    const [from, to] = [root, copy].map(tree => [...tree.querySelectorAll('*')]);
    hold(root, copy, from, to);
    ground(root, copy);
    from.forEach((element, i) => still(element, to[i]));
    copy.querySelectorAll('script, noscript, iframe, object, embed, audio').forEach(element => element.remove());
    const style = document.createElement('style');
    style.textContent = '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }';
    copy.append(style);
    const page = new XMLSerializer().serializeToString(copy);
    if (page.length > MOST_CHARACTERS) {
      return null;
    }

    const image = new Image();
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${innerWidth}" height="${innerHeight}"><foreignObject width="100%" height="100%">${page}</foreignObject></svg>`);
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data.buffer;
  }

  /** What a page lies on is the ground of all of it, in a picture only where its body is. */
  function ground(root, copy) {
    const [own, bodys] = [root, document.body].map(element => element && getComputedStyle(element));
    const body = copy.querySelector('body');
    const bare = own.backgroundImage === 'none' && /^rgba\(.*, 0\)$/.test(own.backgroundColor);
    if (bare && bodys) {
      copy.style.setProperty('background', bodys.background, 'important');
      body?.style.setProperty('background', 'none', 'important');
    }

    copy.style.setProperty('display', 'block', 'important');
    copy.style.setProperty('min-height', innerHeight + 'px', 'important');
  }

  /** A picture does not know how far an animation has come. */
  function hold(root, copy, from, to) {
    for (const { effect } of document.getAnimations()) {
      const target = effect?.target === root ? copy : to[from.indexOf(effect?.target)];
      if (!target || effect.pseudoElement) {
        continue;
      }

      const now = getComputedStyle(effect.target);
      for (const name of new Set(effect.getKeyframes().flatMap(Object.keys))) {
        const property = name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase());
        if (now.getPropertyValue(property)) {
          target.style.setProperty(property, now.getPropertyValue(property), 'important');
        }
      }
    }
  }

  /** What has its picture in memory is copied small; what is scrolled stays so. */
  function still(element, copy) {
    const [w, h] = element instanceof HTMLCanvasElement ? [element.width, element.height]
      : element instanceof HTMLImageElement && element.complete ? [element.naturalWidth, element.naturalHeight]
        : element instanceof HTMLVideoElement ? [element.videoWidth, element.videoHeight] : [0, 0];
    if (w > 0 && h > 0 && !(element instanceof HTMLImageElement && element.src.length < 20000)) {
      const known = element instanceof HTMLImageElement ? copies.get(element) : null;
      const small = known && known.src === element.src ? known.small : smaller(element, w, h);
      if (element instanceof HTMLImageElement) {
        copies.set(element, { src: element.src, small });
      }

      const { width, height } = element.getBoundingClientRect();
      const image = document.createElement('img');
      [...copy.attributes].filter(({ name }) => ['class', 'id', 'style'].includes(name)).forEach(({ name, value }) => image.setAttribute(name, value));
      image.src = small;
      image.style.width = width + 'px';
      image.style.height = height + 'px';
      copy.replaceWith(image);
    }
  }

  function smaller(element, w, h) {
    const ratio = Math.min(1, LARGEST_COPY / Math.max(w, h));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(w * ratio));
    canvas.height = Math.max(1, Math.round(h * ratio));
    canvas.getContext('2d').drawImage(element, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  }
}
