import { lootSlice } from './loot/slice';
import { interactionSlice } from './interaction/slice';
import { tickHz } from '@necp/shared/protocol';
import type { ZoneCommand } from '@necp/shared/zone/sheet';
import { describe, expect, test } from 'vitest';
import {
  at,
  event,
  kinds,
  mapWith,
  objectiveEvents,
  quest,
  rejections,
  sees,
  sent,
  sheetOf,
  who,
} from '../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../testing/run-zone';
import type { ZoneInput } from './inputs';
import type { Drop } from './loot/contract';
import type { ZoneOutput } from './outputs';

describe('using objects in the zone', () => {
  const places = { booster_roof: { x: 10, y: 10 }, market_gate: { x: 40, y: 8 } };
  const masts = quest('dead_air', 'masts');

  test('shows a quest object to players on its stage and opens it after the key is held', () => {
    const run = runZone({ map: mapWith(places) });
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { quests: [masts] } }), joinOf(2, 20, at(9, 9)));
    run.steps(12);
    const mast = sees(run, 10, 'choir_mast');
    expect(mast).toMatchObject({ kind: 'interactable' });
    expect(sees(run, 20, 'choir_mast')).toBeUndefined();
    const out = [...run.step(event('npc.interact', { entityId: mast?.id ?? 0 })), ...run.steps(60)];
    expect(sent(out, 'interact.progress')).toMatchObject([{ entityId: mast?.id }, null]);
    expect(objectiveEvents(out)).toEqual([{ kind: 'used', object: 'choir_mast', place: 'booster_roof' }]);
    expect(out.find(({ kind }) => kind === 'converse')).toMatchObject({
      object: 'choir_mast',
      npcId: null,
      characterId: who,
    });
    expect(rejections(run.step(event('npc.interact', { entityId: mast?.id ?? 0 }, 20)))).toEqual([
      'cheat npc.interact:zone.hidden',
    ]);
  });

  test('is cancelled by walking away and by damage', () => {
    const run = runZone({ map: mapWith(places) });
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { quests: [masts] } }));
    run.steps(12);
    const mast = sees(run, 10, 'choir_mast');
    run.step(event('npc.interact', { entityId: mast?.id ?? 0 }));
    const player = run.zone.state.players.get(who);
    if (player === undefined) throw new Error('nobody is there');
    run.zone.state.x[player.entityIndex] = 8;
    expect(sent(run.step(), 'interact.progress')).toEqual([null]);
    run.zone.state.x[player.entityIndex] = 9;
    run.step(event('npc.interact', { entityId: mast?.id ?? 0 }));
    run.steps(3);
    const combatant = run.zone.state.combatants.get(player.entityIndex);
    if (combatant !== undefined) combatant.lastHarmTick = run.zone.state.tick;
    const out = run.steps(80);
    expect([sent(out, 'interact.progress'), objectiveEvents(out)]).toEqual([[null], []]);
  });

  test.each([
    { what: 'nothing of that number', entityId: 9_999, spot: { x: 9, y: 9 }, rejection: 'lag npc.interact:zone.gone' },
    { what: 'a little too far', entityId: null, spot: { x: 9, y: 14 }, rejection: 'lag npc.interact:zone.too_far' },
    {
      what: 'from across the street',
      entityId: null,
      spot: { x: 50, y: 50 },
      rejection: 'cheat npc.interact:zone.too_far',
    },
  ])('is refused with its kind: $what', ({ entityId, spot, rejection }) => {
    const run = runZone({ map: mapWith(places) });
    run.step(joinOf(1, 10, { ...at(spot.x, spot.y), sheet: { quests: [masts] } }));
    run.steps(12);
    const mast = [...interactionSlice(run.zone.state).interactables.values()].find(({ kind }) => kind === 'object');
    expect(rejections(run.step(event('npc.interact', { entityId: entityId ?? mast?.entityId ?? 0 })))).toEqual([
      rejection,
    ]);
  });

  test('does not reach through a wall', () => {
    const map = mapWith({ booster_roof: { x: 27.5, y: 23.4 } });
    // The block in the middle begins two tiles farther, so the test puts the wall between.
    const solid = map.solid.slice();
    const opaque = map.opaque.slice();
    for (let x = 20; x < 34; x++) solid[22 * 64 + x] = opaque[22 * 64 + x] = 1;
    const run = runZone({ map: { ...map, solid, opaque } });
    run.step(joinOf(1, 10, { ...at(27.5, 21.5), sheet: { quests: [masts] } }));
    run.steps(12);
    const mast = [...interactionSlice(run.zone.state).interactables.values()].find(({ kind }) => kind === 'object');
    expect(rejections(run.step(event('npc.interact', { entityId: mast?.entityId ?? 0 })))).toEqual([
      'lag npc.interact:zone.hidden',
    ]);
  });

  test('opens a bank terminal when the domain allows it, and closes it when the player walks away', () => {
    const run = runZone({ map: mapWith(places) });
    run.step(joinOf(1, 10, at(40, 8)));
    const terminal = [...interactionSlice(run.zone.state).interactables.values()].find(
      (interactable) => interactable.kind === 'fixture' && interactable.fixture.id === 'bank_terminal',
    );
    const player = run.zone.state.players.get(who);
    if (terminal === undefined || player === undefined) throw new Error('no terminal');
    run.zone.state.x[player.entityIndex] = (run.zone.state.x[terminal.entityIndex] ?? 0) + 0.5;
    run.zone.state.y[player.entityIndex] = run.zone.state.y[terminal.entityIndex] ?? 0;
    const out = [...run.step(event('npc.interact', { entityId: terminal.entityId })), ...run.steps(10)];
    expect(kinds(out)).toContain('converse');
    expect(sent(out, 'conversation.opened')).toEqual([]);
    const answer: ZoneInput = {
      kind: 'conversing',
      characterId: who,
      entityId: terminal.entityId,
      npcId: null,
      object: 'bank_terminal',
      isOpen: true,
    };
    expect(sent(run.step(answer), 'conversation.opened')).toEqual([
      { entityId: terminal.entityId, npc: null, object: 'bank_terminal' },
    ]);
    run.zone.state.x[player.entityIndex] = 50;
    const away = run.step();
    expect([kinds(away).includes('converse_end'), sent(away, 'conversation.closed')]).toEqual([true, [{}]]);
  });

  test('ignores an answer that comes too late', () => {
    const run = runZone({ map: mapWith(places) });
    run.step(joinOf(1, 10, at(40, 8)));
    const late: ZoneInput = {
      kind: 'conversing',
      characterId: who,
      entityId: 77,
      npcId: 'marta',
      object: null,
      isOpen: true,
    };
    expect(kinds(run.step(late))).toContain('converse_end');
    const strangers: ZoneInput[] = [
      { ...late, characterId: entrant(9).characterId },
      { kind: 'picked', characterId: entrant(9).characterId, dropId: 'x', isGone: true, found: null, rejection: null },
      {
        kind: 'gained',
        defeatId: 'd',
        gains: [{ characterId: entrant(9).characterId, experience: 5, level: 2, levelsGained: 1 }],
      },
      {
        kind: 'opened',
        id: 'o',
        characterId: entrant(9).characterId,
        containerId: 'street_bin',
        spawnIndex: 0,
        rejection: null,
      },
      {
        kind: 'transfer_rejected',
        characterId: entrant(9).characterId,
        epoch: 1,
        rejection: { code: 'zone.full', params: {} },
      },
      { kind: 'transfer_rejected', characterId: who, epoch: 77, rejection: { code: 'zone.full', params: {} } },
    ];
    expect(sent(run.step(...strangers), 'action.rejected')).toEqual([]);
  });
});

