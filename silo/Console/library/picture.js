// What a piece of content looks like, small: its thumbnail, itself, or for a page its live self in a sandboxed frame.

import { h } from '../base/dom.js';
import { headers } from '../base/key.js';
import { live } from '../base/live.js';
import { t, word } from '../base/words.js';

/** A screen of this size is what pages of content are made for; the frame is scaled down from it. */
const SCREEN = { width: 1280, height: 720 };

export const fileOf = item => item.file ?? `/api/v1/content/${encodeURIComponent(item.id)}/file`;

/** A picture's address; where reads need the key, which no img can send, the page fetches it and names its own copy. */
export async function source(address) {
  if (!live.store?.readsNeedKey) return address;
  const response = await fetch(address, { headers: headers() });
  if (!response.ok) throw new Error(String(response.status));
  return URL.createObjectURL(await response.blob());
}

/** What each stage is to become. A frame that is moved within the document loads its stage anew, and that asks again. */
const stages = new WeakMap();

addEventListener('message', async ({ data, source: asking }) => {
  const frame = data === 'stage' ? [...document.querySelectorAll('.picture iframe')].find(each => each.contentWindow === asking) : null;
  const { item, plain } = frame ? stages.get(frame) ?? {} : {};
  if (!item) return;
  try {
    const response = await fetch(fileOf(item), { headers: headers() });
    if (!response.ok) throw new Error(String(response.status));
    asking.postMessage(await response.text(), '*');
  } catch {
    plain();
  }
});

/** The content in a box of 16 by 9. With lively, videos can be played and pages are live; otherwise they are as quiet as they can be. */
export function picture(item, { lively = false } = {}) {
  const box = h('div', { class: 'picture', 'data-kind': item.kind });
  const plain = () => box.replaceChildren(h('span', { class: 'plain', 'aria-hidden': 'true' }, word('kind', item.kind)));
  if (item.kind === 'video' && (lively || !item.thumbnail)) showVideo(); else if (item.kind === 'html' && (lively || !item.thumbnail)) showPage(); else showImage();
  return box;

  function showImage() {
    const image = h('img', { alt: '', loading: 'lazy', decoding: 'async', onerror: plain });
    box.append(image);
    give(image, lively && item.kind === 'image' ? fileOf(item) : item.thumbnail ?? fileOf(item));
  }

  function showVideo() {
    const video = h('video', { muted: true, playsinline: true, preload: 'metadata', controls: lively, tabindex: lively ? null : '-1', onerror: plain, 'aria-label': lively ? t('library.video', { title: item.title }) : null });
    video.muted = true;
    box.append(video);
    give(video, fileOf(item));
  }

  function showPage() {
    const frame = h('iframe', { sandbox: 'allow-scripts', loading: 'lazy', tabindex: '-1', title: t('library.preview', { title: item.title }), width: SCREEN.width, height: SCREEN.height, referrerpolicy: 'no-referrer' });
    // A frame sends no key: where reads need one, the console fetches the page and hands it to a stage without an origin.
    if (live.store?.readsNeedKey) {
      stages.set(frame, { item, plain });
      frame.src = '/console/library/stage.html';
    } else {
      frame.src = fileOf(item);
    }
    box.append(h('div', { class: 'screen', inert: true }, frame));
    new ResizeObserver(() => { box.style.setProperty('--scale', String(box.clientWidth / SCREEN.width)); }).observe(box);
  }

  async function give(element, address) {
    try {
      element.src = await source(address);
    } catch {
      plain();
    }
  }
}
