import { Notebook } from '/screens/notebook.js';

// To the notebook; to the host every second time.
const SIGN_OF_LIFE = 1000;

// The host's limits: 20 plays in a word, 100 a second.
const MOST_AT_ONCE = 20;
const BETWEEN = 250;
const PATIENCE = 10000;

// A store of the browser holds 5 million characters for all screens of this address; the rest is for the programs.
const MOST_CHARACTERS = 4_000_000;
const MOST_IN_GROUP = 50;

// No proof is longer; a still that stays on for days is proved hour by hour.
const LONGEST = 3_600_000;

// A page that has not said for so long that it plays is gone, and this one proves what it left.
const GONE = 5000;
const PROFILE = 'actors-profile';
const REMEMBERED = 100;

/**
 * What was played, from its first painted frame to its end, until a host has it on its disk. A play is kept where a reload, a crash and a power
 * cut find it again; its id is made here once, so that it counts once however often and to whomever it is told. The host hears of it from its
 * first frame on, and proves it itself, as far as it heard, when this browser comes back without it or never does.
 */
export class Plays {
  #life;
  #profile;
  #prefix;
  #mark;
  #link;
  #clock;
  #notebook = new Notebook();
  #groups = new Map();
  #open = new Map();
  #characters = 0;
  #running = new Map();
  #forgotten = [];
  #told = 0;
  #lost = 0;
  #pause = 0;
  #beats = 0;
  #searched = false;

