// As many pictures as a long playlist has, and no more bytes of their files than a small machine can spare.
const MOST = 64;
const MOST_BYTES = 64 * 1024 * 1024;

/*
 * Elements of pictures that are off the stage, the one used longest ago first. A browser keeps what it has decoded for each new element, and lets
 * go of it only when it has filled hundreds of megabytes; a picture that comes back in its own element is decoded once.
 */
const resting = new Map();
let bytes = 0;

/** The element of a picture, to be given back with `giveBack`; a new one when its own is on the stage already, or was not there yet. */
export function borrow(sha256, blob) {
  const known = resting.get(sha256);
  if (known) {
    resting.delete(sha256);
    bytes -= known.size;
    return known;
  }

  const image = document.createElement('img');
  image.src = URL.createObjectURL(blob);
  return { image, sha256, size: blob.size };
}

/** Takes it off the stage. One that could not be shown is not kept, and is made anew the next time. */
export function giveBack(still, isSound) {
  still.image.remove();
  still.image.className = '';
  if (!isSound || resting.has(still.sha256)) {
    drop(still);
    return;
  }

  resting.set(still.sha256, still);
  bytes += still.size;
  for (const [sha256, oldest] of resting) {
    if (resting.size <= MOST && bytes <= MOST_BYTES) {
      return;
    }

    resting.delete(sha256);
    bytes -= oldest.size;
    drop(oldest);
  }
}

function drop(still) {
  URL.revokeObjectURL(still.image.src);
}
