import { facingUnit, tickMs } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { fireButton, gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { combatEventsOf } from '../combat-events';
import type { Combatant } from '../combatant';
import { heldWeapon } from '../entity';
import { swing } from '../weapons/hand-to-hand';
import { applyDamage, strike, type DealtHit } from './harm';
import { applyShield } from './shields';
import { giveStatus } from './statuses';
import { uniquePercentOf } from './unique-calls';

const ticks = (ms: number) => Math.ceil(ms / tickMs);
const statusesOf = ({ statuses }: Combatant) => statuses.map(({ content }) => content.id);

/** A hit that cannot miss, does as much as asked and is never critical unless it always is. */
const hitOf = (by: string, points: number, more: Partial<DealtHit> = {}): DealtHit => ({
  damage: { min: points, max: points },
  damageType: 'physical',
  by,
  familyStat: null,
  criticalChance: -100,
  criticalPercent: 0,
  penetration: 100,
  distanceShare: 1,
  coverShare: 1,
  canDodge: false,
  ...more,
});

function scene(equipped: Parameters<typeof gear>[0], enemy = 'eighth_bruiser', level = 6) {
  const arena = openArena();
  const hand = arena.join(1, { x: 20, y: 20 }, { level: 20, ...gear(equipped) });
  return { arena, hand, target: arena.put(enemy, { x: 21.5, y: 20 }, level), state: arena.run.zone.state };
}

interface Between {
  readonly source: Combatant;
  readonly target: Combatant;
}

function status(arena: Arena, { source, target }: Between, id: string): void {
  const content = arena.run.zone.state.gameData.statuses.get(id);
  if (content === undefined) throw new Error(`no status ${id}`);
  giveStatus(arena.run.zone.state, target, { status: content, lastsMs: 5000, stacks: 1, source });
}

function kill(arena: Arena, { source, target }: Between, by: string): void {
  applyDamage(arena.run.zone.state, target, { source, amount: 10_000, how: 'hit', damageType: 'physical', by });
  arena.step();
}

const shootOnce = ({ arena, hand }: { readonly arena: Arena; readonly hand: Hand }) => {
  arena.step(hand.input({ buttons: fireButton, at: { x: 21.5, y: 20 } }));
  arena.step(hand.input({ at: { x: 21.5, y: 20 } }));
  arena.steps(4);
};

describe('a unique weapon that hits harder under a condition', () => {
  it('does so with its own hits only, and only while the condition holds', () => {
    const { arena, hand, target, state } = scene({ main: worn('blade_bitework') });
    const between = { source: hand.combatant, target };
    expect(uniquePercentOf(state, between, { by: 'blade_bitework' })).toBe(0);
    status(arena, { source: hand.combatant, target }, 'bleeding');
    expect(uniquePercentOf(state, between, { by: 'blade_bitework' })).toBe(35);
    expect(uniquePercentOf(state, between, { by: 'double_tap' })).toBe(0);
  });

  it('hits harder from behind, and not from the front', () => {
    const { hand, target, state } = scene({ main: worn('blade_salad_fork') });
    const lost = (facingRadians: number) => {
      state.facing[target.entityIndex] = facingUnit(facingRadians);
      target.health = target.stats.max.health;
      return strike(state, { source: hand.combatant, target }, hitOf('blade_salad_fork', 50));
    };
    // The holder stands west of the target, which looks east, then west.
    expect(lost(0)).toBeCloseTo(1.6 * lost(Math.PI), 0);
  });

  it('does not when it is broken, nor from the hand of an enemy', () => {
    const { arena, hand, target, state } = scene({ main: worn('blade_bitework', { durability: 0 }) });
    status(arena, { source: hand.combatant, target }, 'bleeding');
    expect(uniquePercentOf(state, { source: hand.combatant, target }, { by: 'blade_bitework' })).toBe(0);
    status(arena, { source: target, target: hand.combatant }, 'bleeding');
    expect(uniquePercentOf(state, { source: target, target: hand.combatant }, { by: 'blade_rebar' })).toBe(0);
  });

  it('triples the first shot of a full magazine at someone who is in no fight yet, and not the second', () => {
    const { hand, target, state } = scene({ main: worn('rifle_apology') });
    const percent = (round: 'first' | null) =>
      uniquePercentOf(state, { source: hand.combatant, target }, { by: 'rifle_apology', round });
    expect([percent('first'), percent(null)]).toEqual([200, 0]);
    target.inCombat = true;
    expect(percent('first')).toBe(0);
  });
});

describe('a unique weapon that answers a hit', () => {
  it('sets a target on fire with the round that empties the magazine', () => {
    const at = scene({ main: worn('pistol_wet_match'), bonus: { spreadPercent: -100 } });
    const weapon = heldWeapon(at.hand.combatant);
    if (weapon === null) throw new Error('no weapon');
    weapon.rounds = 2;
    shootOnce(at);
    expect(at.arena.eventsOf('damage').length).toBeGreaterThan(0);
    expect(statusesOf(at.target)).not.toContain('burning');
    at.arena.steps(ticks(400));
    shootOnce(at);
    expect(weapon.rounds).toBe(0);
    expect(statusesOf(at.target)).toContain('burning');
  });

  it('silences an unhurt enemy, and not one that was hurt before', () => {
    for (const [health, expected] of [
      [1, ['locked_out']],
      [0.9, []],
    ] as const) {
      const { arena, hand, target, state } = scene({ main: worn('pistol_last_word') });
      target.health = target.stats.max.health * health;
      strike(state, { source: hand.combatant, target }, hitOf('pistol_last_word', 10));
      arena.step();
      expect(statusesOf(target)).toEqual(expected);
    }
  });

  it('lets critical hits leap to the nearest two enemies in reach, at half strength', () => {
    const { arena, hand, target, state } = scene({ main: worn('rifle_terms') });
    const near = arena.put('eighth_bruiser', { x: 22.5, y: 20 }, 6);
    const next = arena.put('eighth_bruiser', { x: 21.5, y: 23 }, 6);
    const third = arena.put('eighth_bruiser', { x: 21.5, y: 16.5 }, 6);
    const seen = new Set<string>();
    for (let time = 0; time < 40 && seen.size < 2; time++) {
      for (const one of [target, near, next, third]) one.health = one.stats.max.health;
      const lost = strike(state, { source: hand.combatant, target }, hitOf('rifle_terms', 40, { criticalChance: 50 }));
      const how = combatEventsOf(state).flatMap(({ event }) => (event.kind === 'damage' ? [event.how] : []))[0] ?? '';
      arena.step();
      const leapt = how === 'critical' ? Math.round(lost / 2) : 0;
      expect([near, next, third].map(({ health, stats }) => stats.max.health - health)).toEqual([leapt, leapt, 0]);
      seen.add(how);
    }
    expect([...seen].toSorted()).toEqual(['critical', 'hit']);
  });
});

describe('a unique item that answers a kill', () => {
  it('puts shells back, at most a full magazine, and only for its own kills', () => {
    const { arena, hand, target } = scene({ main: worn('shotgun_twice_rung') });
    const weapon = heldWeapon(hand.combatant);
    if (weapon === null) throw new Error('no weapon');
    weapon.rounds = 1;
    kill(arena, { source: hand.combatant, target }, 'shotgun_twice_rung');
    expect(weapon.rounds).toBe(3);
    kill(arena, { source: hand.combatant, target: arena.put('eighth_lookout', { x: 24, y: 20 }, 3) }, 'thrown_frag');
    expect(weapon.rounds).toBe(3);
    for (let more = 0; more < 2; more++)
      kill(
        arena,
        { source: hand.combatant, target: arena.put('eighth_lookout', { x: 24, y: 20 }, 3) },
        'shotgun_twice_rung',
      );
    expect(weapon.rounds).toBe(5);
  });

  it('gives stamina and haste with any kill when it is worn', () => {
    const { arena, hand, target } = scene({ uniques: ['hands_foreman'] });
    hand.combatant.stamina = 10;
    kill(arena, { source: hand.combatant, target }, 'fists');
    expect(hand.combatant.stamina).toBeGreaterThanOrEqual(30);
    expect(statusesOf(hand.combatant)).toEqual(['hasted']);
  });

  it('heals only who is badly hurt', () => {
    const { arena, hand, target } = scene({ uniques: ['feet_drowned_loafers'] });
    const { combatant } = hand;
    kill(arena, { source: combatant, target }, 'fists');
    expect(arena.eventsOf('heal')).toEqual([]);
    combatant.health = combatant.stats.max.health * 0.3;
    kill(arena, { source: combatant, target: arena.put('eighth_lookout', { x: 24, y: 20 }, 3) }, 'fists');
    expect(arena.eventsOf('heal')).toMatchObject([{ target: combatant.id, amount: 40, by: 'feet_drowned_loafers' }]);
  });
});

describe('a unique item that answers a hit taken', () => {
  it('raises a shield below half health, and not again before its time', () => {
    const { arena, hand, target, state } = scene({ uniques: ['torso_fridge_door'] });
    const { combatant } = hand;
    const hurt = () => {
      applyDamage(state, combatant, { source: target, amount: 1, how: 'hit', damageType: 'physical', by: 'test' });
      arena.step();
    };
    hurt();
    expect(combatant.shields).toEqual([]);
    combatant.health = combatant.stats.max.health * 0.45;
    hurt();
    expect(combatant.shields).toMatchObject([{ ability: 'torso_fridge_door', points: 45 }]);
    combatant.shields = [];
    hurt();
    expect(combatant.shields).toEqual([]);
    arena.steps(ticks(20_000));
    combatant.health = combatant.stats.max.health * 0.45;
    hurt();
    expect(combatant.shields).toHaveLength(1);
  });

  it('poisons an attacker at arm’s length, and none farther away', () => {
    const { arena, hand, target, state } = scene({ uniques: ['legs_eelskin'] });
    const far = arena.put('eighth_bruiser', { x: 28, y: 20 }, 6);
    for (const source of [target, far])
      applyDamage(state, hand.combatant, { source, amount: 1, how: 'hit', damageType: 'physical', by: 'test' });
    arena.step();
    expect([statusesOf(target), statusesOf(far)]).toEqual([['poisoned'], []]);
  });

  it('counts a hit that shields took whole, not one that came through', () => {
    const { arena, hand, target, state } = scene({ uniques: ['torso_ledger_coat'] });
    const { combatant } = hand;
    const hurt = (amount: number) => {
      combatant.energy = 5;
      applyDamage(state, combatant, { source: target, amount, how: 'hit', damageType: 'physical', by: 'test' });
      arena.step();
      return combatant.energy;
    };
    expect(hurt(2)).toBeLessThan(8);
    applyShield(state, combatant, { source: combatant, ability: 'brace', points: 30, lastsTicks: 100 });
    expect(hurt(2)).toBeGreaterThanOrEqual(13);
  });

  it('shortens cooldowns with every hit that is dodged', () => {
    const { arena, hand, target, state } = scene({ uniques: ['heart_governor'] });
    const { combatant } = hand;
    const readyTick = state.tick + 100;
    combatant.ready.set('brace', readyTick);
    combatant.untouchableUntilTick = state.tick + 2;
    strike(state, { source: target, target: combatant }, hitOf('test', 10));
    arena.step();
    expect(combatant.ready.get('brace')).toBe(readyTick - ticks(1000));
  });
});

describe('unique items', () => {
  it('act in a fight with real swings, too', () => {
    const { arena, hand, target, state } = scene({ main: worn('blade_bitework') });
    target.stats = { ...target.stats, dodgeChance: 0 };
    status(arena, { source: hand.combatant, target }, 'bleeding');
    const before = target.health;
    swing(state, hand.combatant, { radians: 0, x: 21.5, y: 20, behindTicks: 0, seed: 1, seq: 0 });
    expect(target.health).toBeLessThan(before);
  });

  it('of one player leave everyone else’s fights as they were', () => {
    const { arena, hand, target, state } = scene({ uniques: ['hands_foreman'] });
    const other = arena.join(2, { x: 20, y: 22 }, { level: 20, ...gear({}) });
    kill(arena, { source: other.combatant, target }, 'fists');
    expect([statusesOf(hand.combatant), statusesOf(other.combatant)]).toEqual([[], []]);
    expect(uniquePercentOf(state, { source: other.combatant, target: hand.combatant }, { by: 'fists' })).toBe(0);
  });
});
