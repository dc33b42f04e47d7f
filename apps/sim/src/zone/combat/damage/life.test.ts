import { dodgeRoll, downed } from '@necp/shared/combat/formulas';
import type { ZoneId } from '@necp/shared/kernel';
import { entityFlags, intentButtons, tickMs } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { fireButton, gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import { duelSlice } from '../../duel/slice';
import type { Combatant } from '../combatant';
import { combatantAt } from '../entity';
import { leaveCombat } from './encounters';
import { applyDamage } from './harm';

const ticks = (ms: number) => Math.ceil(ms / tickMs);

function fell(arena: Arena, target: Combatant, source: Combatant | null = null): void {
  applyDamage(arena.run.zone.state, target, {
    source,
    amount: 100_000,
    how: 'hit',
    damageType: 'physical',
    by: 'test',
  });
  arena.step();
}

const outputsOf = (arena: Arena, kind: string) => arena.outputs.filter((output) => output.kind === kind);
const rejections = (arena: Arena): string[] =>
  arena.outputs.flatMap((output) =>
    output.kind === 'send' && output.name === 'action.rejected' ? [output.message.code] : [],
  );

describe('an enemy that dies', () => {
  it('gives its share to each player who took part, once', () => {
    const arena = openArena();
    const one = arena.join(1, { x: 20, y: 20 });
    const other = arena.join(2, { x: 20, y: 22 });
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
    const { state } = arena.run.zone;
    applyDamage(state, enemy, {
      source: one.combatant,
      amount: Math.floor(enemy.health / 4),
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    fell(arena, enemy, other.combatant);
    arena.steps(5);
    const defeats = outputsOf(arena, 'defeat');
    expect(defeats).toHaveLength(1);
    expect(defeats[0]).toMatchObject({
      defeat: {
        enemyId: 'eighth_bruiser',
        level: enemy.stats.level,
        participants: [{ characterId: other.player.characterId }, { characterId: one.player.characterId }],
      },
    });
    const shares = defeats[0]?.kind === 'defeat' ? defeats[0].defeat.participants.map(({ share }) => share) : [];
    expect(shares[0]).toBeGreaterThan(shares[1] ?? 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
    expect(enemy.life).toBe('dead');
    expect((state.flags[enemy.entityIndex] ?? 0) & entityFlags.dead).not.toBe(0);
  });
});

describe('an enemy that many players killed', () => {
  it('rewards the ten players who did most of the damage, and not those who did almost none', () => {
    const arena = openArena();
    const { state } = arena.run.zone;
    const hands = Array.from({ length: 14 }, (_, index) => arena.join(index + 1, { x: 20 + index, y: 20 }));
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 24 }, 6);
    for (const [index, { combatant }] of hands.entries()) enemy.harmBy.set(combatant.id, index === 0 ? 1 : 50 + index);
    fell(arena, enemy);
    const [defeat] = arena.outputs.flatMap((output) => (output.kind === 'defeat' ? [output.defeat] : []));
    expect(defeat?.participants.map(({ characterId }) => characterId)).toEqual(
      hands
        .slice(4)
        .reverse()
        .map(({ player }) => player.characterId),
    );
    expect(combatantAt(state, enemy.entityIndex)?.life).toBe('dead');
  });
});

describe('hits on a player', () => {
  it('wear down the equipped armour, in whole points', () => {
    const arena = openArena();
    const armourItemIds = [worn('torso').itemId, worn('head_cap').itemId];
    const hand = arena.join(1, { x: 20, y: 20 }, { level: 30, ...gear({ armourItemIds }) });
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
    for (let count = 0; count < 30; count++) {
      hand.combatant.health = hand.combatant.stats.max.health;
      applyDamage(arena.run.zone.state, hand.combatant, {
        source: enemy,
        amount: 5,
        how: 'hit',
        damageType: 'physical',
        by: 'test',
      });
    }
    arena.steps(210);
    const uses = arena.outputs.flatMap((output) => (output.kind === 'used' ? [output.use] : []));
    expect(uses).toHaveLength(1);
    expect(uses[0]?.wear).toEqual(Object.fromEntries(armourItemIds.map((id) => [id, 2])));
  });
});

describe('a player whose health reaches zero', () => {
  it('is downed, receives the downed state, and can neither act nor walk', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, gear({ main: worn('pistol_tideline') }));
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
    fell(arena, hand.combatant, enemy);
    expect(hand.combatant.life).toBe('downed');
    expect(outputsOf(arena, 'downed')).toMatchObject([{ isDeath: false, by: 'eighth_bruiser' }]);
    arena.steps(5);
    expect(arena.outputs).toContainEqual(
      expect.objectContaining({
        name: 'combat.down',
        message: expect.objectContaining({
          byContent: 'eighth_bruiser',
          byMeans: 'test',
          byLevel: 3,
          isDead: false,
          costChits: '0',
        }),
      }),
    );
    for (let tick = 0; tick < 10; tick++) arena.step(hand.input({ moveX: 127, buttons: fireButton }));
    expect(arena.run.zone.state.x[hand.player.entityIndex]).toBe(20);
    expect(arena.eventsOf('shot')).toEqual([]);
  });

  it.each([
    { points: 0, costChits: '60' },
    { points: 3_000, costChits: '0' },
  ])('sees a respawn fee of $costChits with $points reputation at the clinic', ({ points, costChits }) => {
    const arena = openArena();
    const sheet = { level: 10, chits: '5000', reputation: { night_shift: points } };
    const hand = arena.join(1, { x: 20, y: 20 }, sheet);
    fell(arena, hand.combatant, arena.put('eighth_bruiser', { x: 24, y: 20 }, 3));
    arena.steps(5);
    expect(arena.outputs).toContainEqual(
      expect.objectContaining({ name: 'combat.down', message: expect.objectContaining({ costChits }) }),
    );
  });

  const downStates = (arena: ReturnType<typeof openArena>) =>
    arena.outputs.flatMap((output) =>
      output.kind === 'send' && output.name === 'combat.down' && output.message ? [output.message] : [],
    );

  it('sees that help may come only while a player who can give it is near, and where the respawn is', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    fell(arena, hand.combatant);
    arena.steps(30);
    expect(downStates(arena).at(-1)).toMatchObject({ rescue: 'none' });
    const friend = arena.join(2, { x: 24, y: 20 });
    arena.steps(30);
    expect(downStates(arena).at(-1)).toMatchObject({ rescue: 'players' });
    fell(arena, friend.combatant);
    arena.steps(30);
    expect(downStates(arena).at(-1)).toMatchObject({ rescue: 'none', wakesAt: null });
  });

  it('is revived by a player who stays beside them', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    const friend = arena.join(2, { x: 21, y: 20 });
    fell(arena, hand.combatant);
    arena.step(friend.event({ name: 'combat.revive', message: { entityId: hand.combatant.id } }));
    arena.steps(ticks(downed.reviveMs) + 1);
    expect(hand.combatant.life).toBe('up');
    expect(hand.combatant.health).toBeCloseTo(hand.combatant.stats.max.health * 0.35, -1);
    expect(arena.eventsOf('revived')).toMatchObject([{ target: hand.combatant.id, source: friend.combatant.id }]);
  });

  it('is not revived by a player who walks away', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    const friend = arena.join(2, { x: 21, y: 20 });
    fell(arena, hand.combatant);
    arena.step(friend.event({ name: 'combat.revive', message: { entityId: hand.combatant.id } }));
    for (let tick = 0; tick < 20; tick++) arena.step(friend.input({ moveX: 127 }));
    arena.steps(ticks(downed.reviveMs));
    expect(hand.combatant.life).toBe('downed');
    arena.step(friend.event({ name: 'combat.revive', message: { entityId: hand.combatant.id } }));
    expect(rejections(arena)).toEqual(['combat.out_of_range']);
  });

  it('dies without help, and wakes up at the clinic on request', () => {
    const arena = openArena({
      map: {
        ...drawnMap(openGround(60, 60)),
        places: [{ id: 'vera_clinic', name: { en: 'c', ru: 'к' }, x: 48, y: 48, width: 4, height: 4 }],
      },
    });
    const hand = arena.join(1, { x: 20, y: 20 });
    fell(arena, hand.combatant);
    arena.step(hand.event({ name: 'combat.respawn', message: {} }));
    expect(rejections(arena)).toEqual(['combat.too_early']);
    arena.steps(ticks(downed.lastsMs) + 1);
    expect(hand.combatant.life).toBe('dead');
    expect(outputsOf(arena, 'downed')).toMatchObject([{ isDeath: false }, { isDeath: true }]);
    arena.step(hand.event({ name: 'combat.respawn', message: {} }));
    const { state } = arena.run.zone;
    expect(hand.combatant.life).toBe('up');
    expect(
      Math.hypot((state.x[hand.player.entityIndex] ?? 0) - 50, (state.y[hand.player.entityIndex] ?? 0) - 50),
    ).toBeLessThan(4);
    expect(outputsOf(arena, 'downed')).toHaveLength(2);
  });

  it('recovers alone in the tutorial', () => {
    const arena = openArena({ map: drawnMap(openGround(60, 60), { id: 'night_clinic' as ZoneId }) });
    const hand = arena.join(1, { x: 20, y: 20 });
    fell(arena, hand.combatant);
    expect(hand.combatant.life).toBe('downed');
    arena.steps(100);
    expect(hand.combatant.life).toBe('up');
    expect(outputsOf(arena, 'downed').some((output) => output.kind === 'downed' && output.isDeath)).toBe(false);
  });
});

