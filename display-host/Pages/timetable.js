// How long after a spot's end the lane may take to say what follows before the loop goes on by itself.
const GRACE = 1000;

/*
 * What a zone shows at each moment of the host's time. A timetable follows from the program alone, so that pages that have the same program
 * show the same, host or no host. `at` gives a slot for a time and a judgement of which spots can be shown: its spot, its ends, and what may take
 * the place of a spot that cannot.
 */

/** The lane's program: what plays now, then the loop, from the end of that on; the last good program's where nothing of it can be shown. */
export class ProgramTable {
  #program;
  #good;
  #end;

  constructor(program, good) {
    this.#program = program;
    this.#good = good ?? [];
    this.#end = program.emergencyId ? program.untilMs : program.startMs + program.now.maximumMs + GRACE;
  }

  get bringer() {
    return this.#program;
  }

  at(time, can) {
    const { now, loop, startMs, emergencyId } = this.#program;
    if (!emergencyId && time < this.#end && can(now)) {
      return { spot: now, from: startMs, until: this.#end, isNow: true, fill: [] };
    }

    return slotOf([loop, this.#good].find(each => each.some(can)) ?? [], this.#end, time);
  }
}

/** An emergency: one spot over and over. What cannot be loaded is told in words instead. */
export class EmergencyTable {
  #program;
  #culprit;
  #words;

  /** @param culprit  Whether its content has brought pages down: then it is told in words from the start. */
  constructor(program, culprit) {
    this.#program = program;
    this.#culprit = culprit;
    this.#words = { kind: 'text', contentId: program.now.contentId, title: program.now.title, text: program.reason, sha256: `text:${program.playId}`, maximumMs: program.now.maximumMs, ticket: null };
  }

  get bringer() {
    return this.#program;
  }

  /** What is shown again as soon as it can be. */
  get wanted() {
    return this.#program.now;
  }

  get stays() {
    return true;
  }

  at(time, can) {
    const { now, startMs, untilMs } = this.#program;
    const spot = this.#culprit || !can(now) ? this.#words : now;
    const round = Math.max(0, Math.floor((time - startMs) / now.maximumMs));
    return time < untilMs
      ? { spot, from: startMs + round * now.maximumMs, until: Math.min(startMs + (round + 1) * now.maximumMs, untilMs), isNow: spot === now, fill: [] }
      : null;
  }
}

/** A zone with a loop of its own: by the clock alone, so that no program disturbs it. */
export class ZoneTable {
  #program;
  #loop;

  constructor(program, loop) {
    this.#program = program;
    this.#loop = loop;
  }

  get bringer() {
    return this.#program;
  }

  get loop() {
    return this.#loop;
  }

  at(time) {
    return slotOf(this.#loop, 0, time);
  }
}

function slotOf(loop, start, time) {
  const length = loop.reduce((sum, spot) => sum + spot.maximumMs, 0);
  if (length <= 0) {
    return null;
  }

  let from = start + Math.floor((time - start) / length) * length;
  let index = 0;
  while (index < loop.length - 1 && time >= from + loop[index].maximumMs) {
    from += loop[index++].maximumMs;
  }

  return { spot: loop[index], from, until: from + loop[index].maximumMs, isNow: false, fill: [...loop.slice(index + 1), ...loop.slice(0, index)] };
}
