import { tickHz } from '@necp/shared/protocol';
import type { ZoneCommand } from '@necp/shared/zone/sheet';
import { describe, expect, test } from 'vitest';
import { at, kinds, mapWith, objectiveEvents, quest, sheetOf, who } from '../../testing/rooms-scene';
import { joinOf, runZone } from '../../testing/run-zone';
import { aiSlice } from '../ai/slice';
import { combatants } from '../combat/entity';
import type { ZoneOutput } from '../outputs';

describe('quest triggers and commands', () => {
  test('report an arrival at a place once, and again when no answer came', () => {
    const run = runZone({ map: mapWith({ eighth_arch: { x: 9, y: 9 } }) });
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { quests: [quest('the_toll', 'arch')] } }));
    expect(objectiveEvents(run.steps(tickHz))).toEqual([{ kind: 'went', place: 'eighth_arch' }]);
    expect(objectiveEvents(run.steps(9 * tickHz))).toEqual([]);
    expect(objectiveEvents(run.steps(2 * tickHz))).toHaveLength(1);
    run.step(sheetOf({ quests: [quest('the_toll', 'decide')] }));
    expect(objectiveEvents(run.steps(20 * tickHz))).toEqual([]);
  });

  test('run a survival event for its time, at its place, with its waves', () => {
    const run = runZone({ map: mapWith({ rust_garden_heart: { x: 9, y: 9 } }) });
    const swarm = quest('bees_of_rust_garden', 'swarm');
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { quests: [swarm] } }));
    const combatant = [...combatants(run.zone.state)][0];
    const interaction = () => {
      if (combatant !== undefined) combatant.health = combatant.stats.max.health;
    };
    const out: ZoneOutput[] = [];
    for (let second = 0; second < 41; second++) {
      interaction();
      out.push(...run.steps(tickHz));
    }
    expect(objectiveEvents(out)).toContainEqual({ kind: 'survived', objectiveKey: 'bees_of_rust_garden:swarm' });
    expect(
      [...aiSlice(run.zone.state).brains.values()].filter(({ origin }) => origin.questId === 'bees_of_rust_garden')
        .length,
    ).toBeGreaterThanOrEqual(1);
  });

  test('report a stage whose time has run out', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { quests: [quest('soup_gets_cold', 'run', { stageEnteredMs: -118_000 })] } }),
    );
    expect(objectiveEvents(run.steps(tickHz))).toEqual([]);
    expect(objectiveEvents(run.steps(2 * tickHz))).toEqual([
      { kind: 'timer', questId: 'soup_gets_cold', stageId: 'run' },
    ]);
  });

  test('execute each command once and confirm it, even if later sheets repeat it', () => {
    const run = runZone({ map: mapWith({ noodle_bar: { x: 30, y: 8 } }) });
    const commands: ZoneCommand[] = [
      { id: 'o-heal', command: { do: 'heal' } },
      { id: 'o-go', command: { do: 'travel', place: 'noodle_bar' } },
      { id: 'o-foes', command: { do: 'enemies', enemy: 'scrap_hound', count: 2, place: null, questId: null } },
    ];
    run.step(joinOf(1, 10, at(9, 9)));
    const out = [...run.step(sheetOf({ commands })), ...run.step(sheetOf({ commands }, 3)), ...run.steps(4)];
    expect(out.filter(({ kind }) => kind === 'commands_done')).toMatchObject([
      { ids: ['o-heal', 'o-go', 'o-foes'], characterId: who },
    ]);
    const player = run.zone.state.players.get(who);
    expect(Math.abs((run.zone.state.x[player?.entityIndex ?? 0] ?? 0) - 30)).toBeLessThan(1);
    expect([...aiSlice(run.zone.state).brains.values()].filter(({ enemy }) => enemy.id === 'scrap_hound')).toHaveLength(
      2,
    );
  });

  test('execute a command for another zone after the transfer', () => {
    const run = runZone({ map: mapWith({}) });
    const commands: ZoneCommand[] = [{ id: 'o-up', command: { do: 'travel', place: 'center_skylift' } }];
    run.step(joinOf(1, 10, at(9, 9)));
    const out = [...run.step(sheetOf({ commands })), ...run.steps(3)];
    expect(out.filter(({ kind }) => kind === 'transfer')).toMatchObject([
      { transfer: { toZone: 'city_center', toPlace: 'center_skylift' } },
    ]);
    expect(kinds(out)).not.toContain('commands_done');
  });
});
