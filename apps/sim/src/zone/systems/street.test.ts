import type { TileSpot } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { PlaceContent } from '@necp/shared/world-state/content';
import type { NpcContent } from '@necp/shared/npc/content';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { cityHour, zoneDayMs } from '@necp/shared/zone/clock';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { quietGameData } from '../../testing/quiet-game-data';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import { authoredGameData } from '../../authored';
import { applyDamage } from '../combat/harm';
import { byId, type GameData } from '../game-data';
import { hearSounds } from '../ai/hearing';
import { spawnEnemy, spawnFor } from '../ai/spawning';
import { spawnVehicle, vehicleOf, wayBehind } from '../ai/vehicles';
import { distanceBetween, spotOf } from '../ai/walking';
import { placeEntity, type ZoneState } from '../state';
import { isVisibleTo } from './visibility';

const map = drawnMap(openGround(90, 40));
const place = (id: string, x: number, y: number): PlaceContent => ({
  id,
  zone: 'watson',
  name: { en: id, ru: id },
  radiusTiles: 4,
  at: [x, y],
});
const places = byId([place('home', 15.5, 20.5), place('bar', 40.5, 20.5), place('lair', 70.5, 20.5)]);
const vera = authoredGameData.npcs.get('vera')!;
const echo = authoredGameData.npcs.get('echo_lin')!;

function gameData(more: Partial<GameData>): GameData {
  return { ...quietGameData, places, zones: new Map(), containers: new Map(), ...more };
}

/** Returns the first millisecond of the clock at which the city has this hour. */
function msAt(hour: number): number {
  for (let ms = 0; ms < zoneDayMs; ms += 1_000) if (Math.floor(cityHour(ms)) === hour) return ms;
  throw new RangeError('no such hour');
}

function enter(run: ZoneRun, number: number, more: { spot?: TileSpot; sheet?: Partial<CharacterSheet> } = {}): number {
  run.step(joinOf(number, number, { spot: { x: 42, y: 30, facing: 0, ...more.spot }, sheet: more.sheet }));
  return run.zone.state.players.get(entrant(number).characterId)!.entityIndex;
}

const strikeDown = (run: ZoneRun, entityIndex: number) => {
  const { state } = run.zone;
  applyDamage(state, state.combatants.get(entityIndex)!, {
    source: null,
    amount: 100_000,
    how: 'hit',
    damageType: 'physical',
    by: 'test',
  });
  return run.step();
};
const shootAt = (state: ZoneState, entityIndex: number, spot: TileSpot) => {
  state.soundStimuli.push({ tick: state.tick, entityIndex, ...spot, tiles: 30 });
  hearSounds(state);
};
const entitiesOf = (state: ZoneState, content: string) =>
  [...state.ids.keys()].filter(
    (entityIndex) => state.ids[entityIndex] !== 0 && state.appearances[entityIndex]?.content === content,
  );
const seenBy = (state: ZoneState, number: number, entityIndex: number) =>
  state.hasVisibilityOverride[entityIndex] === 0 ||
  isVisibleTo(state, state.players.get(entrant(number).characterId)!, entityIndex);
const spotIn = (state: ZoneState, entityIndex: number) => spotOf(state, entityIndex);

