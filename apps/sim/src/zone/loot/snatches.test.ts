import { describe, expect, it } from 'vitest';
import { scene, tough, west } from '../../testing/ai-scene';
import { applyDamage } from '../combat/damage/harm';
import { removeEntity } from '../core/entities';
import type { ZoneOutput } from '../outputs';

/** A thief beside a player, until it has thrown its line. */
function robbed() {
  const at = scene({ x: 20, y: 20 }, { sheet: tough });
  const { run, player, add, combatant } = at;
  const thief = add('till_snatcher', { x: 26, y: 20, facing: west }, 5);
  const seen: ZoneOutput[] = [];
  const kinds = () => seen.map(({ kind }) => kind);
  const step = (...inputs: Parameters<typeof run.step>) => {
    player.health = player.stats.max.health;
    seen.push(...run.step(...inputs));
  };
  for (let tick = 0; tick < 4_000 && !kinds().includes('snatch'); tick++) step();
  const snatch = seen.find(({ kind }) => kind === 'snatch');
  if (snatch?.kind !== 'snatch') throw new Error('nothing was taken');
  const fell = () => {
    const own = combatant(thief);
    applyDamage(run.zone.state, own, { source: player, amount: 10_000, how: 'hit', damageType: 'physical', by: 'x' });
  };
  return { run, thief, seen, kinds, step, snatch, fell };
}

describe('a thief with a line', () => {
  it('takes money from a player it hits and makes off', () => {
    const { snatch, thief, step } = robbed();
    expect(snatch).toMatchObject({ enemyId: 'till_snatcher', percent: 4, mostChits: 60 });
    for (let tick = 0; tick < 40 && thief.mode !== 'fleeing'; tick++) step();
    expect(thief.mode).toBe('fleeing');
  });

  it('lets the money drop where it falls', () => {
    const { snatch, step, fell, seen, kinds } = robbed();
    step({ kind: 'snatched', snatchId: snatch.snatchId, chits: 12 });
    expect(kinds()).not.toContain('spill');
    fell();
    for (let tick = 0; tick < 5; tick++) step();
    expect(seen.filter(({ kind }) => kind === 'spill')).toMatchObject([
      { snatchId: snatch.snatchId, characterId: snatch.characterId },
    ]);
  });

  it('that falls before the domain has answered lets it drop after the answer', () => {
    const { snatch, step, fell, kinds } = robbed();
    fell();
    for (let tick = 0; tick < 200; tick++) step();
    expect(kinds()).not.toContain('spill');
    step({ kind: 'snatched', snatchId: snatch.snatchId, chits: 12 });
    step();
    expect(kinds().filter((kind) => kind === 'spill')).toHaveLength(1);
  });

  it('drops nothing when there was nothing to take, or when it is gone', () => {
    const poor = robbed();
    poor.step({ kind: 'snatched', snatchId: poor.snatch.snatchId, chits: 0 });
    poor.fell();
    for (let tick = 0; tick < 5; tick++) poor.step();
    expect(poor.kinds()).not.toContain('spill');
    const gone = robbed();
    gone.step({ kind: 'snatched', snatchId: gone.snatch.snatchId, chits: 12 });
    removeEntity(gone.run.zone.state, gone.thief.entityIndex);
    for (let tick = 0; tick < 5; tick++) gone.step();
    expect(gone.kinds()).not.toContain('spill');
  });
});
