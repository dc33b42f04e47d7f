import type { AbilityContent } from '@necp/shared/ability/content';
import type { FirearmContent } from '@necp/shared/inventory/content';
import type { TileSpot } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import { gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import type { Combatant } from '../combatant';
import { combatEventsOf } from '../combat-events';
import { giveStatus } from '../damage/statuses';
import { combatSlice } from '../slice';
import { startAbility } from './casting';

const skilled = (...abilities: string[]) => ({
  level: 10,
  attributes: { body: 8, reflex: 8, tech: 8, intellect: 10, cool: 6 },
  abilities: abilities.map((ability) => ({ ability, rank: 1 })),
  ...gear({ main: worn('pistol_lantern'), bonus: { energyMax: 400, staminaMax: 400, ramMax: 40 } }),
});

function use(
  arena: Arena,
  hand: Hand,
  { ability, at, on }: { readonly ability: string; readonly at?: TileSpot; readonly on?: Combatant },
): void {
  const { state } = arena.run.zone;
  const spot = at ?? {
    x: state.x[on?.entityIndex ?? hand.player.entityIndex] ?? 0,
    y: state.y[on?.entityIndex ?? hand.player.entityIndex] ?? 0,
  };
  arena.step(
    hand.event({
      name: 'ability.use',
      message: { ability, ...spot, ...(on === undefined ? {} : { entityId: on.id }) },
    }),
  );
}

const rejections = (arena: Arena): string[] =>
  arena.outputs.flatMap((output) =>
    output.kind === 'send' && output.name === 'action.rejected' ? [output.message.code] : [],
  );

/** Creates one combatant with an ability, and one enemy four tiles to the east. */
function scene(
  ability: string,
  enemyId = 'eighth_bruiser',
): { readonly arena: Arena; readonly hand: Hand; readonly enemy: Combatant } {
  const arena = openArena();
  const hand = arena.join(1, { x: 20, y: 20 }, skilled(ability));
  return { arena, hand, enemy: arena.put(enemyId, { x: 24, y: 20 }, 5) };
}

/** A firearm whose hits are never critical. */
function evenFirearm(arena: Arena, id: string): FirearmContent {
  const item = arena.run.zone.state.gameData.items.get(id);
  if (item?.kind !== 'firearm') throw new Error(`no firearm ${id}`);
  return { ...item, criticalChance: -100 };
}

describe('an ability that needs a weapon', () => {
  it('is refused with another weapon or bare hands, and works with the right one', () => {
    for (const [main, refusals] of [
      [worn('blade_scalpel'), ['combat.needs_firearm']],
      [null, ['combat.needs_firearm']],
      [worn('shotgun_doorbell'), []],
    ] as const) {
      const arena = openArena();
      const hand = arena.join(1, { x: 20, y: 20 }, { ...skilled('double_tap'), ...gear({ main }) });
      const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 5);
      use(arena, hand, { ability: 'double_tap', on: enemy });
      expect(rejections(arena)).toEqual(refusals);
      expect(enemy.harmBy.size).toBe(refusals.length === 0 ? 1 : 0);
    }
  });

  it('adds as much of a shotgun as of a pistol that does the same damage per second', () => {
    const harmed = (main: string) => {
      const arena = openArena();
      const hand = arena.join(1, { x: 20, y: 20 }, skilled('double_tap'));
      const held = hand.combatant.arms.main;
      if (held === null) throw new Error('no weapon');
      hand.combatant.arms.main = { ...held, item: evenFirearm(arena, main) };
      const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 8);
      use(arena, hand, { ability: 'double_tap', on: enemy });
      return arena.eventsOf('damage')[0]?.amount ?? 0;
    };
    // One pellet of the Landlord does a fifth of what one round of Hush does.
    expect(harmed('shotgun_landlord')).toBeGreaterThan(0.7 * harmed('pistol_hush'));
  });
});

