import { describe, expect, it } from 'vitest';
import { deriveStats, type WorkingStatus } from './derive';

const sheet = {
  level: 4,
  attributes: { body: 6, reflex: 9, tech: 5, intellect: 5, cool: 5 },
  passives: { healthMax: 10 },
  gear: {
    main: null,
    side: null,
    thrown: null,
    armour: 20,
    bonus: { thermalResist: 15 },
    weightGrams: 10_000,
    consumables: [],
    worn: {},
    armourItemIds: [],
    cyberAbilities: [],
    uniques: [],
  },
};
const status = (
  bonus: WorkingStatus['content']['bonus'],
  control?: 'stun' | 'root' | 'slow',
  stacks = 1,
): WorkingStatus => ({ content: { bonus, control }, stacks });

describe('the combat stats of a character', () => {
  it('are derived from level, attributes, gear and skills', () => {
    const stats = deriveStats(sheet, { criticalChance: 3 }, []);
    expect(stats.max.health).toBe(80 + 36 + 36 + 10);
    expect(stats).toMatchObject({
      armour: 20,
      resist: { thermal: 15, physical: 0 },
      dodgeChance: 2,
      speedPerMille: 1000,
      bonus: { criticalChance: 3, luck: 0 },
    });
  });

  it('change with each stack of a status, and armour never falls below zero', () => {
    expect(deriveStats(sheet, {}, [status({ armour: -6 }, undefined, 2)]).armour).toBe(8);
    expect(deriveStats(sheet, {}, [status({ armour: -6 }, undefined, 4)]).armour).toBe(0);
    expect(deriveStats(sheet, {}, [status({ moveSpeedPercent: -35 }, 'slow')]).speedPerMille).toBe(650);
  });

  it('have no speed under a stun, a root or an excessive load', () => {
    expect(deriveStats(sheet, {}, [status({}, 'stun')]).speedPerMille).toBe(0);
    expect(deriveStats(sheet, {}, [status({}, 'root')]).speedPerMille).toBe(0);
    expect(deriveStats({ ...sheet, gear: { ...sheet.gear, weightGrams: 80_000 } }, {}, []).speedPerMille).toBe(0);
  });
});
