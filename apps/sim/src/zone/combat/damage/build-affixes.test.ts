import { abilities } from '@necp/content/server';
import { usedRank } from '@necp/shared/ability/formulas';
import { describe, expect, it } from 'vitest';
import { gear, openArena } from '../../../testing/arena';
import { spawnDeployable } from '../player/spawn-combatant';
import { addEntity } from '../../core/entities';
import { strike, type DealtHit } from './harm';

const critical: DealtHit = {
  damage: { min: 10, max: 10 },
  damageType: 'physical',
  by: 'pistol_lantern',
  familyStat: null,
  criticalChance: 100,
  criticalPercent: 50,
  penetration: 100,
  distanceShare: 1,
  coverShare: 1,
  canDodge: false,
};

/** Hits one target critically, again and again; returns whether it glitched. */
function isGlitched(bonus: Parameters<typeof gear>[0]['bonus']): boolean {
  const arena = openArena();
  const hand = arena.join(1, { x: 20, y: 20 }, { level: 20, ...gear({ bonus: { criticalChance: 100, ...bonus } }) });
  const target = arena.put('eighth_bruiser', { x: 21.5, y: 20 }, 6);
  for (let time = 0; time < 60; time++) {
    target.health = target.stats.max.health;
    strike(arena.run.zone.state, { source: hand.combatant, target }, critical);
    arena.step();
    if (target.statuses.some(({ content }) => content.id === 'glitched')) return true;
  }
  return false;
}

describe('affixes that make a build', () => {
  it('plant a hack with a critical hit, and not without the affix', () => {
    expect([isGlitched({ criticalHackPercent: 34 }), isGlitched({})]).toEqual([true, false]);
  });

  it('raise the rank of hacks, up to the highest, and of nothing else', () => {
    const hack = abilities.find(({ cost, ranks, owner }) => cost.ram > 0 && ranks.length > 1 && owner !== 'enemy');
    const other = abilities.find(({ cost, ranks, owner }) => cost.ram === 0 && ranks.length > 1 && owner !== 'enemy');
    if (hack === undefined || other === undefined) throw new Error('no abilities');
    const at = (ability: typeof hack, rank: number, hackRank: number) => usedRank(ability, rank, { hackRank });
    expect([at(hack, 1, 0), at(hack, 1, 1), at(hack, 1, 9)]).toEqual([1, 2, hack.ranks.length + 1]);
    expect(at(other, 1, 1)).toBe(1);
  });

  it('give a turret its share of what makes its owner’s hits critical', () => {
    const arena = openArena();
    const { state } = arena.run.zone;
    const turretOf = (number: number, share: number) => {
      const bonus = { criticalChance: 20, criticalPercent: 40, criticalHackPercent: 30, deployableSharePercent: share };
      const { combatant } = arena.join(number, { x: 20 + number, y: 20 }, { level: 20, ...gear({ bonus }) });
      const entityIndex = addEntity(
        state,
        { x: 25 + number, y: 20, facing: 0 },
        { kind: 'deployable', name: { en: 'Turret', ru: 'Турель' }, content: 'turret' },
      );
      return spawnDeployable(state, entityIndex, { owner: combatant, health: 50, radiusTiles: 0.4 }).stats.bonus;
    };
    expect(turretOf(1, 50)).toMatchObject({ criticalPercent: 20, criticalHackPercent: 15 });
    expect(turretOf(2, 0)).toMatchObject({ criticalChance: 0, criticalHackPercent: 0 });
  });
});
