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
  who,
} from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { combatantAt } from '../combat/entity';
import type { ZoneInput } from '../inputs';
import { interactionSlice } from './slice';

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
      'cheat npc.interact:zone.gone',
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
    const combatant = combatantAt(run.zone.state, player.entityIndex);
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
