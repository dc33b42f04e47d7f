import type { TileSpot, Vec2 } from '@necp/shared/kernel';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { openArena } from '../../testing/arena';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { stepOf } from './collision-radius';

/** Goes on for a while and tells where it was at each step. */
function march(rows: readonly string[], from: TileSpot, by: Vec2): TileSpot[] {
  const arena = openArena({ map: drawnMap(rows) });
  const { state } = arena.run.zone;
  const boss = arena.put('marshal_ballast', from);
  expect(boss.radiusTiles).toBeGreaterThan(1);
  return Array.from({ length: 120 }, () => {
    const to = stepOf(state, boss.row, by);
    state.x[boss.row] = to.x;
    state.y[boss.row] = to.y;
    expect(isFree(state.map, to.x, to.y)).toBe(true);
    return to;
  });
}

describe('somebody big', () => {
  it('keeps as far from a wall as it is wide while it walks along it', () => {
    const way = march(openGround(40, 12), { x: 5, y: 6 }, { x: 0.2, y: -0.1 });
    const alongTheWall = way.filter(({ x }) => x > 20 && x < 30);
    expect(alongTheWall.length).toBeGreaterThan(20);
    for (const { y } of alongTheWall) expect(y).toBeGreaterThan(1 + 1.05);
  });

  it('squeezes through a door that is too narrow for it', () => {
    const room = openGround(30, 11).map((row, y) =>
      y === 0 || y === 10 || y === 5 ? row : `${row.slice(0, 14)}#${row.slice(15)}`,
    );
    expect(march(room, { x: 6, y: 5.5 }, { x: 0.2, y: 0 }).at(-1)?.x).toBeGreaterThan(20);
  });
});
