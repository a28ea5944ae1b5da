const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

// Until the host has said how often it asks.
const FIRST_SILENCE = 15000;

/** The WebSocket to the display host. Comes back by itself, and says nothing to the shopper about it. */
export class Link {
  #address;
  #handlers;
  #socket = null;
  #wait = FIRST_WAIT;
  #silence = 0;
  #longestSilence = FIRST_SILENCE;

  constructor(path, handlers) {
    this.#address = new URL(path, location.href);
    this.#address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#handlers = handlers;
  }

  open() {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#wait = FIRST_WAIT;
      document.documentElement.dataset.link = 'open';
      this.#listen();
      this.#handlers.open();
    };
    socket.onmessage = event => {
      this.#listen();
      this.#hear(JSON.parse(event.data), performance.now());
    };
    socket.onclose = () => this.#closed(socket);
  }

  /** Tells the host; false when it is gone, and the word with it. */
  say(word) {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) {
      this.#socket.send(JSON.stringify(word));
    }

    return open;
  }

  #hear(message, at) {
    if (message.type === 'ping') {
      this.#longestSilence = 3 * message.everyMs;
    }

    this.#handlers[message.type]?.({ ...message, at });
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#closed(this.#socket), this.#longestSilence);
  }

  #closed(socket) {
    if (socket !== this.#socket) {
      return;
    }

    clearTimeout(this.#silence);
    this.#socket = null;
    socket.onmessage = null;
    socket.close();
    document.documentElement.dataset.link = 'closed';
    setTimeout(() => this.open(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
