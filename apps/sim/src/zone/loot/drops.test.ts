import { tickHz } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { at, event, kinds, mapWith, rejections, sees, sent, who } from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { correlationOf } from '../core/correlation';
import type { Drop } from './contract';
import { lootSlice } from './slice';

describe('drops on the ground', () => {
  const drop = (dropId: string, more: Partial<Drop> = {}): Drop => ({
    dropId,
    ownerId: null,
    ownedUntilMs: 0,
    expiresMs: 60_000,
    templateId: null,
    quantity: 1,
    rarity: 'common',
    chits: 12,
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
    expect(sees(run, 10, 'chits')).toBeDefined();
    expect(sees(run, 20, 'chits')).toBeUndefined();
    run.steps(6 * tickHz);
    expect(sees(run, 20, 'chits')).toBeDefined();
    run.steps(3 * tickHz);
    expect([sees(run, 10, 'chits'), lootSlice(run.zone.state).drops.size]).toEqual([undefined, 0]);
  });

  test('are visible to the members they are shared with, and to no one else', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), joinOf(2, 20, at(9, 9)), joinOf(3, 30, at(9, 9)), {
      kind: 'dropped',
      drops: [drop('a', { ownerId: who, sharedWith: [entrant(2).characterId], ownedUntilMs: 5_000 })],
    });
    run.steps(2);
    expect([10, 20, 30].map((connectionId) => sees(run, connectionId, 'chits') !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('are requested once, and removed when the domain has given them', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), joinOf(2, 20, at(9, 9)), { kind: 'dropped', drops: [drop('a')] });
    run.steps(2);
    const entityId = sees(run, 10, 'chits')?.id ?? 0;
    const out = run.step(event('loot.pick_up', { entityId }), event('loot.pick_up', { entityId }, 20));
    expect(out.filter(({ kind }) => kind === 'pick_up')).toMatchObject([{ dropId: 'a', characterId: who }]);
    expect(rejections(out)).toEqual(['lag loot.pick_up:zone.busy']);
    run.step({
      kind: 'picked',
      characterId: who,
      dropId: 'a',
      isGone: true,
      found: { chits: 12, toDelivery: false },
      rejection: null,
    });
    run.steps(2);
    expect(sees(run, 10, 'chits')).toBeUndefined();
  });

  test('are requested under the id that the client gave its event', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(9, 9)), { kind: 'dropped', drops: [drop('a'), drop('b')] });
    run.steps(2);
    const out = run.step(Object.assign(event('loot.pick_all', {}), { correlationId: 'k7qm2xwp9tad' }));
    const requests = out.filter(({ kind }) => kind === 'pick_up');
    expect(requests.map((request) => correlationOf(request))).toEqual(['k7qm2xwp9tad', 'k7qm2xwp9tad']);
  });

  test('that would land in a wall lie in front of it, on the side they came from', () => {
    const run = runZone({ map: mapWith({}) });
    run.step(joinOf(1, 10, at(24, 30)), { kind: 'dropped', drops: [drop('a', { x: 25.4, y: 30 })] });
    run.steps(2);
    const lying = sees(run, 10, 'chits');
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
    const lootFilter = { isOn: true, minRarity: 'military' as const, kinds: ['firearm' as const], withChits: false };
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