describe('drops on the ground', () => {
  const drop = (dropId: string, more: Partial<Drop> = {}): Drop => ({
    dropId,
    ownerId: null,
    ownedUntilMs: 0,
    expiresMs: 60_000,
    templateId: null,
    quantity: 1,
    rarity: 'common',
    eddies: 12,
    x: 9,
    y: 9,
    ...more,
  });

  test('are visible to their owner first, then to all players, and then disappear', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), joinOf(2, 20, at(9, 9)), {
      kind: 'dropped',
      drops: [drop('a', { ownerId: who, ownedUntilMs: 5_000, expiresMs: 8_000 }), drop('a')],
    });
    run.steps(2);
    expect(sees(run, 10, 'eddies')).toBeDefined();
    expect(sees(run, 20, 'eddies')).toBeUndefined();
    run.steps(6 * tickHz);
    expect(sees(run, 20, 'eddies')).toBeDefined();
    run.steps(3 * tickHz);
    expect([sees(run, 10, 'eddies'), lootSlice(run.zone.state).drops.size]).toEqual([undefined, 0]);
  });

  test('are requested once, and removed when the domain has given them', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), joinOf(2, 20, at(9, 9)), { kind: 'dropped', drops: [drop('a')] });
    run.steps(2);
    const entityId = sees(run, 10, 'eddies')?.id ?? 0;
    const out = run.step(event('loot.pick_up', { entityId }), event('loot.pick_up', { entityId }, 20));
    expect(out.filter(({ kind }) => kind === 'pick_up')).toMatchObject([{ dropId: 'a', characterId: who }]);
    expect(rejections(out)).toEqual(['lag loot.pick_up:zone.busy']);
    const given = run.step({
      kind: 'picked',
      characterId: who,
      dropId: 'a',
      isGone: true,
      found: { eddies: 12, toDelivery: false },
      rejection: null,
    });
    expect(sent(given, 'gains')).toMatchObject([{ eddies: '12' }]);
    run.steps(2);
    expect(sees(run, 10, 'eddies')).toBeUndefined();
  });

  test('that would land in a wall lie in front of it, on the side they came from', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(24, 30)), { kind: 'dropped', drops: [drop('a', { x: 25.4, y: 30 })] });
    run.steps(2);
    const lying = sees(run, 10, 'eddies');
    expect(run.zone.state.x[run.zone.state.entityIndexOf.get(lying?.id ?? 0) ?? -1]).toBeLessThan(25);
    expect(kinds(run.step(event('loot.pick_up', { entityId: lying?.id ?? 0 })))).toContain('pick_up');
  });

  test('leave entity slots free for players who may still join, and appear later', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)));
    const many = Array.from({ length: 1_400 }, (_, index) =>
      drop(`d${index}`, { expiresMs: index < 700 ? 3_000 : 60_000, x: 10 + (index % 40), y: 9 }),
    );
    run.step({ kind: 'dropped', drops: many });
    const { state } = run.zone;
    expect(lootSlice(state).drops.size).toBeLessThan(1_100);
    expect(lootSlice(state).drops.size + lootSlice(state).unlaid.length).toBe(1_400);
    for (let number = 2; number <= state.capacity; number++) run.step(joinOf(number, number + 100, at(9, 9)));
    expect(state.players.size).toBe(state.capacity);
    run.steps(5 * tickHz);
    expect([lootSlice(state).drops.size, lootSlice(state).unlaid.length]).toEqual([700, 0]);
  });

  test('are not shown to players whose loot filter excludes them', () => {
    const run = runZone({ map: mapWith({}) });
    const lootFilter = { isOn: true, minRarity: 'military' as const, kinds: ['firearm' as const], withEddies: false };
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { lootFilter } }), { kind: 'dropped', drops: [drop('a')] });
    const out = run.step(event('loot.pick_all', {}));
    expect(out.some(({ kind }) => kind === 'pick_up')).toBe(false);
    expect(rejections(out)).toEqual(['normal loot.pick_all:loot.filtered']);
  });

  test('stay when the domain refuses, and the player gets the reason', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), { kind: 'dropped', drops: [drop('a')] });
    run.step(event('loot.pick_all', {}));
    const out = run.step({
      kind: 'picked',
      characterId: who,
      dropId: 'a',
      isGone: false,
      found: null,
      rejection: { code: 'inventory.full', params: {} },
    });
    expect(sent(out, 'action.rejected')).toEqual([{ what: 'loot.pick_up', code: 'inventory.full', params: {} }]);
    expect(lootSlice(run.zone.state).drops.size).toBe(1);
  });
});

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
    const combatant = [...run.zone.state.combatants.values()][0];
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
      [...run.zone.state.ai.brains.values()].filter(({ origin }) => origin.questId === 'bees_of_rust_garden').length,
    ).toBeGreaterThanOrEqual(1);
  });

  test('report a stage whose time has run out', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { quests: [quest('soup_gets_cold', 'run', { stageEnteredMs: -298_000 })] } }),
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
    expect([...run.zone.state.ai.brains.values()].filter(({ enemy }) => enemy.id === 'scrap_hound')).toHaveLength(2);
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
