import { describe, expect, it } from 'vitest';
import { east, scene, tough, west } from '../../../testing/ai-scene';
import type { Combatant } from '../../combat/combatant';
import { combatSlice } from '../../combat/slice';
import { applyDamage, strike, type DealtHit } from '../../combat/damage/harm';
import { giveStatus } from '../../combat/damage/statuses';
import { placeEntity } from '../../core/entities';
import type { ZoneState } from '../../state';
import type { Brain } from '../brain';
import { aiSlice } from '../slice';

const hitOf = (damageType: DealtHit['damageType']): DealtHit => ({
  damage: { min: 100, max: 100 },
  damageType,
  by: 'test',
  familyStat: null,
  criticalChance: -100,
  criticalPercent: 0,
  penetration: 100,
  distanceShare: 1,
  coverShare: 1,
  canDodge: false,
});

const kill = (state: ZoneState, source: Combatant, target: Combatant): void =>
  void applyDamage(state, target, { source, amount: 10_000, how: 'hit', damageType: 'physical', by: 'test' });

const brainsOf = (state: ZoneState, enemy: string): Brain[] =>
  [...aiSlice(state).brains.values()].filter((brain) => brain.enemy.id === enemy);

describe('the Eighth Doorman', () => {
  const duel = () => {
    const { run, player, add, combatant } = scene({ x: 20, y: 20 }, { sheet: tough });
    const own = combatant(add('eighth_doorman', { x: 24, y: 20, facing: west }, 5));
    const { state } = run.zone;
    const lost = (damageType: DealtHit['damageType'] = 'physical') => {
      own.health = own.stats.max.health;
      return strike(state, { source: player, target: own }, hitOf(damageType));
    };
    return { state, player, own, lost };
  };

  it('lets a quarter of a hit from the front through, and all of one from behind', () => {
    const { state, own, lost } = duel();
    const front = lost();
    state.facing[own.entityIndex] = east;
    expect(front).toBe(Math.round(lost() / 4));
  });

  it('holds nothing back of a hack, while stunned, or while it swings the door', () => {
    const { state, player, own, lost } = duel();
    const front = lost();
    expect(lost('cyber')).toBeGreaterThan(3 * front);
    const stun = state.gameData.statuses.get('jolted');
    const bash = state.gameData.abilities.get('door_bash');
    if (stun === undefined || bash === undefined) throw new Error('no content');
    giveStatus(state, own, { status: stun, lastsMs: 1_000, stacks: 1, source: player });
    expect(lost()).toBeGreaterThan(3 * front);
    own.statuses = [];
    expect(lost()).toBe(front);
    own.cast = {
      ability: bash,
      rank: 1,
      x: 0,
      y: 0,
      target: 0,
      startTick: state.tick,
      endsTick: state.tick + 20,
      phase: 'cast',
      nextTick: 0,
    };
    expect(lost()).toBeGreaterThan(3 * front);
  });
});