  constructor(path, life, link, clock) {
    this.#life = life;
    this.#profile = profile() ?? life;
    this.#prefix = `actors-plays:${path}:`;
    this.#mark = `actors-playing:${path}:`;
    this.#link = link;
    this.#clock = clock;
    this.#find();
    setInterval(() => this.#live(), SIGN_OF_LIFE);
    addEventListener('pagehide', () => this.endAll());
    document.addEventListener('visibilitychange', () => document.hidden && this.endAll());
  }

  /**
   * A spot's first frame is on the screen; what was in its zone before has ended. When that was is told by the host's clock, once and for all:
   * told again, to whomever, a play is the same to the millisecond.
   */
  begin(zone, spot) {
    this.end(zone);
    if (spot.ticket) {
      this.#start(zone, spot.ticket, Math.round(this.#clock.now()));
    }
  }

  /** Whether a play runs in the zone. */
  isOn(zone) {
    return this.#running.has(zone);
  }

  /** Nothing that can be proved is in the zone any more. */
  end(zone) {
    const running = this.#running.get(zone);
    if (running) {
      const { id, ticket, startedMs, at } = running;
      this.#running.delete(zone);
      this.#keep(ticket, [id, startedMs, Math.min(LONGEST, Math.round(performance.now() - at))]);
      this.#notebook.remove(this.#mark + id);
      this.tell();
    }
  }

  endAll() {
    [...this.#running.keys()].forEach(zone => this.end(zone));
  }

  /** Another link: what runs is told to whom it leads, and what waits. */
  open() {
    this.#running.forEach(running => running.isTold = false);
    this.#sayPlaying();
    this.again();
    this.#sayHere();
  }

  /** The host remembers these from this browser; those that nobody here knows of are for it to prove. */
  left(ids) {
    const known = new Set([...this.#running.values()].map(running => running.id).concat(this.#forgotten));
    this.#groups.forEach(group => group.plays.forEach(([id]) => known.add(id)));
    const unknown = ids.filter(id => !known.has(id) && !this.#notebook.read(this.#mark + id));
    if (unknown.length > 0) {
      this.#link.say({ type: 'unknown', ids: unknown });
    }
  }

  /** Tells the host what waits, the oldest first, and the next when it has that. */
  tell() {
    if (this.#told || this.#characters === 0 && this.#lost === 0) {
      return;
    }

    const plays = [];
    for (const group of this.#groups.values()) {
      for (const [id, startedMs, ms] of group.plays.slice(0, MOST_AT_ONCE - plays.length)) {
        plays.push({ id, ticket: group.ticket, startedMs, ms });
      }
    }

    if (plays.length > 0 && this.#link.say({ type: 'plays', plays, lost: this.#lost })) {
      this.#lost = 0;
      this.#told = setTimeout(() => this.again(), PATIENCE);
    }
  }

  /** Tells it again: what was told last went with its link, or had no answer. */
  again() {
    clearTimeout(this.#told);
    clearTimeout(this.#pause);
    this.#told = 0;
    this.tell();
  }

  /** The host has these on its disk. */
  forget(ids) {
    const known = new Set(ids);
    this.#forgotten = [...this.#forgotten, ...ids].slice(-REMEMBERED);
    for (const [key, group] of this.#groups) {
      const left = group.plays.filter(([id]) => !known.has(id));
      if (left.length < group.plays.length) {
        group.plays = left;
        this.#write(key, group);
      }
    }

    clearTimeout(this.#told);
    this.#told = 0;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.tell(), BETWEEN);
  }

  #start(zone, ticket, startedMs) {
    this.#running.set(zone, { id: uuid(), ticket, startedMs, at: performance.now(), isTold: false });
    this.#note(zone, true);
    this.#sayPlaying();
  }

  #live() {
    for (const zone of [...this.#running.keys()]) {
      this.#note(zone);
    }

    if (++this.#beats % 2 === 0) {
      this.#sayPlaying();
    }
  }

  #note(zone, first = false) {
    const { id, ticket, startedMs, at } = this.#running.get(zone);
    const ms = Math.round(performance.now() - at);
    if (ms >= LONGEST - SIGN_OF_LIFE) {
      this.end(zone);
      this.#start(zone, ticket, startedMs + ms);
    } else {
      this.#notebook.write(this.#mark + id, { life: this.#life, ticket, play: [id, startedMs, ms] }, first);
    }
  }

  /** That it plays; with the ticket the first time. */
  #sayPlaying() {
    const now = performance.now();
    const running = [...this.#running.values()];
    const plays = running.map(({ id, ticket, startedMs, at, isTold }) => ({ id, ticket: isTold ? undefined : ticket, startedMs, ms: Math.round(now - at) }));
    if (plays.length > 0 && this.#link.say({ type: 'playing', profile: this.#profile, plays })) {
      running.forEach(each => each.isTold = true);
    }
  }

  /** Asks the host what it remembers of this browser, once it is clear what earlier lives left here. */
  #sayHere() {
    if (this.#searched) {
      this.#link.say({ type: 'here', profile: this.#profile });
    }
  }

  #keep(ticket, play) {
    let key = this.#open.get(ticket);
    if (!key || (this.#groups.get(key)?.plays.length ?? MOST_IN_GROUP) >= MOST_IN_GROUP) {
      key = this.#prefix + uuid();
      this.#open.set(ticket, key);
      this.#groups.set(key, { ticket, plays: [], characters: 0 });
    }

    // What happened first is kept: what is lost is then the end of a time that is told, and not a hole nobody sees.
    const group = this.#groups.get(key);
    if (this.#characters >= MOST_CHARACTERS) {
      this.#lost++;
      return;
    }

    group.plays.push(play);
    this.#write(key, group);
  }

  #write(key, group) {
    const kept = group.plays.length === 0 ? null : { ticket: group.ticket, plays: group.plays };
    const characters = kept ? JSON.stringify(kept).length : 0;
    this.#characters += characters - group.characters;
    group.characters = characters;
    if (kept) {
      this.#notebook.write(key, kept, true);
    } else {
      this.#groups.delete(key);
      this.#notebook.remove(key);
      if (this.#open.get(group.ticket) === key) {
        this.#open.delete(group.ticket);
      }
    }

    document.documentElement.dataset.plays = [...this.#groups.values()].reduce((sum, each) => sum + each.plays.length, 0);
  }

  /** Takes over what earlier lives of this page kept. */
  async #find() {
    await this.#notebook.ready;
    const marks = [];
    for (const key of this.#notebook.keys()) {
      const kept = key.startsWith(this.#prefix) || key.startsWith(this.#mark) ? this.#notebook.read(key) : null;
      if (key.startsWith(this.#prefix) && kept?.ticket && Array.isArray(kept.plays)) {
        this.#groups.has(key) || this.#adopt(key, kept.ticket, kept.plays);
      } else if (key.startsWith(this.#mark) && kept?.ticket && kept.life !== this.#life) {
        marks.push([key, JSON.stringify(kept)]);
      }
    }

    this.tell();

    // Another page of this screen may be alive beside this one: its mark moves on.
    setTimeout(() => this.#claim(marks), GONE);
  }

  async #claim(marks) {
    for (const [key, text] of marks) {
      if (JSON.stringify(await this.#notebook.latest(key)) === text) {
        const { ticket, play } = JSON.parse(text);
        this.#adopt(this.#prefix + play[0], ticket, [play]);
        this.#notebook.remove(key);
      }
    }

    this.#searched = true;
    this.tell();
    this.#sayHere();
  }

  #adopt(key, ticket, plays) {
    const group = { ticket, plays, characters: 0 };
    this.#groups.set(key, group);
    this.#write(key, group);
  }
}

/** Of all pages of this browser that share its storage; null where it keeps none. */
function profile() {
  const known = read(PROFILE) ?? uuid();
  write(PROFILE, JSON.stringify(known));
  return read(PROFILE) === known ? known : null;
}

/** Random, and also where a page is not secure enough for the browser's own. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Without storage, or in a full one, it waits in memory alone.
  }
}
