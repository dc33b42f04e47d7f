import type { NpcContent } from '@necp/shared/npc/content';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { isFree } from '@necp/shared/zone/movement';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { describe, expect, it } from 'vitest';
import { authoredGameData } from '../../authored';
import {
  map,
  place,
  places,
  vera,
  echo,
  gameData,
  msAt,
  enter,
  strikeDown,
  shootAt,
  entitiesOf,
  seenBy,
  spotIn,
} from '../../testing/populated-zone';
import { entrant, runZone, type ZoneRun } from '../../testing/run-zone';
import { distanceBetween } from '../ai/movement/walking';
import { aiSlice } from '../ai/slice';
import { combatantAt } from '../combat/entity';
import { combatSlice } from '../combat/slice';
import { placeEntity } from '../core/entities';
import { byId } from '../game-data';

describe('named people', () => {
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

  it('stand elsewhere for players with another world state, as one entity for each version', () => {
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
            aiSlice(state).people[0]!.entities.find((entity) => entity.entityIndex === entityIndex)!.task.place.id,
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
        for (const { event } of combatSlice(run.zone.state).combatEvents)
          if (event.kind === 'bark') lines.push(event.line);
      }
      return lines;
    };
    expect([heard({}), heard({ affinities: { brandt: 30 } }), heard({ affinities: { brandt: -30 } })]).toEqual([
      ['greet'],
      ['warm'],
      ['cold'],
    ]);
  });

  it('duck or run from shots, and take no damage from them', () => {
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
    expect(combatantAt(state, worker!)).toBeUndefined();
    run.steps(20 * tickHz);
    expect(distanceBetween(spotIn(state, bystander!), { x: 40.5, y: 20.5 })).toBeLessThan(4);
  });

  it('follow a player whose quest asks for it, and arrive or are lost', () => {
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
      return { run, entityIndex, escort: () => aiSlice(run.zone.state).escorts.get(entrant(1).characterId) };
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
