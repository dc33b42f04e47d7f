import { describe, expect, it } from 'vitest';
import { gear, openArena, type Arena } from '../../../testing/arena';
import type { Combatant } from '../combatant';
import { combatantAt } from '../entity';
import { applyDamage, strike, type DealtHit } from './harm';
import { applyShield } from './shields';
import { cleanse } from './status-list';
import { giveStatus } from './statuses';

const dealtHit: DealtHit = {
  damage: { min: 40, max: 40 },
  damageType: 'physical',
  by: 'test',
  familyStat: null,
  criticalChance: -100,
  criticalPercent: 0,
  penetration: 0,
  distanceShare: 1,
  coverShare: 1,
  canDodge: false,
};

function pair(): { readonly arena: Arena; readonly own: Combatant; readonly enemy: Combatant } {
  const arena = openArena();
  const { combatant: own } = arena.join(1, { x: 20, y: 20 });
  return { arena, own, enemy: arena.put('eighth_bruiser', { x: 22, y: 20 }, 3) };
}

function give(
  { arena, own, enemy }: ReturnType<typeof pair>,
  id: string,
  more: { readonly lastsMs?: number; readonly stacks?: number } = {},
): boolean {
  const status = arena.run.zone.state.gameData.statuses.get(id);
  if (status === undefined) throw new Error(`no status ${id}`);
  return giveStatus(arena.run.zone.state, enemy, {
    status,
    lastsMs: more.lastsMs ?? 5000,
    stacks: more.stacks ?? 1,
    source: own,
  });
}

describe('damage to a combatant', () => {
  it.each(['physical', 'thermal', 'shock', 'chemical'] as const)(
    'of type %s is reduced by armour, then by its own resistance',
    (damageType) => {
      const { arena, own, enemy } = pair();
      enemy.stats = { ...enemy.stats, armour: 0, resist: { ...enemy.stats.resist, [damageType]: 50 } };
      expect(strike(arena.run.zone.state, { source: own, target: enemy }, { ...dealtHit, damageType })).toBe(20);
      enemy.stats = { ...enemy.stats, armour: 40 + 10 * own.stats.level };
      expect(strike(arena.run.zone.state, { source: own, target: enemy }, { ...dealtHit, damageType })).toBe(10);
    },
  );

  it('from hacks ignores armour', () => {
    const { arena, own, enemy } = pair();
    enemy.stats = { ...enemy.stats, armour: 900, resist: { ...enemy.stats.resist, cyber: 25 } };
    expect(strike(arena.run.zone.state, { source: own, target: enemy }, { ...dealtHit, damageType: 'cyber' })).toBe(30);
  });

  it('is taken by shields first, the oldest before the newer', () => {
    const { arena, own, enemy } = pair();
    const { state } = arena.run.zone;
    applyShield(state, enemy, { source: enemy, ability: 'brace', points: 30, lastsTicks: 100 });
    applyShield(state, enemy, { source: enemy, ability: 'brace', points: 30, lastsTicks: 100 });
    const before = enemy.health;
    expect(applyDamage(state, enemy, { source: own, amount: 40, how: 'hit', damageType: 'physical', by: 'test' })).toBe(
      0,
    );
    expect(enemy.health).toBe(before);
    expect(enemy.shields.map(({ points }) => points)).toEqual([20]);
    expect(applyDamage(state, enemy, { source: own, amount: 30, how: 'hit', damageType: 'physical', by: 'test' })).toBe(
      10,
    );
    arena.step();
    expect(combatantAt(arena.run.zone.state, enemy.entityIndex)?.shields).toEqual([]);
  });

  it('adds threat to its source, and never applies to a friend', () => {
    const { arena, own, enemy } = pair();
    const friend = arena.join(2, { x: 20, y: 22 }).combatant;
    strike(arena.run.zone.state, { source: own, target: enemy }, dealtHit);
    expect(enemy.threat.get(own.id)).toBeGreaterThan(0);
    expect(strike(arena.run.zone.state, { source: own, target: friend }, dealtHit)).toBe(0);
    expect(friend.health).toBe(friend.stats.max.health);
  });
});

