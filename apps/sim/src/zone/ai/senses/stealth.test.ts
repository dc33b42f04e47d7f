import { describe, expect, it } from 'vitest';
import { openArena } from '../../../testing/arena';
import { fighterOf } from '../../combat/entity';
import { spawnEnemy } from '../spawning/spawning';

/** Walks a dozen tiles and returns the skill experience gained. */
function sneak({ away, alarm = 0 }: { readonly away: number; readonly alarm?: number }): number {
  const arena = openArena();
  const { state } = arena.run.zone;
  const hand = arena.join(1, { x: 20, y: 20 });
  const enemy = state.gameData.enemies.get('eighth_gunner');
  if (enemy === undefined) throw new Error('the content lost its gunner');
  const brain = spawnEnemy(state, { enemy, level: 4, at: { x: 26, y: 20 + away } });
  for (let tick = 0; tick < 60; tick++) {
    // The enemy looks the other way and keeps the alarm it has.
    brain.alarm = alarm;
    brain.mode = 'idle';
    brain.nextThinkTick = state.tick + 10;
    arena.step(hand.input({ moveX: 127, at: { x: 60, y: 20 } }));
  }
  return fighterOf(state, hand.player).usage.skills.get('stealth') ?? 0;
}

describe('the stealth skill', () => {
  it('grows tile by tile in view of enemies that do not notice', () => {
    expect(sneak({ away: 6 })).toBeGreaterThan(8);
  });

  it('does not grow out of sight, nor near an alarmed enemy', () => {
    expect([sneak({ away: 38 }), sneak({ away: 6, alarm: 0.4 })]).toEqual([0, 0]);
  });
});
