import { seededRng } from '@necp/shared/kernel';
import type { Intent } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import { sight } from './snapshots';

const count = 60;

/** Lets all entities wander, and compares each client's view with a full search at every tick. */
function wander(seed: number, everyTick: (run: ReturnType<typeof runZone>, tick: number) => void): void {
  const rng = seededRng(seed);
  const run = runZone({ map: testMap({ sideTiles: 160, townspeopleCount: 30 }), capacity: count, seed });
  run.step(
    ...Array.from({ length: count }, (_, index) =>
      joinOf(index, index + 1, { spot: { x: rng.fraction() * 150 + 2, y: rng.fraction() * 150 + 2, facing: 0 } }),
    ),
  );
  const headings = Array.from({ length: count }, () => rng.int(0, 255));
  for (let tick = 1; tick <= 120; tick++) {
    const inputs = headings.map((heading, index): ZoneInput => {
      if (rng.int(1, 30) === 1) headings[index] = rng.int(0, 255);
      const angle = (heading / 256) * 2 * Math.PI;
      const intent: Intent = {
        seq: tick,
        moveX: Math.round(Math.cos(angle) * 127),
        moveY: Math.round(Math.sin(angle) * 127),
        aim: heading << 8,
        buttons: 1,
        seenQuarter: 0,
        aimTiles: 0,
      };
      return { kind: 'intent', connectionId: index + 1, intent };
    });
    run.step(...inputs);
    everyTick(run, tick);
  }
}

describe('the entities a client sees', () => {
  test('are exactly those a full search finds at every tick, with a margin before any disappears', () => {
    const known = new Map<number, Set<number>>();
    wander(3, (run) => {
      const { state } = run.zone;
      for (let index = 0; index < count; index += 7) {
        const own = state.players.get(entrant(index).characterId)?.entityIndex ?? -1;
        const before = known.get(index) ?? new Set<number>();
        const expected = new Set<number>();
        for (const [entityIndex, id] of state.ids.entries()) {
          if (id === 0 || entityIndex === own || state.hasVisibilityOverride[entityIndex] === 1) continue;
          const distance = Math.hypot(
            (state.x[entityIndex] ?? 0) - (state.x[own] ?? 0),
            (state.y[entityIndex] ?? 0) - (state.y[own] ?? 0),
          );
          if (distance <= sight.enterTiles || (before.has(id) && distance <= sight.leaveTiles)) expected.add(id);
        }
        known.set(index, expected);
        const reader = run.reader(index + 1);
        expect(reader.needsFull).toBe(false);
        expect(new Set(reader.known.keys())).toEqual(expected);
      }
    });
  });

  test('are shown at their positions: near ones at every tick, far ones some ticks late', () => {
    const watchers = [0, 9, 31];
    wander(4, (run, tick) => {
      const { state } = run.zone;
      for (const index of watchers) {
        const reader = run.reader(index + 1);
        if (tick < 5) continue;
        const own = state.players.get(entrant(index).characterId)?.entityIndex ?? -1;
        const entityIndices = new Map([...state.ids.entries()].map(([entityIndex, id]) => [id, entityIndex]));
        expect(state.views.get(index + 1)?.inSight).toBeGreaterThan(0);
        for (const { id, x, y } of entitiesOf(reader)) {
          const entityIndex = entityIndices.get(id) ?? -1;
          const distance = Math.hypot(
            (state.x[entityIndex] ?? 0) - (state.x[own] ?? 0),
            (state.y[entityIndex] ?? 0) - (state.y[own] ?? 0),
          );
          const error = Math.hypot((state.x[entityIndex] ?? 0) - x, (state.y[entityIndex] ?? 0) - y);
          expect(error).toBeLessThanOrEqual(distance <= 19 ? 0.012 : distance <= sight.enterTiles - 1 ? 1.4 : 2.8);
        }
      }
    });
  });

  test('are complete again after a full send buffer', () => {
    const run = runZone({ map: testMap({ townspeopleCount: 20 }) });
    run.step(joinOf(1, 1, { spot: { x: 30, y: 20, facing: 0 } }));
    run.step();
    run.full.add(1);
    run.steps(100);
    expect(run.sent.get(1) ?? []).toHaveLength(1);
    run.full.clear();
    run.steps(4);
    const { state } = run.zone;
    for (const { id, x, y } of entitiesOf(run.reader(1))) {
      const entityIndex = state.ids.indexOf(id);
      expect(Math.hypot((state.x[entityIndex] ?? 0) - x, (state.y[entityIndex] ?? 0) - y)).toBeLessThan(
        (4 * 1.7) / 20 + 0.02,
      );
    }
  });
});

function entitiesOf(reader: {
  readonly known: ReadonlyMap<number, { readonly id: number; readonly x: number; readonly y: number }>;
}) {
  return [...reader.known.values()];
}