describe('a status effect', () => {
  it('stacks up to its maximum, each stack dealing damage once a second', () => {
    const scene = pair();
    const { arena, enemy } = scene;
    enemy.stats = { ...enemy.stats, resist: { ...enemy.stats.resist, physical: 0 } };
    for (let count = 0; count < 9; count++) give(scene, 'bleeding');
    expect(enemy.statuses[0]?.stacks).toBe(5);
    const before = enemy.health;
    arena.steps(20);
    expect(before - enemy.health).toBeGreaterThanOrEqual(15);
    expect(arena.eventsOf('damage')).toHaveLength(1);
  });

  it('that refreshes starts its time again, and ends when its time is over', () => {
    const scene = pair();
    give(scene, 'marked', { lastsMs: 1000 });
    scene.arena.steps(10);
    give(scene, 'marked', { lastsMs: 1000 });
    scene.arena.steps(15);
    expect(scene.enemy.statuses).toHaveLength(1);
    expect(scene.enemy.stats.bonus.damageTakenPercent).toBe(12);
    scene.arena.steps(6);
    expect(scene.enemy.statuses).toEqual([]);
    expect(scene.enemy.stats.bonus.damageTakenPercent).toBe(0);
    expect(scene.arena.eventsOf('status_end')).toHaveLength(1);
  });

  it('of control lasts half as long the second time, then a quarter, then not at all for a while', () => {
    const scene = pair();
    const { state } = scene.arena.run.zone;
    const lengths: number[] = [];
    for (let count = 0; count < 4; count++) {
      const took = give(scene, 'jolted', { lastsMs: 4000 });
      lengths.push(took ? (scene.enemy.statuses[0]?.endsTick ?? 0) - state.tick : 0);
      scene.arena.steps((lengths[count] ?? 0) + 1);
    }
    expect(lengths).toEqual([80, 40, 20, 0]);
    scene.arena.steps(15 * 20 + 90);
    expect(give(scene, 'jolted', { lastsMs: 4000 })).toBe(true);
    expect((scene.enemy.statuses[0]?.endsTick ?? 0) - state.tick).toBe(80);
  });

  it('of stun stops movement until it ends', () => {
    const scene = pair();
    give(scene, 'jolted', { lastsMs: 500 });
    expect(scene.enemy.stats.speedPerMille).toBe(0);
    scene.arena.steps(11);
    expect(scene.enemy.stats.speedPerMille).toBe(1000);
  });

  it('of fear ends with the first hit', () => {
    const scene = pair();
    give(scene, 'terrified');
    strike(scene.arena.run.zone.state, { source: scene.own, target: scene.enemy }, dealtHit);
    expect(scene.enemy.statuses).toEqual([]);
  });

  it('of fear moves a player away from its source', () => {
    const { arena, own, enemy } = pair();
    const { state } = arena.run.zone;
    const terror = state.gameData.statuses.get('terrified');
    if (terror === undefined) throw new Error('no terror');
    giveStatus(state, own, { status: terror, lastsMs: 1500, stacks: 1, source: enemy });
    arena.steps(20);
    expect(state.x[own.entityIndex]).toBeLessThan(18);
  });

  it('that is harmful can be cleansed, the latest first', () => {
    const scene = pair();
    for (const id of ['bleeding', 'burning', 'jolted']) give(scene, id);
    expect(cleanse(scene.arena.run.zone.state, scene.enemy, { count: 1, only: null })).toBe(1);
    expect(scene.enemy.statuses.map(({ content }) => content.id)).toEqual(['bleeding', 'jolted']);
    expect(cleanse(scene.arena.run.zone.state, scene.enemy, { count: 9, only: null })).toBe(1);
  });

  it('does not apply to untouchable combatants or friends', () => {
    const scene = pair();
    scene.enemy.untouchableUntilTick = scene.arena.run.zone.state.tick + 10;
    expect(give(scene, 'bleeding')).toBe(false);
    const friend = scene.arena.join(2, { x: 20, y: 22 }, gear({})).combatant;
    expect(give({ ...scene, enemy: friend }, 'bleeding')).toBe(false);
  });
});