describe('the House Doctor', () => {
  it('heals friends near her who are hurt, and does not cast while they are well', () => {
    const { run, player, add, combatant, until } = scene({ x: 20, y: 20 }, { sheet: tough });
    const { state } = run.zone;
    const doctor = add('velvet_medic', { x: 30, y: 20, facing: west }, 8);
    const friend = combatant(add('velvet_collector', { x: 30, y: 23, facing: west }, 8));
    const calls: number[] = [];
    const watch = () => {
      player.health = player.stats.max.health;
      for (const { event } of combatSlice(state).combatEvents)
        if (event.kind === 'cast' && event.ability === 'house_call') calls.push(event.source);
      return calls.length > 0;
    };
    expect(until(watch, 200)).toBe(-1);
    applyDamage(state, friend, {
      source: player,
      amount: friend.stats.max.health / 2,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    const hurt = friend.health;
    expect(until(watch, 600)).toBeGreaterThanOrEqual(0);
    expect(calls).toEqual([doctor.entityId]);
    expect(until(() => friend.health > hurt + 20, 100)).toBeGreaterThanOrEqual(0);
  });
});

describe('the Gallery Eye', () => {
  it('draws its line on the ground before it shoots, and misses who leaves the line', () => {
    const { run, player, add, until } = scene({ x: 20, y: 20 }, { sheet: { level: 12 } });
    const { state } = run.zone;
    add('gallery_eye', { x: 34, y: 20, facing: west }, 9);
    const seen: string[] = [];
    const watch = (kind: 'telegraph' | 'land') => () => {
      for (const { event } of combatSlice(state).combatEvents) {
        if (event.kind === 'telegraph') seen.push(event.shape);
        if (event.kind === kind) return true;
      }
      return false;
    };
    expect(until(watch('telegraph'), 600)).toBeGreaterThanOrEqual(0);
    expect(seen).toEqual(['line']);
    const before = player.health;
    placeEntity(state, player.entityIndex, { x: 20, y: 25 });
    expect(until(watch('land'), 100)).toBeGreaterThan(20);
    expect(player.health).toBeGreaterThanOrEqual(before);
  });
});

describe('the Mite Nest', () => {
  it('lets mites out when it breaks, who go for the one who broke it', () => {
    const { run, player, add, combatant } = scene({ x: 20, y: 20 }, { sheet: tough });
    const { state } = run.zone;
    const nest = add('scrap_nest', { x: 26, y: 20 }, 6);
    run.steps(5);
    expect(brainsOf(state, 'scrap_mite')).toEqual([]);
    kill(state, player, combatant(nest));
    run.steps(5);
    const mites = brainsOf(state, 'scrap_mite');
    expect(mites).toHaveLength(5);
    expect(new Set(mites.map(({ targetId }) => targetId))).toEqual(new Set([player.id]));
    for (const mite of mites) kill(state, player, combatant(mite));
    run.steps(5);
    expect(brainsOf(state, 'scrap_mite')).toEqual([]);
  });
});

describe('the Senior Clerk', () => {
  const office = () => {
    const at = scene({ x: 20, y: 20 }, { sheet: tough });
    const clerk = at.add('senior_clerk', { x: 28, y: 20, facing: west }, 9);
    const own = at.combatant(clerk);
    const { state } = at.run.zone;
    const isOpening = () => {
      at.player.health = at.player.stats.max.health;
      return own.cast?.ability.id === 'open_cabinet';
    };
    return { ...at, state, own, isOpening };
  };

  it('calls moths, and never has more than six of them', () => {
    const { state, until, isOpening } = office();
    let most = 0;
    const count = () => {
      isOpening();
      most = Math.max(most, brainsOf(state, 'ledger_moth').length);
      return false;
    };
    until(count, 2_500);
    expect(most).toBe(6);
  });

  it('calls none when the form is interrupted', () => {
    const { state, player, own, until, isOpening } = office();
    expect(until(isOpening, 1_000)).toBeGreaterThanOrEqual(0);
    const stun = state.gameData.statuses.get('jolted');
    if (stun === undefined) throw new Error('no stun');
    giveStatus(state, own, { status: stun, lastsMs: 1_000, stacks: 1, source: player });
    expect(own.cast).toBeNull();
    until(() => false, 60);
    expect(brainsOf(state, 'ledger_moth')).toEqual([]);
  });
});

describe('the Till Snatcher', () => {
  it('runs at the first scratch', () => {
    const { run, player, add, combatant, until } = scene({ x: 20, y: 20 }, { sheet: tough });
    const { state } = run.zone;
    const thief = add('till_snatcher', { x: 26, y: 20, facing: west }, 5);
    expect(until(() => thief.mode === 'fighting', 200)).toBeGreaterThanOrEqual(0);
    const own = combatant(thief);
    const amount = Math.ceil(own.stats.max.health * 0.06);
    applyDamage(state, own, { source: player, amount, how: 'hit', damageType: 'physical', by: 'test' });
    expect(until(() => thief.mode === 'fleeing', 40)).toBeGreaterThanOrEqual(0);
  });
});