describe('enemies of a place', () => {
  const lookout = {
    ...authoredGameData.enemies.get('eighth_lookout')!,
    spawns: [{ place: 'lair', count: 2, respawnMs: 30_000, when: [] }],
  };

  it('are there from the beginning, and respawn some time after they fell', () => {
    const run = runZone({ map, gameData: gameData({ enemies: byId([lookout]) }) });
    const { state } = run.zone;
    expect(entitiesOf(state, 'eighth_lookout')).toHaveLength(2);
    for (const entityIndex of entitiesOf(state, 'eighth_lookout'))
      expect(distanceBetween(spotIn(state, entityIndex), { x: 70.5, y: 20.5 })).toBeLessThan(5);
    const [first] = entitiesOf(state, 'eighth_lookout');
    strikeDown(run, first!);
    run.steps(6 * tickHz);
    expect(entitiesOf(state, 'eighth_lookout')).toHaveLength(1);
    run.steps(20 * tickHz);
    expect(entitiesOf(state, 'eighth_lookout')).toHaveLength(1);
    run.steps(8 * tickHz);
    expect(entitiesOf(state, 'eighth_lookout')).toHaveLength(2);
  });

  it('see and are seen by only the players their conditions allow', () => {
    const toll = {
      ...lookout,
      spawns: [{ ...lookout.spawns[0]!, when: [{ if: 'world', key: 'eighth_toll', is: 'taken' } as const] }],
    };
    const run = runZone({ map, gameData: gameData({ enemies: byId([toll]) }) });
    const { state } = run.zone;
    const first = enter(run, 1, { spot: { x: 66, y: 20 } });
    const second = enter(run, 2, { spot: { x: 66, y: 21 }, sheet: { playerKeys: { eighth_toll: 'lifted' } } });
    run.steps(20);
    const entityIndices = entitiesOf(state, 'eighth_lookout');
    expect(entityIndices.map((entityIndex) => [seenBy(state, 1, entityIndex), seenBy(state, 2, entityIndex)])).toEqual([
      [true, false],
      [true, false],
    ]);
    const targets = new Set<number | null>();
    for (let count = 0; count < 300; count++) {
      run.step();
      for (const brain of state.ai.brains.values()) targets.add(brain.target);
    }
    expect([...targets].filter((entityIndex) => entityIndex !== null)).toEqual([first]);
    expect(second).not.toBe(first);
  });

  it('respawn soon for players whose quest needs them or leads to them, and for no others', () => {
    const boss = { ...lookout, spawns: [{ place: 'lair', count: 1, respawnMs: 100_000, when: [] }] };
    const story = authoredGameData.quests.get('the_toll')!;
    const stages = story.stages.map((stage) => ({
      ...stage,
      objectives: stage.objectives.map((objective) =>
        objective.kind === 'kill' ? { ...objective, enemy: boss.id, place: 'lair' } : objective,
      ),
    }));
    const led = {
      ...stages[0]!,
      id: 'led',
      objectives: [
        {
          kind: 'action',
          id: 'try',
          text: story.name,
          action: 'use_ability',
          count: 1,
          mark: { content: boss.id, place: 'lair' },
        } as const,
      ],
    };
    const secondsUntilBack = (sheet: Partial<CharacterSheet>, x = 20) => {
      const run = runZone({
        map,
        gameData: gameData({ enemies: byId([boss]), quests: byId([{ ...story, stages: [...stages, led] }]) }),
      });
      enter(run, 1, { spot: { x, y: 20 }, sheet });
      strikeDown(run, entitiesOf(run.zone.state, boss.id)[0]!);
      run.steps(6 * tickHz);
      for (let seconds = 6; seconds < 110; seconds++, run.steps(tickHz))
        if (entitiesOf(run.zone.state, boss.id).length > 0) return seconds;
      return Infinity;
    };
    const at = (stageId: string, counts = {}) => ({
      quests: [{ questId: story.id, stageId, stageEnteredMs: 0, counts, outcomes: [] }],
    });
    expect(secondsUntilBack(at('decide'))).toBeLessThan(25);
    expect(secondsUntilBack(at('led'))).toBeLessThan(25);
    expect(secondsUntilBack(at('led'), 68)).toBeLessThan(25);
    expect(secondsUntilBack(at('led', { try: 1 }))).toBeGreaterThan(95);
    expect(secondsUntilBack(at('arch'))).toBeGreaterThan(95);
    expect(secondsUntilBack(at('decide', { break: 1 }))).toBeGreaterThan(95);
  });

  it('disappear when the world has changed, and appear when it changes back', () => {
    const bee = {
      ...authoredGameData.enemies.get('rust_bee')!,
      spawns: [{ place: 'lair', count: 3, respawnMs: 1_000, when: [{ if: 'hour', from: 18, to: 6 } as const] }],
    };
    const night = runZone({ map, gameData: gameData({ enemies: byId([bee]) }), startMs: msAt(22) });
    expect(entitiesOf(night.zone.state, 'rust_bee')).toHaveLength(3);
    const day = runZone({ map, gameData: gameData({ enemies: byId([bee]) }), startMs: msAt(17) + 60_000 });
    expect(entitiesOf(day.zone.state, 'rust_bee')).toHaveLength(0);
    for (let count = 0; count < 3_000 && cityHour(day.zone.state.nowMs) < 18; count++) day.step();
    day.steps(2 * tickHz);
    expect(entitiesOf(day.zone.state, 'rust_bee')).toHaveLength(3);
  });

  it('come for a player when a quest orders them, and go when no player is near for long', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const entityIndex = enter(run, 1, { sheet: { level: 4 } });
    const entityIndices = spawnFor(state, { enemy: 'velvet_collector', count: 3, place: null, near: entityIndex });
    expect(entityIndices).toHaveLength(3);
    for (const each of entityIndices) {
      expect(distanceBetween(spotIn(state, each), spotIn(state, entityIndex))).toBeGreaterThan(7);
      expect(state.ai.brains.get(each)!.target).toBe(entityIndex);
      expect(state.combatants.get(each)!.stats.level).toBe(6);
    }
    expect(spawnFor(state, { enemy: 'nobody', count: 1, place: null, near: entityIndex })).toEqual([]);
    run.step({ kind: 'lost', connectionId: 1 });
    run.steps(100 * tickHz);
    expect(entitiesOf(state, 'velvet_collector')).toEqual([]);
  });

  it('attack their player even if another quest grants safe passage', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const entityIndex = enter(run, 1, {
      spot: { x: 66, y: 20 },
      sheet: { quests: [{ questId: 'the_toll', stageId: 'arch', stageEnteredMs: 0, counts: {}, outcomes: [] }] },
    });
    const [sent] = spawnFor(state, { enemy: 'eighth_bruiser', count: 1, place: 'lair', near: entityIndex });
    const calm = spawnEnemy(state, {
      enemy: authoredGameData.enemies.get('eighth_bruiser')!,
      level: 5,
      at: { x: 42, y: 20 },
    });
    run.steps(3 * tickHz);
    expect([...state.combatants.get(sent!)!.calmTo]).toEqual([]);
    expect([...state.combatants.get(calm.entityIndex)!.calmTo]).toEqual([state.ids[entityIndex]]);
    expect(state.ai.brains.get(sent!)!.target).toBe(entityIndex);
  });

  it('leave entities free for players and objects, however many are ordered', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    expect(spawnFor(state, { enemy: 'scrap_hound', count: 5_000, place: 'lair' }).length).toBeGreaterThan(100);
    expect(state.freeEntityIndices.length).toBeGreaterThan(state.capacity);
    enter(run, 1);
    expect(spawnFor(state, { enemy: 'scrap_hound', count: 1, place: 'lair' })).toEqual([]);
  });
});

