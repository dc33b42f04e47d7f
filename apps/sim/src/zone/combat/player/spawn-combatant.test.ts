import { ZoneId } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import { openArena } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';

/** Returns the strength of an enemy in a zone channel for a certain number of players. */
function strengthIn(zoneId: string, places: number): { readonly health: number; readonly damageBonus: number } {
  const arena = openArena({ map: drawnMap(openGround(20, 20), { id: ZoneId.parse(zoneId) }), capacity: places });
  const { health, stats, damageBonus } = arena.put('tallyman', { x: 9, y: 9 }, 9);
  expect(health).toBe(stats.max.health);
  return { health, damageBonus };
}

describe('enemies in a private instance', () => {
  it('are as strong as the group size requires', () => {
    expect([1, 2, 4].map((places) => strengthIn('drowned_exchange', places).health)).toEqual([1138, 1625, 2600]);
    expect(strengthIn('drowned_exchange', 1).damageBonus).toBeLessThan(strengthIn('drowned_exchange', 4).damageBonus);
  });

  it('keep their usual strength in public zones and in instances for one player', () => {
    expect([1, 4].map((places) => strengthIn('watson', places).health)).toEqual([2600, 2600]);
    expect(strengthIn('night_clinic', 1).health).toBe(2600);
  });
});