describe('a dodge roll', () => {
  it('covers its distance, costs stamina, and makes the player invulnerable for a moment', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
    const { state } = arena.run.zone;
    const stamina = hand.combatant.stamina;
    arena.step(hand.input({ moveX: 127, buttons: intentButtons.dodge }));
    expect(stamina - hand.combatant.stamina).toBeGreaterThan(dodgeRoll.staminaCost - 2);
    expect(hand.combatant.untouchableUntilTick).toBeGreaterThan(state.tick);
    const before = hand.combatant.health;
    expect(before).toBe(hand.combatant.stats.max.health);
    for (let tick = 0; tick < 6; tick++) arena.step(hand.input({}));
    expect((state.x[hand.player.entityIndex] ?? 0) - 20).toBeCloseTo(dodgeRoll.tiles, 1);
    expect(hand.combatant.untouchableUntilTick).toBeLessThanOrEqual(state.tick);
    expect(enemy.life).toBe('up');
    expect(outputsOf(arena, 'objective_event')).toBeDefined();
  });

  it('is refused without stamina and during another roll', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    hand.combatant.stamina = 5;
    arena.step(hand.input({ moveX: 127, buttons: intentButtons.dodge }));
    expect(arena.eventsOf('dodge')).toEqual([]);
    hand.combatant.stamina = 90;
    for (let tick = 0; tick < 10; tick++) arena.step(hand.input({ moveX: 127, buttons: intentButtons.dodge }));
    expect(arena.eventsOf('dodge')).toHaveLength(1);
  });
});

