import { describe, expect, test } from 'vitest';
import { judge, type Knowledge, type SightPromise, type TickPositions } from './gate';
import { Crowd, quantiseSide } from './play/crowd';
import { reachUnits } from './workload';

const crowd = new Crowd({ players: 120, neighbours: 30, seed: 3 });
const truth: TickPositions[] = Array.from({ length: 40 }, (_, index) => {
  crowd.step();
  return { tick: index + 1, ids: crowd.ids.slice(), x: crowd.x.slice(), y: crowd.y.slice() };
});
const promise: SightPromise = {
  reach: reachUnits,
  keep: reachUnits,
  exactWithin: Infinity,
  exactMost: Infinity,
  oldestTicks: 0,
  quantise: (value) => quantiseSide(value, crowd.side),
};
const own = 5;

interface Seen {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** Returns what a correct server sends each tick of all entities nearer than a distance. */
function sent(
  within: number,
  change: (seen: Seen[], positions: TickPositions) => readonly Seen[] = (seen) => seen,
): Knowledge[] {
  return truth.map((positions) => {
    const seen = [...positions.ids].flatMap((id, entityIndex) => {
      const [x, y] = [positions.x[entityIndex] ?? 0, positions.y[entityIndex] ?? 0];
      const distance = Math.hypot(x - (positions.x[own - 1] ?? 0), y - (positions.y[own - 1] ?? 0));
      return id === own || distance > within ? [] : [{ id, x: promise.quantise(x), y: promise.quantise(y), distance }];
    });
    const list = change(seen, positions);
    return {
      tick: positions.tick,
      ids: Uint32Array.from(list, ({ id }) => id),
      x: Uint16Array.from(list, ({ x }) => x),
      y: Uint16Array.from(list, ({ y }) => y),
    };
  });
}

const faultsOf = (known: readonly Knowledge[], more: Partial<SightPromise> = {}) =>
  judge({ ...promise, ...more }, truth, { own, known });
/** Changes the updates of one tick only. */
const once =
  (change: (seen: Seen[]) => readonly Seen[]) =>
  (seen: Seen[], { tick }: TickPositions) =>
    tick === 20 ? change(seen) : seen;

describe('the gate lets pass', () => {
  test('a server that sends exactly the entities in sight', () => {
    const verdict = faultsOf(sent(reachUnits));
    expect(verdict).toMatchObject({ ticks: 40, faults: 0, freshShare: 1 });
    expect(verdict.compared).toBeGreaterThan(200);
  });

  test('a server that keeps entities at the edge a little longer, if it declares so', () => {
    expect(faultsOf(sent(reachUnits * 1.1), { keep: reachUnits * 1.125 }).faults).toBe(0);
    expect(faultsOf(sent(reachUnits * 1.1)).faults).toBeGreaterThan(0);
  });

  test('no tick without an update when something changed', () => {
    expect(faultsOf(sent(reachUnits).filter(({ tick }) => tick !== 20)).faults).toBeGreaterThan(0);
  });
});

describe('the gate catches', () => {
  const [first] = sent(reachUnits).slice(19);
  test('an entity that is missing', () => {
    expect(
      faultsOf(
        sent(
          reachUnits,
          once((seen) => seen.slice(1)),
        ),
      ),
    ).toMatchObject({ faults: 1, examples: [`tick 20: ${first?.ids[0]} is in sight and not known`] });
  });

  test('a position that is off by the smallest step', () => {
    expect(
      faultsOf(
        sent(
          reachUnits,
          once(([one, ...others]) => (one === undefined ? [] : [{ ...one, x: one.x + 1 }, ...others])),
        ),
      ).faults,
    ).toBe(1);
  });

  test('an entity that should not be visible any more', () => {
    const far = truth[19];
    const entityIndex = [...(far?.ids ?? [])].findIndex(
      (_, index) =>
        Math.hypot((far?.x[index] ?? 0) - (far?.x[own - 1] ?? 0), (far?.y[index] ?? 0) - (far?.y[own - 1] ?? 0)) >
        reachUnits * 1.2,
    );
    const stranger = {
      id: entityIndex + 1,
      x: promise.quantise(far?.x[entityIndex] ?? 0),
      y: promise.quantise(far?.y[entityIndex] ?? 0),
      distance: 0,
    };
    expect(
      faultsOf(
        sent(
          reachUnits,
          once((seen) => [...seen, stranger]),
        ),
      ).faults,
    ).toBe(1);
  });

  test('an entity that does not exist, and one sent twice', () => {
    expect(
      faultsOf(
        sent(
          reachUnits,
          once((seen) => [...seen, { id: 9_999, x: 1, y: 1, distance: 0 }]),
        ),
      ).faults,
    ).toBe(1);
    expect(
      faultsOf(
        sent(
          reachUnits,
          once((seen) => [...seen, ...seen.slice(0, 1)]),
        ),
      ).faults,
    ).toBe(1);
  });

  test('positions of the previous tick, unless the server declares that far ones may be that old', () => {
    const late = sent(Infinity).map((knowledge, index, all): Knowledge => {
      const [now, past] = [truth[index], all[Math.max(0, index - 1)] ?? knowledge];
      const near = [...past.ids.keys()].filter((place) => {
        const entityIndex = (past.ids[place] ?? 1) - 1;
        return (
          Math.hypot(
            (now?.x[entityIndex] ?? 0) - (now?.x[own - 1] ?? 0),
            (now?.y[entityIndex] ?? 0) - (now?.y[own - 1] ?? 0),
          ) <= reachUnits
        );
      });
      return {
        tick: knowledge.tick,
        ids: Uint32Array.from(near, (place) => past.ids[place] ?? 0),
        x: Uint16Array.from(near, (place) => past.x[place] ?? 0),
        y: Uint16Array.from(near, (place) => past.y[place] ?? 0),
      };
    });
    expect(faultsOf(late).faults).toBeGreaterThan(200);
    expect(faultsOf(late, { exactWithin: 0, oldestTicks: 1 })).toMatchObject({ faults: 0 });
    expect(faultsOf(late, { exactWithin: 50, oldestTicks: 1 }).faults).toBeGreaterThan(20);
    // Only the very nearest entities are promised then.
    expect(faultsOf(late, { exactWithin: 50, exactMost: 2, oldestTicks: 1 }).faults).toBeLessThan(
      faultsOf(late, { exactWithin: 50, oldestTicks: 1 }).faults,
    );
  });
});
