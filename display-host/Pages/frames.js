// Room for the pixels of a frame, kept for the next one.
let spare = new ArrayBuffer(0);

/**
 * The frame that a video shows, as pixels of that size. A canvas that a video is drawn onto leaves every frame of it, whole and decoded, in the
 * browser's memory for minutes; read this way, none stays. Null where the browser cannot do it, before a video's first frame, and for a frame that
 * is to be turned.
 */
export async function frameOf(video, width, height) {
  let frame;
  try {
    frame = new VideoFrame(video);
  } catch {
    return null;
  }

  const room = { format: 'RGBA' };
  let buffer = null;
  try {
    const { width: ownWidth, height: ownHeight } = frame.visibleRect;
    if (frame.rotation || frame.flip) {
      return null;
    }

    buffer = take(frame.allocationSize(room));
    const [{ offset, stride }] = await frame.copyTo(buffer, room);
    return shrink(new Uint32Array(buffer, offset), stride / 4, ownWidth, ownHeight, width, height);
  } catch {
    return null;
  } finally {
    frame.close();
    spare = buffer ?? spare;
  }
}

function take(size) {
  const buffer = spare.byteLength >= size ? spare : new ArrayBuffer(size);
  spare = new ArrayBuffer(0);
  return buffer;
}

/** Of each pixel's part of the frame, the mean of four points. */
function shrink(pixels, stride, ownWidth, ownHeight, width, height) {
  const image = new ImageData(width, height);
  const small = new Uint32Array(image.data.buffer);
  const [left, right] = [0.25, 0.75].map(part => Uint32Array.from({ length: width }, (_, x) => (x + part) * ownWidth / width));
  for (let y = 0; y < height; y++) {
    const [upper, lower] = [0.25, 0.75].map(part => Math.floor((y + part) * ownHeight / height) * stride);
    for (let x = 0; x < width; x++) {
      small[y * width + x] = mean(mean(pixels[upper + left[x]], pixels[lower + right[x]]), mean(pixels[upper + right[x]], pixels[lower + left[x]]));
    }
  }

  return image;
}

/** Of four channels at once: what both have, and half of what only one has. */
function mean(one, other) {
  return (one & other) + (((one ^ other) & 0xfefefefe) >>> 1);
}
