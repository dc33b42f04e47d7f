import type { TileSpot, Vec2 } from '@necp/shared/kernel';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { openArena } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import { stepOf } from './collision-radius';

/** Walks for a while and returns the position at each step. */
function march(entityIndices: readonly string[], from: TileSpot, by: Vec2): TileSpot[] {
  const arena = openArena({ map: drawnMap(entityIndices) });
  const { state } = arena.run.zone;
  const boss = arena.put('marshal_ballast', from);
  expect(boss.radiusTiles).toBeGreaterThan(1);
  return Array.from({ length: 120 }, () => {
    const to = stepOf(state, boss.entityIndex, by);
    state.x[boss.entityIndex] = to.x;
    state.y[boss.entityIndex] = to.y;
    expect(isFree(state.map, to.x, to.y)).toBe(true);
    return to;
  });
}

describe('an entity with a large collision radius', () => {
  it('keeps as far from a wall as it is wide while it walks along it', () => {
    const way = march(openGround(40, 12), { x: 5, y: 6 }, { x: 0.2, y: -0.1 });
    const alongTheWall = way.filter(({ x }) => x > 20 && x < 30);
    expect(alongTheWall.length).toBeGreaterThan(20);
    for (const { y } of alongTheWall) expect(y).toBeGreaterThan(1 + 1.05);
  });

  it('squeezes through a door narrower than itself', () => {
    const room = openGround(30, 11).map((entityIndex, y) =>
      y === 0 || y === 10 || y === 5 ? entityIndex : `${entityIndex.slice(0, 14)}#${entityIndex.slice(15)}`,
    );
    expect(march(room, { x: 6, y: 5.5 }, { x: 0.2, y: 0 }).at(-1)?.x).toBeGreaterThan(20);
  });
});
