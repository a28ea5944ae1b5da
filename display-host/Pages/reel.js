// How long before its turn a spot is made ready beneath. A page starts to move when it is made, so that it must not be made early.
const LEAD = { html: 350, image: 1000, video: 2000, text: 0 };

// A page that comes into the last moment of a spot begins with the next one.
const TOO_SHORT = 1000;

const RETRY = 30_000;
const RETRY_EMERGENCY = 2000;
const PAUSE = 1000;

/** What one zone plays: a timetable on a stage. What cannot be shown is left out for a while, what has expired for ever. */
export class Reel {
  #stage;
  #clock;
  #plays;
  #tell;
  #table = null;
  #end = new AbortController();
  #broken = new Map();
  #current = null;
  #over = false;

  /** @param tell  Hears of `shown`, `broken` and `empty`. */
  constructor(zone, stage, clock, plays, tell) {
    this.zone = zone;
    this.#stage = stage;
    this.#clock = clock;
    this.#plays = plays;
    this.#tell = tell;
  }

  get stage() {
    return this.#stage;
  }

  get table() {
    return this.#table;
  }

  /** Plays by this timetable from now on; what is on stays until that has something ready. `turn` is waited for before its first spot is shown. */
  play(table, { cut = false, at = null, turn = async () => true } = {}) {
    this.#end.abort();
    this.#end = new AbortController();
    this.#table = table;

    // What is being made ready for the old one must not come up under what stays for the new one.
    this.#stage.halt();
    return this.#run(this.#end.signal, at, cut, turn);
  }

  /** Goes by another timetable from the next spot on. */
  renew(table) {
    this.#table = table;
  }

  /** Is seen again: what is on begins to count as a play of its own. One that was painted before the browser said so goes on. */
  seen() {
    if (this.#current && this.#stage.spot && !this.#plays.isOn(this.zone)) {
      this.#plays.begin(this.zone, this.#current.spot);
    }
  }

  end() {
    this.#end.abort();
    this.#stage.halt();
    this.#current = null;
    this.#over = true;
  }

  async #run(signal, first, cut, turn) {
    let at = first ?? this.#clock.now();
    let fresh = true;
    while (!signal.aborted) {
      at = Math.max(at, this.#clock.now());
      const choice = this.#choose(at, fresh);
      if (!choice) {
        await this.#nothing(at, signal);
        at = this.#clock.now();
        continue;
      }

      try {
        const isFirst = fresh;
        const came = this.#stays(choice) ? await this.#stay(choice, at, signal) : await this.#stage.show(choice.spot, {
          cut: isFirst && cut,
          turn: async over => await this.#clock.until(at, over) && (!isFirst || await turn()),
          begun: seen => this.#begun(choice, seen),
        });
        if (!came || signal.aborted) {
          return;
        }

        fresh = false;
        this.#tell('shown', { ...choice, came });
      } catch (error) {
        if (signal.aborted) {
          return;
        }

        this.#broken.set(choice.spot.sha256, this.#clock.now() + (this.#table.stays ? RETRY_EMERGENCY : RETRY));
        this.#tell('broken', { ...choice, error });
        continue;
      }

      at = choice.until;
      const next = this.#choose(at, false);
      const lead = next && !this.#stays(next) ? LEAD[next.spot.kind] ?? 0 : 0;
      await this.#clock.until(at - lead, signal);
    }
  }

  /** The slot at that time with the spot that can be shown in it; null for nothing. */
  #choose(at, fresh) {
    const can = spot => (this.#broken.get(spot.sha256) ?? 0) <= at && (spot.expiresMs ?? Infinity) > at;
    let slot = this.#table.at(at, can);
    if (fresh && slot && !slot.isNow && slot.until - at < TOO_SHORT) {
      slot = this.#table.at(slot.until, can) ?? slot;
    }

    const spot = slot && [slot.spot, ...slot.fill].find(can);
    if (!spot) {
      return null;
    }

    const tryAgain = this.#table.wanted && spot !== this.#table.wanted ? this.#broken.get(this.#table.wanted.sha256) ?? Infinity : Infinity;
    return { spot, until: Math.min(slot.until, spot.expiresMs ?? Infinity, tryAgain), isNow: slot.isNow, bringer: this.#table.bringer };
  }

  /** A picture that follows itself, and an emergency, stay where they are: only the play is another one. */
  #stays(choice) {
    const on = this.#stage.spot;
    return on?.sha256 === choice.spot.sha256 && this.#current !== null && (on.kind !== 'html' && on.kind !== 'video' || this.#table.stays);
  }

  async #stay(choice, at, signal) {
    if (!await this.#clock.until(at, signal)) {
      return null;
    }

    this.#begun(choice, document.visibilityState === 'visible');
    return 'painted';
  }

  #begun(choice, seen) {
    if (this.#over) {
      return;
    }

    this.#current = choice;
    if (seen) {
      this.#plays.begin(this.zone, choice.spot);
    } else {
      this.#plays.end(this.zone);
      this.#awaitFrame(choice);
    }

    this.#tell('begun', choice);
  }

  /** A browser that was held up, or hides the page, draws its frame later: what is still on then counts from then on. */
  #awaitFrame(choice) {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (this.#current === choice && !this.#over) {
        this.seen();
      }
    }));
  }

  /** Nothing can be shown. What is on stays, unless it may not. */
  async #nothing(at, signal) {
    const on = this.#current?.spot ?? this.#stage.spot;
    if (on && ((on.expiresMs ?? Infinity) <= at || on.isRestricted)) {
      this.#plays.end(this.zone);
      this.#current = null;
      this.#stage.clear();
    }

    this.#tell('empty');
    await this.#clock.until(this.#clock.now() + PAUSE, signal);
  }
}
