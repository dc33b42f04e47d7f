import { tickHz } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { at, mapWith, quest } from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import type { ZoneOutput } from '../outputs';

const party = { partyId: 'p', rank: 'member' as const, group: 0 };
const toll = quest('the_toll', 'arch');
const counted = (out: readonly ZoneOutput[]) =>
  new Set(out.flatMap((one) => (one.kind === 'objective_event' ? [one.characterId] : [])));
const idOf = (number: number) => entrant(number).characterId;

describe('members of a party who do the same quest', () => {
  test('arrive together when one of them does and the others are near', () => {
    const run = runZone({ map: mapWith({ eighth_arch: { x: 9, y: 9 } }) });
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { party, quests: [toll] } }),
      joinOf(2, 20, { ...at(30, 9), sheet: { party, quests: [toll] } }),
    );
    expect(counted(run.steps(tickHz))).toEqual(new Set([idOf(1), idOf(2)]));
  });

  test('count nothing for strangers, for who has not the quest, and for who is in another stage', () => {
    const run = runZone({ map: mapWith({ eighth_arch: { x: 9, y: 9 } }) });
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { party, quests: [toll] } }),
      joinOf(2, 20, { ...at(20, 9), sheet: { party: { ...party, partyId: 'other' }, quests: [toll] } }),
      joinOf(3, 30, { ...at(20, 9), sheet: { party } }),
      joinOf(4, 40, { ...at(20, 9), sheet: { party, quests: [quest('the_toll', 'decide')] } }),
    );
    expect(counted(run.steps(tickHz))).toEqual(new Set([idOf(1)]));
  });

  test('count nothing for a member whose connection is lost', () => {
    const run = runZone({ map: mapWith({ eighth_arch: { x: 9, y: 9 } }) });
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { party, quests: [toll] } }),
      joinOf(2, null, { ...at(20, 9), sheet: { party, quests: [toll] } }),
    );
    expect(counted(run.steps(tickHz))).toEqual(new Set([idOf(1)]));
  });

  test('do not share what is not a shared quest', () => {
    const run = runZone({ map: mapWith({ market_gate: { x: 9, y: 9 } }) });
    const own = quest('first_light', 'trade');
    run.step(
      joinOf(1, 10, { ...at(9, 9), sheet: { party, quests: [own] } }),
      joinOf(2, 20, { ...at(20, 9), sheet: { party, quests: [own] } }),
    );
    expect(counted(run.steps(tickHz))).toEqual(new Set([idOf(1)]));
  });
});
