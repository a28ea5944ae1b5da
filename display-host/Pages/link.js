const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

// Until the host has said how often it asks.
const FIRST_SILENCE = 15000;

// What time the host has is asked a few times at first, so that one question of them is not held up, and with each of its own questions.
const QUESTIONS = 8;
const BETWEEN = 100;

/** The WebSocket to the display host. Comes back by itself, and says nothing to the shopper about it. */
export class Link {
  #address;
  #handlers;
  #socket = null;
  #wait = FIRST_WAIT;
  #silence = 0;
  #longestSilence = FIRST_SILENCE;
  #clock;

  constructor(path, clock, handlers) {
    this.#clock = clock;
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
      this.#clock.begin();
      this.#ask(QUESTIONS);
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
    const open = this.isOpen;
    if (open) {
      this.#socket.send(JSON.stringify(word));
    }

    return open;
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #ask(times) {
    if (this.say({ type: 'clock', askedMs: performance.now() }) && times > 1) {
      setTimeout(() => this.#ask(times - 1), BETWEEN);
    }
  }

  #hear(message, at) {
    if (message.type === 'ping') {
      this.#longestSilence = 3 * message.everyMs;
      this.#ask(1);
    } else if (message.type === 'clock') {
      this.#clock.hear(message.askedMs, message.hostMs);
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
