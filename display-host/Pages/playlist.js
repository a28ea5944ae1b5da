import { Reel } from '/screens/reel.js';
import { EmergencyTable, ProgramTable, ZoneTable } from '/screens/timetable.js';

// The zone that plays the lane's program has this name, whatever its layout calls it.
const LANE = '';
const WHOLE = { id: LANE, left: 0, top: 0, width: 100, height: 100, loop: [] };

// A program that has been on for so long has not brought the page down.
const PROVEN = 30_000;

// A moment at which all screens switch is not waited for longer.
const LONGEST_WAIT = 10_000;

/** Decides what the screen shows: the lane's program while there is one, then the loop, for days if it must be; nothing while it is to be dark. */
export class Playlist {
  #shelf;
  #screen;
  #library;
  #link;
  #plays;
  #clock;
  #program = null;
  #culprit = null;
  #lane = null;
  #edge = new AbortController();
  #switched = null;
  #reported = null;
  #ahead = null;
  #failing = null;
  #proving = 0;
  #refused = false;
  #turns = 0;

  constructor(shelf, screen, library, link, plays, clock) {
    this.#shelf = shelf;
    this.#screen = screen;
    this.#library = library;
    this.#link = link;
    this.#plays = plays;
    this.#clock = clock;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        this.#screen.shown?.reels.forEach(reel => reel.seen());
      }
    });
  }

  /** The program's play that this page follows; null before the first. */
  get playId() {
    return this.#program?.playId ?? null;
  }

  /** Why the program's content cannot be played, in a sentence; null when it can. */
  get failing() {
    return this.#failing;
  }

  /** Goes on where the page was before it was loaded again, or with what is known to play when that brought it down twice. */
  async resume() {
    this.#culprit = await this.#shelf.culprit();
    const newest = this.#shelf.newest;
    const kept = newest && newest.playId === this.#culprit && !newest.emergencyId ? this.#shelf.good : newest;
    if (kept?.now && !this.#program) {
      this.#follow({ ...kept, kept: true, at: undefined });
    }
  }

  /** Takes over a program that the host has just sent; the one in force comes again when the link does. */
  take(message) {
    this.#clock.hint(message.sentMs);
    const program = read(message);
    if (program.playId === this.#culprit && !program.emergencyId) {
      this.#refuse(program);
      return;
    }

    const known = this.#program;
    if (known?.playId === program.playId && known.revision >= program.revision) {
      known.at = program.at;
      this.#report();
      return;
    }

    this.#refused = false;
    this.#keepGood();
    this.#shelf.keep(program);
    this.#follow(program);
  }

  /** This page is about to be given up. */
  giveUp() {
    this.#plays.endAll();
    if (this.#program) {
      this.#shelf.givenUp(this.#program.playId);
    }
  }

  /** What brought the page down is not played; what was on before stays. */
  #refuse(program) {
    this.#refused = true;
    this.#link.say({ type: 'broken', contentId: program.now.contentId, reason: 'the page went down twice in half a minute while it played this program' });
    this.#fail(`the page went down twice in half a minute while it played ${program.now.contentId}`);
    if (!this.#program) {
      const { good } = program;
      this.#follow(good ? { ...program, ...good } : { ...program, startMs: program.startMs - 2 * program.now.maximumMs });
    }
  }

  #follow(program) {
    if (this.#program?.playId !== program.playId) {
      this.#fail(null);
    }

    this.#program = program;
    this.#shelf.at(program.playId);
    document.documentElement.dataset.play = program.playId;
    this.#arrange();
  }

  /** What the screen is to be now, and when it is to be something else. */
  #arrange() {
    this.#edge.abort();
    this.#edge = new AbortController();
    const program = this.#program;
    const now = this.#clock.now();
    const isEmergency = Boolean(program.emergencyId) && now < program.untilMs;
    const dark = isEmergency ? null : program.dark.find(window => window.fromMs <= now && now < window.toMs);
    if (dark) {
      this.#lane = null;
      if (!this.#screen.isDark || this.#screen.scene.key !== 'dark') {
        this.#screen.darken('dark');
        this.#showing(null);
      }

      this.#fetchAhead(program);
    } else {
      this.#divide(program, isEmergency);
    }

    const edges = [isEmergency ? program.untilMs : Infinity, ...program.dark.flatMap(window => [window.fromMs, window.toMs])];
    const edge = Math.min(...edges.filter(each => each > now));
    if (edge < Infinity) {
      this.#clock.until(edge, this.#edge.signal).then(reached => reached && this.#arrange());
    }
  }

  #divide(program, isEmergency) {
    const zones = isEmergency || program.zones.length === 0 ? [WHOLE] : program.zones.map(zone => zone.loop.length === 0 ? { ...zone, id: LANE } : zone);
    const key = JSON.stringify(zones.map(({ id, left, top, width, height }) => [id, left, top, width, height]));
    const lane = { playId: program.playId, isEmergency };
    const stays = this.#screen.scene?.key === key;
    const changes = this.#lane?.playId !== lane.playId || this.#lane.isEmergency !== isEmergency;
    this.#lane = lane;
    if (stays) {
      const { scene } = this.#screen;
      for (const zone of zones) {
        const reel = scene.reels.get(zone.id);
        const table = this.#table(program, zone, isEmergency);
        if (zone.id === LANE ? !changes : same(reel.table.loop, zone.loop)) {
          reel.renew(table);
        } else {
          reel.play(table, this.#manner(program, isEmergency, zone, scene));
        }
      }
    } else {
      const scene = this.#screen.divide(key, zones, (zone, stage) =>
        new Reel(zone.id, stage, this.#clock, this.#plays, (what, choice) => this.#hear(what, choice, zone.id, stage)));
      for (const zone of zones) {
        scene.reels.get(zone.id).play(this.#table(program, zone, isEmergency), this.#manner(program, isEmergency, zone, scene));
      }
    }
  }

  #manner(program, isEmergency, zone, scene) {
    const waits = zone.id === LANE && !program.kept && program.switchAtMs && !isEmergency;
    return { cut: isEmergency || program.forAudience, at: waits ? program.startMs : null, turn: () => scene.turn(zone.id) };
  }

  #table(program, zone, isEmergency) {
    if (zone.id !== LANE) {
      return new ZoneTable(program, zone.loop);
    }

    const good = this.#shelf.good ?? program.good;
    return isEmergency ? new EmergencyTable(program, program.playId === this.#culprit) : new ProgramTable(program, good?.playId !== program.playId ? good?.loop : []);
  }

  #hear(what, choice, zone, stage) {
    const program = this.#program;
    if (what === 'begun') {
      if (zone === LANE) {
        this.#showing(choice.spot.contentId);
      }
    } else if (what === 'shown') {
      if (zone === LANE && choice.isNow && choice.came === 'painted' && choice.bringer.playId === program.playId) {
        this.#switched = program.playId;
        if (!this.#refused) {
          this.#fail(null);
        }

        this.#report();
        this.#prove();
      }

      this.#fetchAhead(program);
    } else if (what === 'broken') {
      const reason = String(choice.error?.message ?? choice.error).slice(0, 500);
      this.#link.say({ type: 'broken', contentId: choice.spot.contentId, reason });
      this.#fail(`${choice.spot.contentId} cannot be played: ${reason}`);
    } else {
      this.#screen.scene?.skip(zone);
      this.#fetchAhead(program);
    }
  }

  /** What has been on for so long brings no page down. */
  #prove() {
    clearTimeout(this.#proving);
    this.#proving = setTimeout(() => this.#keepGood(), PROVEN);
  }

  /** The program has been on, and is one to fall back on. */
  #keepGood() {
    const program = this.#program;
    if (program && this.#switched === program.playId && !program.emergencyId) {
      this.#shelf.keepGood(program);
    }
  }

  /** Tells the host that its program is on the screen: once, whenever a host can be told. */
  #report() {
    const program = this.#program;
    if (this.#switched === program.playId && this.#reported !== program.playId && program.at !== undefined) {
      const elapsedMs = program.kept ? 0 : performance.now() - program.at;
      if (this.#link.say({ type: 'switched', playId: program.playId, contentId: program.now.contentId, elapsedMs })) {
        this.#reported = program.playId;
      }
    }
  }

  #showing(contentId) {
    if (contentId === null) {
      delete document.documentElement.dataset.content;
    } else {
      document.documentElement.dataset.content = contentId;
      document.documentElement.dataset.turns = ++this.#turns;
    }
  }

  #fail(sentence) {
    this.#failing = sentence;
    if (sentence === null) {
      delete document.documentElement.dataset.failing;
    } else {
      document.documentElement.dataset.failing = sentence;
    }
  }

  /** Brings everything that the program may need; what is on has come already. */
  async #fetchAhead(program) {
    if (this.#ahead === program) {
      return;
    }

    this.#ahead = program;
    await this.#library.keep([program.now, ...program.loop, ...program.zones.flatMap(zone => zone.loop), ...program.preload]);
    document.documentElement.dataset.kept = program.playId;
  }
}

function same(one, other) {
  return one?.length === other.length && one.every((spot, i) => spot.sha256 === other[i].sha256 && spot.maximumMs === other[i].maximumMs);
}

/** The program with whole milliseconds, and without the marks of clocks that differ: nothing begins after it was sent but what is to begin together. */
function read(message) {
  const spot = each => ({ ...each, maximumMs: Math.max(1, Math.round(each.maximumMs)) });
  const begins = message.switchAtMs ? Math.min(message.switchAtMs, message.sentMs + LONGEST_WAIT) : Math.min(message.startedMs, message.sentMs);
  return {
    ...message,
    now: spot(message.now),
    loop: message.loop.map(spot),
    preload: message.preload ?? [],
    zones: (message.zones ?? []).map(zone => ({ ...zone, loop: zone.loop.map(spot) })),
    dark: message.dark ?? [],
    good: message.good ? { ...message.good, now: spot(message.good.now), loop: message.good.loop.map(spot) } : null,
    startMs: Math.round(begins),
  };
}