describe('people with names', () => {
  const brandt: NpcContent = {
    ...vera,
    id: 'brandt',
    home: 'home',
    schedule: [
      { fromHour: 18, place: 'home', doing: 'works', when: [] },
      { fromHour: 20, place: 'bar', doing: 'eats', when: [] },
    ],
  };

  it('follow their daily schedule and walk when the hour changes', () => {
    const run = runZone({ map, gameData: gameData({ npcs: byId([brandt]) }), startMs: msAt(20) - 20_000 });
    const { state } = run.zone;
    const player = enter(run, 1, { spot: { x: 28, y: 26 } });
    const [entityIndex] = entitiesOf(state, 'brandt');
    expect(distanceBetween(spotIn(state, entityIndex!), { x: 15.5, y: 20.5 })).toBeLessThan(4);
    let seenOnTheWay = false;
    for (let count = 0; count < 60 * tickHz; count++) {
      run.step();
      const spot = spotIn(state, entityIndex!);
      expect(isFree(map, spot.x, spot.y)).toBe(true);
      if (spot.x > 22 && spot.x < 34) seenOnTheWay = true;
    }
    expect(seenOnTheWay).toBe(true);
    expect(entitiesOf(state, 'brandt')).toEqual([entityIndex]);
    expect(distanceBetween(spotIn(state, entityIndex!), { x: 40.5, y: 20.5 })).toBeLessThan(4);
    expect(player).toBeGreaterThanOrEqual(0);
  });

  it('stand elsewhere for players with another world state, one entity for each viewer', () => {
    const pell: NpcContent = {
      ...vera,
      id: 'pell',
      home: 'home',
      schedule: [
        { fromHour: 0, place: 'lair', doing: 'hides', when: [{ if: 'world', key: 'courier_fate', is: 'open' }] },
        { fromHour: 0, place: 'home', doing: 'works', when: [] },
      ],
      presentWhen: [{ if: 'not', of: { if: 'world', key: 'courier_fate', is: 'handed_over' } }],
    };
    const run = runZone({ map, gameData: gameData({ npcs: byId([pell]) }) });
    const { state } = run.zone;
    enter(run, 1);
    enter(run, 2, { sheet: { playerKeys: { courier_fate: 'spared' } } });
    enter(run, 3, { sheet: { playerKeys: { courier_fate: 'handed_over' } } });
    run.steps(3 * tickHz);
    const views = [1, 2, 3].map((number) =>
      entitiesOf(state, 'pell')
        .filter((entityIndex) => seenBy(state, number, entityIndex))
        .map(
          (entityIndex) =>
            state.ai.people[0]!.entities.find((entity) => entity.entityIndex === entityIndex)!.task.place.id,
        ),
    );
    expect(views).toEqual([['lair'], ['home'], []]);
  });

  it('greet players who come by once, according to their affinity', () => {
    const heard = (sheet: Partial<CharacterSheet>) => {
      const run = runZone({
        map: { ...map, isIndoors: true },
        gameData: gameData({ npcs: byId([brandt]) }),
        startMs: msAt(19),
      });
      const lines: string[] = [];
      enter(run, 1, { spot: { x: 15, y: 20 }, sheet });
      for (let count = 0; count < 200; count++) {
        run.step();
        for (const { event } of run.zone.state.combatEvents) if (event.kind === 'bark') lines.push(event.line);
      }
      return lines;
    };
    expect([heard({}), heard({ affinities: { brandt: 30 } }), heard({ affinities: { brandt: -30 } })]).toEqual([
      ['greet'],
      ['warm'],
      ['cold'],
    ]);
  });

  it('duck or run from shots, and are not hurt by them', () => {
    const watcher: NpcContent = {
      ...brandt,
      id: 'watcher',
      schedule: [{ fromHour: 0, place: 'bar', doing: 'watches', when: [] }],
    };
    const run = runZone({ map, gameData: gameData({ npcs: byId([brandt, watcher]) }), startMs: msAt(19) });
    const { state } = run.zone;
    const player = enter(run, 1, { spot: { x: 38, y: 20 } });
    const [worker] = entitiesOf(state, 'brandt');
    const [bystander] = entitiesOf(state, 'watcher');
    run.steps(40);
    const before = spotIn(state, bystander!);
    shootAt(state, player, { x: 40, y: 20 });
    shootAt(state, player, { x: 14, y: 20 });
    run.steps(2 * tickHz);
    expect(state.flags[worker!]! & entityFlags.steady).not.toBe(0);
    run.steps(2 * tickHz);
    expect(distanceBetween(spotIn(state, bystander!), before)).toBeGreaterThan(2);
    expect(state.combatants.has(worker!)).toBe(false);
    run.steps(20 * tickHz);
    expect(distanceBetween(spotIn(state, bystander!), { x: 40.5, y: 20.5 })).toBeLessThan(4);
  });

  it('are led by a player whose quest asks for it, and arrive or are lost', () => {
    const quest =
      authoredGameData.quests.get('walk_her_home') ??
      [...authoredGameData.quests.values()].find(({ stages }) =>
        stages.some(({ objectives }) => objectives.some(({ kind }) => kind === 'escort')),
      )!;
    const stage = quest.stages.find(({ objectives }) => objectives.some(({ kind }) => kind === 'escort'))!;
    const objective = stage.objectives.find((each) => each.kind === 'escort')!;
    if (objective.kind !== 'escort') throw new Error('no escort');
    const sheet: Partial<CharacterSheet> = {
      quests: [{ questId: quest.id, stageId: stage.id, stageEnteredMs: 0, counts: {}, outcomes: [] }],
    };
    const begin = () => {
      const run = runZone({
        map,
        gameData: gameData({ npcs: byId([echo]), places: byId([...places.values(), place(objective.to, 70.5, 30.5)]) }),
      });
      const entityIndex = enter(run, 1, { spot: { x: 20, y: 20 }, sheet });
      run.steps(10);
      return { run, entityIndex, escort: () => run.zone.state.ai.escorts.get(entrant(1).characterId) };
    };
    const objectiveEvents = (outputs: ReturnType<ZoneRun['step']>) =>
      outputs.flatMap((output) => (output.kind === 'objective_event' ? [output.objectiveEvent.kind] : []));
    const led = begin();
    expect(led.escort()?.npcId).toBe('echo_lin');
    const sent: string[] = [];
    for (let x = 20; x <= 70; x += 0.15) {
      placeEntity(led.run.zone.state, led.entityIndex, { x, y: 20 + ((x - 20) / 50) * 10 });
      sent.push(...objectiveEvents(led.run.step()));
    }
    sent.push(...objectiveEvents(led.run.steps(5 * tickHz)));
    expect(sent.filter((kind) => kind === 'escorted')).toHaveLength(1);
    const lost = begin();
    expect([
      ...objectiveEvents(strikeDown(lost.run, lost.escort()!.entityIndex)),
      ...objectiveEvents(lost.run.steps(20)),
    ]).toContain('lost_escort');
    lost.run.steps(10 * tickHz);
  });
});

