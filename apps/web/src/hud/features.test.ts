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

/** The ends of the topics under which the domain sends news of a character or the world. */
const pushedTopics = () =>
  filesOf('packages/domain/src', '.ts').flatMap(({ text }) =>
    [...text.matchAll(/\/topic\/(?:character\/\$\{[^}]+\}|world)\/(\w+)/g)].map(([, end]) => end ?? ''),
  );

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

describe('news from the server', () => {
  test('make views stale whatever their topic is, and no feature waits for news that are never sent', () => {
    const known = features.flatMap(({ stale }) => Object.keys(stale ?? {}));
    expect([...new Set(known)].sort()).toEqual([...new Set(pushedTopics())].sort());
  });

  test.each([
    ['inventory', ['bank', 'inventory', 'vendor', 'wallet']],
    ['loot', ['inventory', 'loot', 'wallet']],
    ['quest', ['inventory', 'progression', 'quest', 'reputation', 'wallet']],
    ['progression', ['ability', 'character', 'progression']],
    ['combat', ['combat', 'progression']],
    ['reputation', ['reputation', 'vendor']],
    ['conversation', ['quest']],
    ['sheet', ['ability', 'combat', 'inventory', 'progression']],
    ['state', ['quest', 'worldState']],
    ['events', ['worldEvent']],
  ])('of %s make the views of %j stale', (topic, routers) => {
    expect([...staleAfter(topic)].sort()).toEqual(routers);
  });

  test('of an unknown topic make nothing stale', () => {
    expect(staleAfter('weather').size).toBe(0);
  });
});
