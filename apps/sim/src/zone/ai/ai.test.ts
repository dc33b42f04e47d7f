import { tickHz } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { authoredGameData } from '../../authored';
import {
  map,
  place,
  places,
  gameData,
  enter,
  strikeDown,
  shootAt,
  entitiesOf,
  spotIn,
} from '../../testing/populated-zone';
import { runZone } from '../../testing/run-zone';
import { combatantAt } from '../combat/entity';
import { combatSlice } from '../combat/slice';
import { byId } from '../game-data';
import { npcSlice } from '../npc/slice';
import { spawnVehicle, vehicleOf, wayBehind } from './actors/vehicles';
import { distanceBetween } from './movement/walking';
import { spawnEnemy } from './spawning/spawning';

describe('machines of players', () => {
  it('shoot at enemies, explode next to them, and disappear after their time', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const player = combatantAt(state, enter(run, 1, { spot: { x: 40, y: 20 } }))!;
    const hound = spawnEnemy(state, {
      enemy: { ...state.gameData.enemies.get('scrap_hound')!, runTilesPerS: 0.01, walkTilesPerS: 0.01 },
      level: 2,
      at: { x: 46, y: 20 },
    });
    const full = combatantAt(state, hound.entityIndex)!.health;
    combatSlice(state).spawnCalls.push({
      kind: 'deploy',
      by: player.id,
      what: 'turret',
      health: 70,
      lastsTicks: 100,
      ability: 'turret_rivet',
      everyTicks: 14,
      rank: 1,
      x: 41,
      y: 20,
      radians: 0,
    });
    run.steps(60);
    const [turret] = entitiesOf(state, 'rivet_turret');
    expect(turret).toBeDefined();
    expect(combatantAt(state, hound.entityIndex)!.health).toBeLessThan(full);
    run.steps(60);
    expect(entitiesOf(state, 'rivet_turret')).toEqual([]);
    const before = combatantAt(state, hound.entityIndex)?.health ?? 0;
    combatSlice(state).spawnCalls.push({
      kind: 'deploy',
      by: player.id,
      what: 'mine',
      health: 20,
      lastsTicks: 1_000,
      ability: 'mine_blast',
      everyTicks: 1,
      rank: 1,
      x: state.x[hound.entityIndex]!,
      y: state.y[hound.entityIndex]!,
      radians: 0,
    });
    run.steps(30);
    expect(combatantAt(state, hound.entityIndex)?.health ?? 0).toBeLessThan(before);
    expect(entitiesOf(state, 'sticky_mine')).toEqual([]);
  });
});

describe('a vehicle on its route', () => {
  it('arrives, or stops where it is shot', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const vehicle = {
      content: 'convoy_hauler',
      name: { en: 'Hauler', ru: 'Тягач' },
      level: 4,
      health: 500,
      route: ['home', 'bar', 'lair'],
      tilesPerS: 4,
    };
    const first = spawnVehicle(state, { ...vehicle, runId: 'one' });
    expect(spawnVehicle(state, { ...vehicle, route: ['home', 'nowhere'], runId: 'none' })).toBeNull();
    run.steps(7 * tickHz);
    expect(wayBehind(state, vehicleOf(state, 'one')!)).toBeGreaterThan(0.4);
    run.steps(12 * tickHz);
    expect(vehicleOf(state, 'one')!.state).toBe('arrived');
    expect(distanceBetween(spotIn(state, first!), { x: 70.5, y: 20.5 })).toBeLessThan(1);
    const second = spawnVehicle(state, { ...vehicle, runId: 'two' });
    run.steps(3 * tickHz);
    strikeDown(run, second!);
    run.steps(2);
    expect(vehicleOf(state, 'two')!.state).toBe('stopped');
  });
});

describe('townspeople on the footpath', () => {
  const zoneMap = {
    ...map,
    townspeopleCount: 20,
    footpath: {
      nodes: [
        [10, 20],
        [30, 20],
        [50, 20],
        [80, 20],
      ] as [number, number][],
      edges: [
        [0, 1],
        [1, 2],
        [2, 3],
      ] as [number, number][],
    },
  };

  it('run from nearby shots and stay on their path', () => {
    const run = runZone({ map: zoneMap, gameData: gameData({}) });
    const { state } = run.zone;
    const player = enter(run, 1, { spot: { x: 30, y: 20 } });
    run.steps(20);
    const near = npcSlice(state)
      .walkers.filter(({ entityIndex }) => Math.abs(state.x[entityIndex]! - 30) < 8)
      .map(({ entityIndex }) => entityIndex);
    expect(near.length).toBeGreaterThan(0);
    shootAt(state, player, { x: 30, y: 20 });
    const before = near.map((entityIndex) => state.x[entityIndex]!);
    run.steps(2 * tickHz);
    const ran = near.map((entityIndex, index) => Math.abs(state.x[entityIndex]! - before[index]!));
    expect(Math.max(...ran)).toBeGreaterThan(4.5);
    run.steps(10 * tickHz);
    for (const { entityIndex } of npcSlice(state).walkers) expect(Math.abs(state.y[entityIndex]! - 20)).toBeLessThan(1);
  });

  it('say a different line to a player who has changed the world, and only to that player', () => {
    const key = authoredGameData.worldKeys.get('courier_fate')!;
    const spared = key.seen.find(({ value }) => value === 'spared')!;
    const run = runZone({
      map: zoneMap,
      gameData: gameData({ places: byId([...places.values(), place(spared.place, 30.5, 20.5)]) }),
    });
    enter(run, 1, { spot: { x: 30, y: 20 }, sheet: { playerKeys: { courier_fate: 'spared' } } });
    enter(run, 2, { spot: { x: 30, y: 21 } });
    const said = run
      .steps(60 * tickHz)
      .flatMap((output) =>
        output.kind === 'send' && output.name === 'townsperson.said'
          ? [{ connectionIds: output.connectionIds, text: (output.message as { text: string }).text }]
          : [],
      );
    expect(said.length).toBeGreaterThan(1);
    expect(
      said.every(
        ({ connectionIds, text }) => connectionIds.length === 1 && connectionIds[0] === 1 && text === spared.text.en,
      ),
    ).toBe(true);
  });
});