describe('an ability in use', () => {
  it('costs its resource, starts its cooldown, and damages the right targets', () => {
    const { arena, hand, enemy } = scene('double_tap');
    const energy = hand.combatant.energy;
    use(arena, hand, { ability: 'double_tap', on: enemy });
    expect(arena.eventsOf('damage')).toHaveLength(1);
    expect(energy - hand.combatant.energy).toBeGreaterThan(15);
    use(arena, hand, { ability: 'double_tap', on: enemy });
    expect(rejections(arena)).toEqual(['ability.cooling_down']);
    arena.steps(121);
    use(arena, hand, { ability: 'double_tap', on: enemy });
    expect(rejections(arena)).toHaveLength(1);
  });

  it('is refused as cheating when the character never learned it', () => {
    const { arena, hand, enemy } = scene('double_tap');
    use(arena, hand, { ability: 'called_shot', on: enemy });
    expect(arena.outputs).toContainEqual({
      kind: 'rejected',
      rejection: 'cheat',
      what: 'ability.unknown',
      characterId: hand.player.characterId,
    });
    expect(arena.eventsOf('cast')).toEqual([]);
  });

  it('is refused out of range, behind a wall, without the resources, and while silenced', () => {
    const map = drawnMap(
      openGround(60, 60).map((line, y) => (y === 40 ? `${line.slice(0, 10)}${'#'.repeat(20)}${line.slice(30)}` : line)),
    );
    const arena = openArena({ map });
    const hand = arena.join(1, { x: 20, y: 20 }, skilled('double_tap'));
    use(arena, hand, { ability: 'double_tap', on: arena.put('eighth_bruiser', { x: 50, y: 20 }) });
    arena.place(hand.combatant, { x: 20, y: 38 });
    use(arena, hand, { ability: 'double_tap', on: arena.put('eighth_bruiser', { x: 20, y: 43 }) });
    const near = arena.put('eighth_bruiser', { x: 23, y: 36 });
    hand.combatant.energy = 3;
    use(arena, hand, { ability: 'double_tap', on: near });
    hand.combatant.energy = 100;
    const silence = arena.run.zone.state.gameData.statuses.get('locked_out');
    if (silence === undefined) throw new Error('no silence');
    giveStatus(arena.run.zone.state, hand.combatant, { status: silence, lastsMs: 2000, stacks: 1, source: near });
    use(arena, hand, { ability: 'double_tap', on: near });
    expect(rejections(arena)).toEqual([
      'combat.out_of_range',
      'combat.no_line_of_sight',
      'ability.no_energy',
      'ability.silenced',
    ]);
    expect(arena.eventsOf('damage')).toEqual([]);
  });

  it('with a cast time takes effect at its end, and not at all when it is interrupted', () => {
    const first = scene('called_shot');
    use(first.arena, first.hand, { ability: 'called_shot', on: first.enemy });
    first.arena.steps(20);
    expect(first.arena.eventsOf('damage')).toHaveLength(0);
    first.arena.steps(4);
    expect(first.arena.eventsOf('cast_end')).toMatchObject([{ how: 'done' }]);
    expect(first.arena.eventsOf('damage').length + first.arena.eventsOf('status').length).toBeGreaterThan(0);

    const second = scene('called_shot');
    const energy = second.hand.combatant.energy;
    use(second.arena, second.hand, { ability: 'called_shot', on: second.enemy });
    const stun = second.arena.run.zone.state.gameData.statuses.get('jolted');
    if (stun === undefined) throw new Error('no stun');
    giveStatus(second.arena.run.zone.state, second.hand.combatant, {
      status: stun,
      lastsMs: 500,
      stacks: 1,
      source: second.enemy,
    });
    expect(second.hand.combatant.cast).toBeNull();
    const ends = combatEventsOf(second.arena.run.zone.state).map(({ event }) => event);
    expect(ends).toContainEqual(expect.objectContaining({ kind: 'cast_end', how: 'stunned' }));
    second.arena.steps(30);
    expect(second.arena.eventsOf('damage')).toEqual([]);
    expect(second.hand.combatant.energy).toBeGreaterThanOrEqual(energy);
  });

  it('that is channelled takes effect repeatedly until its time is over', () => {
    const { arena, hand, enemy } = scene('lead_curtain');
    use(arena, hand, { ability: 'lead_curtain', at: { x: 30, y: 20 } });
    arena.steps(80);
    const landings = arena.eventsOf('land').length;
    expect(landings).toBeGreaterThanOrEqual(8);
    expect(landings).toBeLessThanOrEqual(10);
    expect(enemy.harmBy.get(hand.combatant.id)).toBeGreaterThan(0);
  });

  it('with an outline on the ground leaves time to step out of it', () => {
    const outcome = (stepsAside: 'stays' | 'steps aside') => {
      const arena = openArena();
      const hand = arena.join(1, { x: 20, y: 20 }, { level: 5 });
      const bruiser = arena.put('eighth_bruiser', { x: 22, y: 20 }, 3);
      const slam = arena.run.zone.state.gameData.abilities.get('bruiser_slam');
      if (slam === undefined) throw new Error('no slam');
      expect(
        startAbility(arena.run.zone.state, bruiser, {
          ability: slam,
          rank: 1,
          x: 20,
          y: 20,
          target: hand.combatant.id,
        }),
      ).toBeNull();
      arena.step();
      const before = hand.combatant.health;
      if (stepsAside === 'steps aside') arena.place(hand.combatant, { x: 10, y: 20 });
      arena.steps(25);
      return { lost: before - hand.combatant.health, outline: slam.telegraphMs };
    };
    expect(outcome('stays').lost).toBeGreaterThan(0);
    expect(outcome('steps aside').lost).toBeLessThanOrEqual(0);
    expect(outcome('stays').outline).toBeGreaterThan(500);
  });
});

