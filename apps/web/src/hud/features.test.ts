import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowActions } from '@necp/shared/settings/schema';
import { describe, expect, test } from 'vitest';
import { hudSlots } from '../features/base/feature';
import { features, partsOf, staleAfter, windows } from './features';

const repository = join(__dirname, '../../../..');
const filesOf = (folder: string, ending: string) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending) && !path.includes('.test.'))
    .map((path) => ({ path, text: readFileSync(join(repository, folder, path), 'utf8') }));

/** Rooms whose messages are for processes only: they refresh a sheet or close a socket. */
const unseenRooms = ['kernel', 'character', 'limit', 'session'];
/** Helpers of tests, which are no room. */
const testingFolder = 'testing';
/** Rooms that make only views of another room stale: an instance, those of its party. */
const roomsForOthers = ['instance'];
/** The rooms that send live updates: those of the domain, and the voice process for its own. */
const pushingRooms = () => [
  'voice',
  ...new Set(
    filesOf('packages/domain/src', '.ts')
      .filter(({ text }) => text.includes('pushAfterCommit('))
      .map(({ path }) => path.split('/')[0] ?? '')
      .filter((room) => ![...unseenRooms, ...roomsForOthers, testingFolder].includes(room)),
  ),
];

describe('the list of features', () => {
  test('has every manifest once, under the name of its folder', () => {
    const folders = filesOf('apps/web/src/features', '/room.ts').map(({ path }) => path.replace('/room.ts', ''));
    expect(features.map(({ room }) => room).sort()).toEqual(folders.sort());
  });

  test('has one window for each key of the settings, in the same order', () => {
    expect(windows.flatMap(({ key }) => key ?? [])).toEqual([...windowActions]);
  });

  test('gives no two windows the same name', () => {
    const names = features.flatMap(({ windows: own, summoned }) => [...(own ?? []), ...(summoned ?? [])]);
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
  });

  test('has one window for each place at which a conversation is held', () => {
    const places = features.flatMap(({ conversations }) => conversations?.map(({ at }) => JSON.stringify(at)) ?? []);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toEqual(expect.arrayContaining(['"counter"', '"anything"']));
  });

  test('fills every place of the HUD', () => {
    expect(hudSlots.filter((slot) => partsOf(slot).length === 0)).toEqual([]);
  });
});

describe('live updates', () => {
  test('make views stale whatever their room is, and no feature waits for updates that are never sent', () => {
    const known = features.flatMap(({ stale }) => Object.keys(stale ?? {}));
    expect([...new Set(known)].sort()).toEqual(pushingRooms().sort());
  });

  test.each([
    ['inventory.changed', ['ability', 'bank', 'clinic', 'inventory', 'vendor', 'wallet']],
    ['inventory.item_gained', ['ability', 'bank', 'clinic', 'inventory', 'vendor', 'wallet']],
    ['wallet.currency_gained', ['inventory', 'vendor', 'wallet']],
    ['loot.generated', ['inventory', 'loot', 'wallet']],
    ['quest.changed', ['inventory', 'progression', 'quest', 'reputation', 'wallet']],
    ['progression.level_up', ['ability', 'character', 'progression']],
    ['ability.slot_set', ['ability']],
    ['combat.ended', ['combat', 'progression']],
    ['reputation.changed', ['reputation', 'vendor']],
    ['npc.conversation_changed', ['quest']],
    ['world-state.changed', ['quest', 'worldState']],
    ['world-event.began', ['worldEvent']],
    ['settings.pins_changed', ['settings']],
    ['settings.saved', ['settings']],
  ])('of %s make the views of %j stale', (topic, routers) => {
    expect([...staleAfter(topic)].sort()).toEqual(routers);
  });

  test('of an unknown room make nothing stale', () => {
    expect(staleAfter('weather.changed').size).toBe(0);
  });
});
