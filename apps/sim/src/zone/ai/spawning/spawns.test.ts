import { tickHz } from '@necp/shared/protocol';
import { cityHour } from '@necp/shared/zone/clock';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { describe, expect, it } from 'vitest';
import { authoredGameData } from '../../../authored';
import { map, gameData, msAt, enter, strikeDown, entitiesOf, seenBy, spotIn } from '../../../testing/populated-zone';
import { runZone } from '../../../testing/run-zone';
import { combatantAt } from '../../combat/entity';
import { byId } from '../../game-data';
import { distanceBetween } from '../movement/walking';
import { aiSlice } from '../slice';
import { spawnEnemy, spawnFor } from './spawning';

describe('the enemies of a place', () => {
  const lookout = {
    ...authoredGameData.enemies.get('eighth_lookout')!,
    spawns: [{ place: 'lair', count: 2, respawnMs: 30_000, when: [] }],
  };

  it('exist from the beginning, and respawn some time after they die', () => {
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

  it('see and are seen only by the players their conditions allow', () => {
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
      for (const brain of aiSlice(state).brains.values()) targets.add(brain.target);
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

  it('attack a player when a quest orders it, and leave when no player has been near for long', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    const entityIndex = enter(run, 1, { sheet: { level: 4 } });
    const entityIndices = spawnFor(state, { enemy: 'velvet_collector', count: 3, place: null, near: entityIndex });
    expect(entityIndices).toHaveLength(3);
    for (const each of entityIndices) {
      expect(distanceBetween(spotIn(state, each), spotIn(state, entityIndex))).toBeGreaterThan(7);
      expect(aiSlice(state).brains.get(each)!.target).toBe(entityIndex);
      expect(combatantAt(state, each)!.stats.level).toBe(6);
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
    expect([...combatantAt(state, sent!)!.calmTo]).toEqual([]);
    expect([...combatantAt(state, calm.entityIndex)!.calmTo]).toEqual([state.ids[entityIndex]]);
    expect(aiSlice(state).brains.get(sent!)!.target).toBe(entityIndex);
  });

  it('leave entity slots free for players and objects, however many are ordered', () => {
    const run = runZone({ map, gameData: gameData({}) });
    const { state } = run.zone;
    expect(spawnFor(state, { enemy: 'scrap_hound', count: 5_000, place: 'lair' }).length).toBeGreaterThan(100);
    expect(state.freeEntityIndices.length).toBeGreaterThan(state.capacity);
    enter(run, 1);
    expect(spawnFor(state, { enemy: 'scrap_hound', count: 1, place: 'lair' })).toEqual([]);
  });
});
