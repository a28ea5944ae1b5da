// Saving what the server exports: a link cannot carry the key.

import { ask } from '../base/key.js';
import { h } from '../base/dom.js';
import { failed } from '../base/toast.js';

export async function save(path, name) {
  try {
    const address = URL.createObjectURL(await (await ask(`/api/v1${path}`)).blob());
    h('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (fault) {
    failed(fault.message);
  }
}
