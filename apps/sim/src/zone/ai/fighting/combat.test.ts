import { entityFlags } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { scene, east, west, tough } from '../../../testing/ai-scene';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import { applyDamage } from '../../combat/damage/harm';
import { combatSlice } from '../../combat/slice';
import { placeEntity } from '../../core/entities';
import { distanceBetween, spotOf } from '../movement/walking';
import { hearSounds } from '../senses/hearing';
import { spawnFor } from '../spawning/spawning';

describe('an enemy in combat', () => {
  it('sees players in front of it and not behind it', () => {
    const front = scene({ x: 30, y: 20 });
    const seer = front.add('eighth_gunner', { x: 22, y: 20, facing: east });
    expect(front.until(() => seer.mode !== 'idle' && seer.target !== null, 60)).toBeGreaterThan(0);
    const behind = scene({ x: 30, y: 20 });
    const blind = behind.add('tide_eel', { x: 36, y: 20, facing: east });
    behind.run.steps(60);
    expect(blind.target).toBeNull();
  });

  it('hears a shot behind its back and goes to look', () => {
    const { run, player, add, until } = scene({ x: 20, y: 20 });
    const guard = add('convoy_guard', { x: 30, y: 20, facing: east });
    run.steps(20);
    expect(guard.mode).toBe('idle');
    combatSlice(run.zone.state).soundStimuli.push({
      tick: run.zone.state.tick,
      entityIndex: player.entityIndex,
      ...spotOf(run.zone.state, player.entityIndex),
      tiles: 30,
    });
    hearSounds(run.zone.state);
    expect(until(() => guard.mode === 'suspicious', 40)).toBeGreaterThanOrEqual(0);
    expect(guard.lastSeen.x).toBeCloseTo(20, 0);
  });

  it('fights a player it has seen until one of the two is down', () => {
    const { player, add, until } = scene({ x: 30, y: 20 });
    add('eighth_gunner', { x: 22, y: 20 });
    expect(until(() => player.life !== 'up', 2_000)).toBeGreaterThan(40);
  });

  it('approaches its target with a blade and keeps its distance with a rifle', () => {
    const blade = scene({ x: 40, y: 20 }, { sheet: tough });
    const bruiser = blade.add('eighth_bruiser', { x: 31, y: 20 });
    expect(
      blade.until(
        () => distanceBetween(spotOf(blade.run.zone.state, bruiser.entityIndex), { x: 40, y: 20 }) < 2.6,
        300,
      ),
    ).toBeGreaterThan(0);
    const rifle = scene({ x: 24, y: 20 }, { sheet: tough });
    const gunner = rifle.add('eighth_gunner', { x: 20, y: 20 });
    expect(
      rifle.until(() => distanceBetween(spotOf(rifle.run.zone.state, gunner.entityIndex), { x: 24, y: 20 }) > 6, 400),
    ).toBeGreaterThan(0);
  });

  it('takes cover when it is hurt, and leaves it again to shoot', () => {
    const entityIndices = openGround(60, 40).map((entityIndex, y) =>
      y >= 18 && y <= 22 ? `${entityIndex.slice(0, 17)}o${entityIndex.slice(18)}` : entityIndex,
    );
    const { run, player, add, combatant, until } = scene(
      { x: 28, y: 20 },
      { map: drawnMap(entityIndices), sheet: tough },
    );
    const guard = add('convoy_guard', { x: 18.5, y: 20, facing: east });
    expect(until(() => guard.target !== null, 100)).toBeGreaterThanOrEqual(0);
    applyDamage(run.zone.state, combatant(guard), {
      source: player,
      amount: 5,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    expect(until(() => guard.mode === 'inCover' && guard.isDucking, 100)).toBeGreaterThanOrEqual(0);
    expect(
      until(() => distanceBetween(spotOf(run.zone.state, guard.entityIndex), guard.cover ?? { x: 0, y: 0 }) < 0.6, 200),
    ).toBeGreaterThanOrEqual(0);
    expect(run.zone.state.x[guard.entityIndex]).toBeLessThan(17);
    expect(until(() => !guard.isDucking, 100)).toBeGreaterThanOrEqual(0);
  });

  it('flanks while another enemy keeps the player busy', () => {
    const { run, add, until } = scene({ x: 30, y: 20 }, { sheet: tough });
    const pair = [add('eighth_gunner', { x: 22, y: 19 }), add('eighth_gunner', { x: 22, y: 21 })];
    expect(until(() => pair.some(({ mode }) => mode === 'flanking'), 600)).toBeGreaterThanOrEqual(0);
    const flanker = pair.find(({ mode }) => mode === 'flanking')!;
    expect(until(() => Math.abs(run.zone.state.y[flanker.entityIndex]! - 20) > 4, 200)).toBeGreaterThanOrEqual(0);
  });

  it('does not wait in front of the cover of its target', () => {
    const entityIndices = openGround(60, 40).map((entityIndex, y) =>
      y >= 18 && y <= 22 ? `${entityIndex.slice(0, 28)}o${entityIndex.slice(29)}` : entityIndex,
    );
    const { run, add, until } = scene({ x: 29.6, y: 20.5 }, { map: drawnMap(entityIndices), sheet: tough });
    const guard = add('eighth_lookout', { x: 20, y: 20.5, facing: east });
    const hasShot = () =>
      combatSlice(run.zone.state).combatEvents.some(
        ({ event }) => event.kind === 'shot' && event.source === guard.entityId,
      );
    expect(until(hasShot, 500)).toBeGreaterThan(0);
    expect(Math.abs(run.zone.state.y[guard.entityIndex]! - 20.5)).toBeGreaterThan(2);
  });

  it('ignores targets it cannot reach', () => {
    const entityIndices = openGround(60, 40).map((entityIndex, y) => {
      if (y === 16 || y === 24) return `${entityIndex.slice(0, 26)}~~~~~~~~~${entityIndex.slice(35)}`;
      return y > 16 && y < 24
        ? `${entityIndex.slice(0, 26)}~${entityIndex.slice(27, 34)}~${entityIndex.slice(35)}`
        : entityIndex;
    });
    const { run, player, add, combatant, until } = scene(
      { x: 30.5, y: 20.5 },
      { map: drawnMap(entityIndices), sheet: tough },
    );
    const bruiser = add('eighth_bruiser', { x: 20, y: 20.5, facing: east });
    until(() => bruiser.target !== null, 100);
    applyDamage(run.zone.state, combatant(bruiser), {
      source: player,
      amount: 30,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    expect(until(() => bruiser.mode === 'returning', 500)).toBeGreaterThan(100);
  });

  it('calls the enemies that stand near it', () => {
    const { add, until } = scene({ x: 30, y: 20 }, { sheet: tough });
    const caller = add('eighth_lookout', { x: 22, y: 20, facing: east });
    const friend = add('eighth_bruiser', { x: 14, y: 20, facing: west });
    const stranger = add('convoy_guard', { x: 14, y: 26, facing: west });
    expect(until(() => caller.target !== null, 100)).toBeGreaterThanOrEqual(0);
    expect(friend.target).toBe(caller.target);
    expect(stranger.target).toBeNull();
  });

  it('flees once when its health is low', () => {
    const { run, player, add, combatant, until } = scene({ x: 30, y: 20 }, { sheet: tough });
    const lookout = add('eighth_lookout', { x: 24, y: 20, facing: east });
    until(() => lookout.target !== null, 100);
    const before = distanceBetween(spotOf(run.zone.state, lookout.entityIndex), { x: 30, y: 20 });
    applyDamage(run.zone.state, combatant(lookout), {
      source: player,
      amount: Math.round(combatant(lookout).health * 0.8),
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    expect(until(() => lookout.mode === 'fleeing', 40)).toBeGreaterThanOrEqual(0);
    expect(
      until(() => distanceBetween(spotOf(run.zone.state, lookout.entityIndex), { x: 30, y: 20 }) > before + 4, 200),
    ).toBeGreaterThanOrEqual(0);
    expect(until(() => lookout.mode !== 'fleeing', 300)).toBeGreaterThanOrEqual(0);
    run.steps(60);
    expect(lookout.mode).not.toBe('fleeing');
  });

  it('gives up at the end of its leash, returns home invulnerable, and has full health again there', () => {
    const { run, player, add, combatant, until } = scene({ x: 30, y: 20 }, { sheet: tough });
    const eel = add('tide_eel', { x: 27, y: 20, facing: east });
    until(() => eel.target !== null, 100);
    applyDamage(run.zone.state, combatant(eel), {
      source: player,
      amount: 20,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    const { state } = run.zone;
    const lure = () => {
      const at = spotOf(state, eel.entityIndex);
      placeEntity(state, player.entityIndex, { x: Math.min(57, at.x + 5), y: 20 });
    };
    for (let count = 0; count < 600 && eel.mode !== 'returning'; count++) {
      lure();
      run.step();
    }
    expect(eel.mode).toBe('returning');
    expect(state.flags[eel.entityIndex]! & entityFlags.untouchable).not.toBe(0);
    expect(combatant(eel).untouchableUntilTick).toBeGreaterThanOrEqual(state.tick);
    placeEntity(state, player.entityIndex, { x: 56, y: 36 });
    expect(until(() => eel.mode === 'idle', 600)).toBeGreaterThanOrEqual(0);
    expect(distanceBetween(spotOf(state, eel.entityIndex), eel.home)).toBeLessThan(1.5);
    expect(combatant(eel).health).toBe(combatant(eel).stats.max.health);
    expect(combatant(eel).threat.size).toBe(0);
    expect(state.flags[eel.entityIndex]! & entityFlags.untouchable).toBe(0);
  });

  it('ignores players with safe passage until they attack it', () => {
    const { run, player, add, combatant, until } = scene(
      { x: 30, y: 20 },
      { sheet: { ...tough, reputation: { eighths: 2500 } } },
    );
    const lookout = add('eighth_lookout', { x: 24, y: 20, facing: east });
    run.steps(100);
    expect(lookout.target).toBeNull();
    expect(combatant(lookout).calmTo.has(player.id)).toBe(true);
    applyDamage(run.zone.state, combatant(lookout), {
      source: player,
      amount: 3,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    expect(until(() => lookout.target === player.entityIndex, 40)).toBeGreaterThanOrEqual(0);
    expect(combatant(lookout).calmTo.has(player.id)).toBe(false);
  });

  it('sees no player through a wall and finds a path round it to a player it knows', () => {
    const entityIndices = openGround(40, 30).map((entityIndex, y) =>
      y < 22 ? `${entityIndex.slice(0, 20)}#${entityIndex.slice(21)}` : entityIndex,
    );
    const { run, player, add, until } = scene({ x: 26, y: 10 }, { map: drawnMap(entityIndices), sheet: tough });
    const gunner = add('eighth_gunner', { x: 14, y: 10, facing: east });
    run.steps(100);
    expect(gunner.target).toBeNull();
    const [hunter] = spawnFor(run.zone.state, {
      enemy: 'scrap_hound',
      count: 1,
      place: null,
      near: player.entityIndex,
    });
    placeEntity(run.zone.state, hunter!, { x: 16, y: 8 });
    expect(until(() => distanceBetween(spotOf(run.zone.state, hunter!), { x: 26, y: 10 }) < 3, 600)).toBeGreaterThan(
      20,
    );
  });

  it('fights its own kind while a hacker controls it, and stops afterwards', () => {
    const { run, player, add, combatant, until } = scene({ x: 30, y: 34 }, { sheet: tough });
    const { state } = run.zone;
    const drone = add('convoy_drone', { x: 22, y: 12, facing: east });
    const guard = add('convoy_guard', { x: 27, y: 12, facing: west });
    const own = combatant(drone);
    own.turned = { side: own.side, owner: 0, untilTick: state.tick + 200 };
    own.side = 'players';
    own.owner = player.id;
    const before = combatant(guard).health;
    expect(
      until(() => drone.target === guard.entityIndex && guard.target === drone.entityIndex, 100),
    ).toBeGreaterThanOrEqual(0);
    const regenerate = () => {
      own.health = own.stats.max.health;
      return false;
    };
    expect(until(() => regenerate() || combatant(guard).health < before, 180)).toBeGreaterThanOrEqual(0);
    until(regenerate, 200);
    expect(own.side).toBe('enemies');
    until(regenerate, 200);
    expect(
      [drone.target, guard.target].some(
        (entityIndex) => entityIndex === guard.entityIndex || entityIndex === drone.entityIndex,
      ),
    ).toBe(false);
  });

  it('attacks a barricade that blocks its path, and uses a blade for it', () => {
    const { run, player, add } = scene({ x: 30, y: 20 }, { sheet: tough });
    const { state } = run.zone;
    combatSlice(state).spawnCalls.push({
      kind: 'deploy',
      by: player.id,
      what: 'cover',
      health: 160,
      lastsTicks: 2_000,
      ability: null,
      everyTicks: 0,
      rank: 1,
      x: 26,
      y: 20,
      radians: 0,
    });
    const hound = add('scrap_hound', { x: 22, y: 20, facing: east });
    const targets = new Set<number | null>();
    for (let count = 0; count < 200; count++) {
      run.step();
      targets.add(hound.target);
    }
    expect([...targets].filter((entityIndex) => entityIndex !== null)).toEqual([player.entityIndex]);
  });

  it('sleeps while no player is near', () => {
    const far = drawnMap(openGround(200, 40));
    const { run, add } = scene({ x: 10, y: 20 }, { map: far });
    const brains = [add('eighth_gunner', { x: 150, y: 20 }), add('scrap_hound', { x: 160, y: 20 })];
    run.steps(120);
    const spots = brains.map(({ entityIndex }) => spotOf(run.zone.state, entityIndex));
    run.steps(200);
    expect(brains.every(({ isNapping }) => isNapping)).toBe(true);
    expect(brains.map(({ entityIndex }) => spotOf(run.zone.state, entityIndex))).toEqual(spots);
  });
});

describe('a gang that notices a player', () => {
  it('plays each kind of voice line once, not from every member', () => {
    const { run, add } = scene({ x: 30, y: 20 }, { sheet: tough });
    for (const y of [18, 19, 20, 21, 22]) add('eighth_gunner', { x: 24, y, facing: east });
    const lines: string[] = [];
    for (let step = 0; step < 40; step++) {
      run.step();
      for (const { event } of combatSlice(run.zone.state).combatEvents)
        if (event.kind === 'bark') lines.push(event.line);
    }
    expect(lines).toEqual(['sees']);
  });
});