/** Creates an ability with a single effect, so that a test can try that effect alone. */
const plainAbility = (more: Partial<AbilityContent> & Pick<AbilityContent, 'effects'>): AbilityContent => ({
  id: 'trial',
  name: { en: 'Trial', ru: 'Проба' },
  blurb: { en: '-', ru: '-' },
  icon: 'x',
  owner: 'bouncer',
  cost: { energy: 0, ram: 0, stamina: 0 },
  castMs: 0,
  channelMs: 0,
  cooldownMs: 0,
  globalCooldownMs: 0,
  target: 'enemy',
  rangeTiles: 12,
  needsSight: true,
  area: { shape: 'single' },
  touches: 'enemies',
  telegraphMs: 0,
  interruptible: true,
  ranks: [],
  ...more,
});

function tryOut(ability: AbilityContent, enemyId = 'eighth_bruiser') {
  const { arena, hand, enemy } = scene('double_tap', enemyId);
  const { state } = arena.run.zone;
  hand.combatant.health = 30;
  const why = startAbility(state, hand.combatant, {
    ability,
    rank: 1,
    x: state.x[enemy.entityIndex] ?? 0,
    y: state.y[enemy.entityIndex] ?? 0,
    target: enemy.id,
  });
  expect(why).toBeNull();
  return { arena, hand, enemy, own: hand.combatant, state };
}

const helping = { target: 'self', touches: 'self', rangeTiles: 0, needsSight: false } as const;
const amount = { min: 20, max: 20, per: {} };

