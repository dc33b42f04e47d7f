/** The true positions of all entities after one tick, as the server has them. */
export interface TickPositions {
  readonly tick: number;
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** What one client knew of the others after a frame: quantised, without itself. */
export interface Knowledge {
  readonly tick: number;
  readonly ids: Uint32Array;
  readonly x: Uint16Array;
  readonly y: Uint16Array;
}

/** What a server promises its players. */
export interface SightPromise {
  /** Every entity within this distance is known. */
  readonly reach: number;
  /** No entity farther than this is known; between the two a client may still know an entity. */
  readonly keep: number;
  /**
   * Within this distance, positions are those of the tick, unless more than `exactMost` others are as near: then only
   * those of the rings, one unit wide, that the nearest of them fill. All others may be `oldestTicks` old.
   */
  readonly exactWithin: number;
  readonly exactMost: number;
  readonly oldestTicks: number;
  quantise(value: number): number;
}

export interface Verdict {
  readonly ticks: number;
  readonly compared: number;
  /** The number of faults, and the first few as text. */
  readonly faults: number;
  readonly examples: readonly string[];
  /** The share of compared positions that were those of the same tick. */
  readonly freshShare: number;
}

const mostExamples = 5;

/**
 * Compares what a client knew in each tick with a brute-force search through all entities. A tick without an update
 * leaves the client with what it knew before.
 */
export function judge(
  promise: SightPromise,
  truth: readonly TickPositions[],
  client: { readonly own: number; readonly known: readonly Knowledge[] },
): Verdict {
  const sent = new Map(client.known.map((knowledge) => [knowledge.tick, knowledge]));
  const tally: Tally = { compared: 0, fresh: 0, faults: 0, examples: [] };
  let ticks = 0;
  let latest: Knowledge | undefined;
  for (const [index, positions] of truth.entries()) {
    latest = sent.get(positions.tick) ?? latest;
    // The first ticks serve as the past for entities whose positions may be old.
    if (latest === undefined || index < promise.oldestTicks) continue;
    ticks++;
    compare(promise, {
      tally,
      own: client.own,
      latest,
      past: truth.slice(index - promise.oldestTicks, index + 1).reverse(),
    });
  }
  return {
    ticks,
    compared: tally.compared,
    faults: tally.faults,
    examples: tally.examples,
    freshShare: tally.compared === 0 ? 0 : tally.fresh / tally.compared,
  };
}

interface Tally {
  compared: number;
  fresh: number;
  faults: number;
  readonly examples: string[];
}

interface Look {
  readonly tally: Tally;
  readonly own: number;
  readonly latest: Knowledge;
  /** The positions of this tick and of those before it. */
  readonly past: readonly TickPositions[];
}

function compare(promise: SightPromise, { tally, own, latest, past }: Look): void {
  const [now] = past;
  if (now === undefined) return;
  const fault = (words: string) => {
    tally.faults++;
    if (tally.examples.length < mostExamples) tally.examples.push(`tick ${now.tick}: ${words}`);
  };
  const self = now.ids.indexOf(own);
  if (self < 0) return fault(`the client's own body ${own} is nowhere`);
  const exactWithin = exactReach(promise, now, self);
  const placeOf = new Map(Array.from(latest.ids, (id, place) => [id, place]));
  if (placeOf.size !== latest.ids.length) fault('somebody is known twice');
  for (let entityIndex = 0; entityIndex < now.ids.length; entityIndex++) {
    const id = now.ids[entityIndex] ?? 0;
    if (entityIndex === self || id === 0) continue;
    const distance = distanceSquared(now, self, entityIndex);
    const place = placeOf.get(id);
    placeOf.delete(id);
    if (place === undefined) {
      if (distance <= promise.reach * promise.reach) fault(`${id} is in sight and not known`);
      continue;
    }
    if (distance > promise.keep * promise.keep) {
      fault(`${id} is known and out of sight`);
      continue;
    }
    const age = past.findIndex(
      (then) =>
        promise.quantise(then.x[entityIndex] ?? 0) === latest.x[place] &&
        promise.quantise(then.y[entityIndex] ?? 0) === latest.y[place],
    );
    tally.compared++;
    if (age === 0) tally.fresh++;
    if (age < 0 || (age > 0 && distance < exactWithin * exactWithin)) fault(`${id} is not where the client has it`);
  }
  for (const id of placeOf.keys()) fault(`${id} is known and does not exist`);
  return undefined;
}

function exactReach({ exactWithin, exactMost }: SightPromise, now: TickPositions, self: number): number {
  if (exactMost >= now.ids.length) return exactWithin;
  const distances = Float64Array.from(now.ids, (_, entityIndex) =>
    entityIndex === self ? Infinity : distanceSquared(now, self, entityIndex),
  ).sort();
  return Math.min(exactWithin, Math.floor(Math.sqrt(distances[exactMost] ?? Infinity)));
}

function distanceSquared({ x, y }: TickPositions, one: number, other: number): number {
  const dx = (x[other] ?? 0) - (x[one] ?? 0);
  const dy = (y[other] ?? 0) - (y[one] ?? 0);
  return dx * dx + dy * dy;
}