describe('a duel of two players', () => {
  function duellists() {
    const arena = openArena();
    const one = arena.join(1, { x: 20, y: 20 }, gear({ main: worn('pistol_lantern'), bonus: { spreadPercent: -90 } }));
    const other = arena.join(2, { x: 24, y: 20 }, gear({ main: worn('pistol_lantern') }));
    arena.step(one.event({ name: 'duel.challenge', message: { entityId: other.combatant.id } }));
    return { arena, one, other };
  }
  const states = (arena: Arena) =>
    arena.outputs.flatMap((output) => (output.kind === 'send' && output.name === 'duel.state' ? [output.message] : []));

  it('is offered, accepted and counted down before any damage is possible', () => {
    const { arena, one, other } = duellists();
    arena.step(other.event({ name: 'duel.answer', message: { entityId: one.combatant.id, accept: true } }));
    arena.step(one.input({ buttons: fireButton, at: { x: 24, y: 20 } }));
    arena.steps(10);
    expect(other.combatant.health).toBe(other.combatant.stats.max.health);
    arena.steps(55);
    for (let shot = 0; shot < 60; shot++) {
      arena.step(one.input({ buttons: shot % 2 === 0 ? fireButton : 0, at: { x: 24, y: 20 } }));
      if (shot % 8 === 7) arena.steps(4);
    }
    expect(other.combatant.health).toBeLessThan(other.combatant.stats.max.health);
  });

  it('has a winner at one point of health, and no player dies of it', () => {
    const { arena, one, other } = duellists();
    arena.step(other.event({ name: 'duel.answer', message: { entityId: one.combatant.id, accept: true } }));
    arena.steps(62);
    applyDamage(arena.run.zone.state, other.combatant, {
      source: one.combatant,
      amount: 10_000,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    expect(other.combatant.health).toBe(1);
    arena.step();
    expect(states(arena).at(-1)).toMatchObject({ phase: 'over', winner: one.combatant.id, how: 'beaten' });
    const [ofOne, ofOther] = states(arena).slice(-2);
    expect(ofOne?.sums?.own.dealt).toBeGreaterThan(0);
    expect(ofOne?.sums?.other.dealt).toBe(0);
    expect(ofOther?.sums).toMatchObject({ own: ofOne?.sums?.other, other: ofOne?.sums?.own });
    expect(other.combatant).toMatchObject({ life: 'up' });
    expect(duelSlice(arena.run.zone.state).duels).toEqual([]);
  });

  it('goes on when a machine of one of them is shot to pieces', () => {
    const { arena, one, other } = duellists();
    arena.step(other.event({ name: 'duel.answer', message: { entityId: one.combatant.id, accept: true } }));
    arena.steps(62);
    const machine = arena.put('convoy_drone', { x: 22, y: 21 });
    machine.side = 'players';
    machine.owner = other.combatant.id;
    applyDamage(arena.run.zone.state, machine, {
      source: one.combatant,
      amount: 10_000,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    arena.step();
    expect(machine.life).not.toBe('up');
    expect(states(arena).at(-1)).toMatchObject({ phase: 'active' });
    expect(duelSlice(arena.run.zone.state).duels).toHaveLength(1);
  });

  it('is lost by yielding, by leaving the ring, and by leaving the zone', () => {
    for (const how of ['yielded', 'left_ring', 'gone'] as const) {
      const { arena, one, other } = duellists();
      arena.step(other.event({ name: 'duel.answer', message: { entityId: one.combatant.id, accept: true } }));
      arena.steps(62);
      if (how === 'yielded') arena.step(other.event({ name: 'duel.yield', message: {} }));
      if (how === 'left_ring') arena.place(other.combatant, { x: 50, y: 50 });
      if (how === 'gone') fell(arena, other.combatant);
      arena.steps(70);
      expect(states(arena).at(-1), how).toMatchObject({ phase: 'over', winner: one.combatant.id, how });
    }
  });

  it('can be declined, and players cannot harm one another without one', () => {
    const { arena, one, other } = duellists();
    arena.step(other.event({ name: 'duel.answer', message: { entityId: one.combatant.id, accept: false } }));
    expect(states(arena).at(-1)).toMatchObject({ phase: 'declined' });
    arena.step(one.input({ buttons: fireButton, at: { x: 24, y: 20 } }));
    arena.steps(10);
    expect(other.combatant.health).toBe(other.combatant.stats.max.health);
  });
});

describe('an encounter in combat', () => {
  it('begins with a hit, ends six seconds after the last one, and is recorded', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 });
    const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
    applyDamage(arena.run.zone.state, enemy, {
      source: hand.combatant,
      amount: 12,
      how: 'critical',
      damageType: 'physical',
      by: 'pistol_lantern',
    });
    expect(hand.combatant.inCombat).toBe(true);
    fell(arena, enemy, hand.combatant);
    arena.steps(140);
    expect(hand.combatant.inCombat).toBe(false);
    const encounters = arena.outputs.flatMap((output) => (output.kind === 'encounter' ? [output.encounter] : []));
    const last = encounters.at(-1);
    expect(last?.endedAtMs).not.toBeNull();
    expect(last?.participants).toMatchObject([
      { characterId: hand.player.characterId, kills: 1, outcome: 'won' },
      { characterId: null, name: 'eighth_bruiser', downs: 1, outcome: 'lost' },
    ]);
    const entries = encounters.flatMap((encounter) => encounter.entries);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    expect(entries.map(({ kind }) => kind)).toEqual(['critical', 'hit', 'died']);
    expect(arena.outputs).toContainEqual(
      expect.objectContaining({ name: 'combat.summary', message: expect.objectContaining({ kills: 1, criticals: 1 }) }),
    );
  });

  it('is fled by players who leave enemies standing, and died in by those who do not get up', () => {
    const outcomes = (end: (arena: Arena, hand: Hand, enemy: Combatant) => void) => {
      const arena = openArena();
      const hand = arena.join(1, { x: 20, y: 20 });
      const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
      applyDamage(arena.run.zone.state, enemy, {
        source: hand.combatant,
        amount: 5,
        how: 'hit',
        damageType: 'physical',
        by: 'test',
      });
      end(arena, hand, enemy);
      for (const combatant of [hand.combatant, enemy]) leaveCombat(arena.run.zone.state, combatant);
      arena.steps(10);
      const encounters = arena.outputs.flatMap((output) => (output.kind === 'encounter' ? [output.encounter] : []));
      return encounters.at(-1)?.participants.map(({ outcome }) => outcome);
    };
    expect(outcomes(() => undefined)).toEqual(['fled', 'ended']);
    expect(outcomes((arena, hand, enemy) => fell(arena, hand.combatant, enemy))).toEqual(['died', 'won']);
  });
});
