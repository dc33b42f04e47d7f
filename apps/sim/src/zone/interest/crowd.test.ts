import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';

const count = 340;

/** Puts all players in one place, where they walk to and fro. */
function crowd() {
  const run = runZone({ map: testMap({ sideTiles: 80, townspeopleCount: 0 }), capacity: count });
  run.step(
    ...Array.from({ length: count }, (_, index) =>
      joinOf(index, index + 1, { spot: { x: 5 + (index % 20) * 1.1, y: 5 + Math.floor(index / 20) * 1.1, facing: 0 } }),
    ),
  );
  const walk = (tick: number): ZoneInput[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: 'intent',
      connectionId: index + 1,
      intent: {
        seq: tick,
        moveX: (index + Math.floor(tick / 10)) % 2 === 0 ? 127 : -127,
        moveY: 0,
        aim: (tick * 700 + index * 90) & 0xffff,
        buttons: 1,
        seenQuarter: 0,
        aimTiles: 0,
      },
    }));
  return { run, walk };
}

describe('a crowd in which all players see one another', () => {
  test('shows the nearest players without delay, none more than half a second late, within the bandwidth', () => {
    const { run, walk } = crowd();
    const { state } = run.zone;
    let bytes = 0;
    for (let tick = 1; tick <= 60; tick++) {
      run.step(...walk(tick));
      if (tick > 20) bytes += run.sent.get(171)?.at(-1)?.length ?? 0;
      run.reader(171);
    }
    const known = [...run.reader(171).known.values()];
    expect(known).toHaveLength(count - 1);
    const own = state.playerOfConnection.get(171)?.entityIndex ?? -1;
    for (const { id, x, y } of known) {
      const entityIndex = state.entityIndexOf.get(id) ?? -1;
      const error = Math.hypot((state.x[entityIndex] ?? 0) - x, (state.y[entityIndex] ?? 0) - y);
      const isNear =
        Math.hypot(
          (state.x[entityIndex] ?? 0) - (state.x[own] ?? 0),
          (state.y[entityIndex] ?? 0) - (state.y[own] ?? 0),
        ) < 1.4;
      expect(error).toBeLessThan(isNear ? 0.02 : 8 * 0.34);
    }
    expect(bytes / 40).toBeLessThan(15_000 / 20);
  });

  test('shows arrivals and departures within a fifth of a second', () => {
    const { run, walk } = crowd();
    run.reader(1);
    run.step(...walk(1));
    const leaver = run.zone.state.players.get(entrant(200).characterId);
    const leaverId = run.zone.state.ids[leaver?.entityIndex ?? -1] ?? 0;
    run.step({ kind: 'stale', characterId: entrant(200).characterId, epoch: 1 });
    expect(run.reader(1).known.has(leaverId)).toBe(false);
    run.step(joinOf(900, 900, { spot: { x: 20, y: 12, facing: 0 } }));
    run.steps(3);
    const newcomer = run.zone.state.players.get(entrant(900).characterId);
    expect(run.reader(1).known.has(run.zone.state.ids[newcomer?.entityIndex ?? -1] ?? -1)).toBe(true);
  });
});