describe('an ability effect', () => {
  it('damages the targets in its area', () =>
    expect(
      tryOut(
        plainAbility({ effects: [{ does: 'damage', amount, damageType: 'shock', penetration: 0, weaponPercent: 0 }] }),
      ).enemy.harmBy.size,
    ).toBe(1));

  it('heals the targets in its area', () =>
    expect(tryOut(plainAbility({ ...helping, effects: [{ does: 'heal', amount }] })).own.health).toBeGreaterThan(45));

  it('puts a shield on a combatant', () =>
    expect(
      tryOut(plainAbility({ ...helping, effects: [{ does: 'shield', amount, lastsMs: 2000 }] })).own.shields,
    ).toHaveLength(1));

  it('puts a status on targets or on the caster', () => {
    const { enemy, own } = tryOut(
      plainAbility({
        effects: [
          { does: 'status', status: 'marked', lastsMs: 2000, stacks: 1, chance: 100, on: 'targets' },
          { does: 'status', status: 'hasted', lastsMs: 2000, stacks: 1, chance: 100, on: 'self' },
        ],
      }),
    );
    expect([enemy, own].map(({ statuses }) => statuses.map(({ content }) => content.id))).toEqual([
      ['marked'],
      ['hasted'],
    ]);
  });

  it('pushes and pulls targets', () => {
    for (const [tiles, isFarther] of [
      [2, true],
      [-2, false],
    ] as const) {
      const { arena, enemy, state } = tryOut(plainAbility({ effects: [{ does: 'push', tiles }] }));
      arena.steps(8);
      expect((state.x[enemy.entityIndex] ?? 0) > 24).toBe(isFarther);
    }
  });

  it('dashes as far as the ability allows', () => {
    const { arena, own, state } = tryOut(
      plainAbility({
        target: 'direction',
        area: { shape: 'line', lengthTiles: 6, widthTiles: 1 },
        effects: [{ does: 'dash', tiles: 6 }],
      }),
    );
    arena.steps(12);
    expect(state.x[own.entityIndex]).toBeCloseTo(26, 0);
  });

  it('adds threat to its caster', () => {
    const { enemy, own } = tryOut(plainAbility({ effects: [{ does: 'threat', points: 400 }] }));
    expect(enemy.threat.get(own.id)).toBe(400);
  });

  it('reveals a hidden target', () => {
    const { enemy, state } = tryOut(plainAbility({ effects: [{ does: 'reveal', lastsMs: 5000 }] }));
    expect(enemy.revealedUntilTick).toBe(state.tick + 100);
  });

  it('cleanses, restores and reloads', () => {
    const { own } = tryOut(
      plainAbility({
        ...helping,
        effects: [{ does: 'cleanse', count: 1 }, { does: 'restore', pool: 'energy', amount: 500 }, { does: 'reload' }],
      }),
    );
    expect(own.energy).toBe(own.stats.max.energy);
    expect(own.arms.main?.rounds).toBe(12);
  });

  it('makes an enemy machine fight for the caster for a while', () => {
    const { arena, enemy, own } = tryOut(
      plainAbility({ target: 'machine', touches: 'machines', effects: [{ does: 'turn_machine', lastsMs: 1000 }] }),
      'convoy_drone',
    );
    expect(enemy).toMatchObject({ side: 'players', owner: own.id });
    arena.steps(21);
    expect(enemy).toMatchObject({ side: 'enemies', owner: 0 });
  });

  it('requests machines and helpers from the AI system', () => {
    const { state } = tryOut(
      plainAbility({
        target: 'point',
        effects: [
          { does: 'deploy', what: 'turret', health: 70, lastsMs: 20_000, ability: 'turret_rivet', everyMs: 700 },
          { does: 'summon', enemy: 'eighth_lookout', count: 2 },
        ],
      }),
    );
    expect(combatSlice(state).spawnCalls).toMatchObject([
      { kind: 'deploy', what: 'turret', ability: 'turret_rivet', lastsTicks: 400, everyTicks: 14 },
      { kind: 'summon', enemy: 'eighth_lookout', count: 2 },
    ]);
  });
});

describe('areas of effect', () => {
  it.each([
    [{ shape: 'circle', radiusTiles: 3 } as const, 'point' as const, { x: 26, y: 20 }],
    [{ shape: 'cone', lengthTiles: 8, angleDegrees: 60 } as const, 'direction' as const, { x: 26, y: 20 }],
    [{ shape: 'line', lengthTiles: 8, widthTiles: 1.5 } as const, 'direction' as const, { x: 26, y: 20 }],
  ])('of shape %j reach the fighters inside and no others', (area, target, at) => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, skilled());
    const inside = arena.put('eighth_bruiser', { x: 25, y: 20.3 });
    const outside = [
      { x: 25, y: 26 },
      { x: 15, y: 20 },
      { x: 31, y: 20 },
    ].map((spot) => arena.put('eighth_bruiser', spot));
    const ability = plainAbility({ target, area, effects: [{ does: 'threat', points: 5 }] });
    expect(startAbility(arena.run.zone.state, hand.combatant, { ability, rank: 1, ...at, target: 0 })).toBeNull();
    expect(inside.threat.size).toBe(1);
    expect(outside.map(({ threat }) => threat.size)).toEqual([0, 0, 0]);
  });
});