describe('machines of players', () => {
  it('shoot at enemies, explode under them, and disappear after their time', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const player = state.combatants.get(enter(run, 1, { spot: { x: 40, y: 20 } }))!;
    const hound = spawnEnemy(state, {
      enemy: { ...state.gameData.enemies.get('scrap_hound')!, runTilesPerS: 0.01, walkTilesPerS: 0.01 },
      level: 2,
      at: { x: 46, y: 20 },
    });
    const full = state.combatants.get(hound.entityIndex)!.health;
    state.spawnCalls.push({
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
    expect(state.combatants.get(hound.entityIndex)!.health).toBeLessThan(full);
    run.steps(60);
    expect(entitiesOf(state, 'rivet_turret')).toEqual([]);
    const before = state.combatants.get(hound.entityIndex)?.health ?? 0;
    state.spawnCalls.push({
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
    expect(state.combatants.get(hound.entityIndex)?.health ?? 0).toBeLessThan(before);
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
  const street = {
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

  it('run from shots near by and stay on their path', () => {
    const run = runZone({ map: street, gameData: gameData({}) });
    const { state } = run.zone;
    const player = enter(run, 1, { spot: { x: 30, y: 20 } });
    run.steps(20);
    const near = state.walkers
      .filter(({ entityIndex }) => Math.abs(state.x[entityIndex]! - 30) < 8)
      .map(({ entityIndex }) => entityIndex);
    expect(near.length).toBeGreaterThan(0);
    shootAt(state, player, { x: 30, y: 20 });
    const before = near.map((entityIndex) => state.x[entityIndex]!);
    run.steps(2 * tickHz);
    const ran = near.map((entityIndex, index) => Math.abs(state.x[entityIndex]! - before[index]!));
    expect(Math.max(...ran)).toBeGreaterThan(4.5);
    run.steps(10 * tickHz);
    for (const { entityIndex } of state.walkers) expect(Math.abs(state.y[entityIndex]! - 20)).toBeLessThan(1);
  });

  it('say what a player has changed, to that player alone', () => {
    const key = authoredGameData.worldKeys.get('courier_fate')!;
    const spared = key.seen.find(({ value }) => value === 'spared')!;
    const run = runZone({
      map: street,
      gameData: gameData({ places: byId([...places.values(), place(spared.place, 30.5, 20.5)]) }),
    });
    enter(run, 1, { spot: { x: 30, y: 20 }, sheet: { playerKeys: { courier_fate: 'spared' } } });
    enter(run, 2, { spot: { x: 30, y: 21 } });
    const said = run
      .steps(60 * tickHz)
      .flatMap((output) =>
        output.kind === 'send' && output.name === 'street.said'
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
