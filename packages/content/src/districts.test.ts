import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { city } from './testing/changed-city';
import { districts, nameDistricts, withDistrictNames, withDistrictNamesInMap, type District } from './districts';
import { zoneMaps } from './server';

const authored = new URL('../data/', import.meta.url);
const messages = new URL('../../../apps/web/src/messages/', import.meta.url);
const filesIn = (folder: URL, ending: RegExp): URL[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => ending.test(name))
    .map((name) => new URL(name, folder));
const read = (file: URL): string => readFileSync(file, 'utf8');

/** Watson under another name, as an operator would write it. */
const renamed: readonly District[] = districts.map((district) =>
  district.id === 'watson'
    ? {
        ...district,
        name: { en: 'Ashford', ru: 'Ашфорд' },
        russian: {
          genitive: 'Ашфорда',
          dative: 'Ашфорду',
          accusative: 'Ашфорд',
          instrumental: 'Ашфордом',
          prepositional: 'Ашфорде',
        },
      }
    : district,
);
const oldName = /Watson|Уотсон/i;
/** Every text a player reads, without ids, which stay. */
const withoutIds = (text: string): string => text.replaceAll(/"[a-z0-9_]+"/g, '""');

describe('a renamed district', () => {
  it('has its new name in every text of the content, and the old one in none', () => {
    const files = filesIn(authored, /\.json$/).filter(({ pathname }) => !pathname.endsWith('districts.json'));
    expect(files.length).toBeGreaterThan(30);
    const texts = files.map((file) => withoutIds(JSON.stringify(withDistrictNames(JSON.parse(read(file)), renamed))));
    expect(texts.filter((text) => oldName.test(text))).toEqual([]);
    expect(texts.join('\n')).toMatch(/Half of Ashford owns one/);
    expect(texts.join('\n')).toMatch(/Все долги Ашфорда/);
  });

  it('has its new name on the maps', () => {
    const maps = filesIn(authored, /\.tmj$/).map((file) =>
      withoutIds(JSON.stringify(withDistrictNamesInMap(JSON.parse(read(file)), renamed))),
    );
    expect(maps).toHaveLength(zoneMaps.length);
    expect(maps.filter((text) => oldName.test(text))).toEqual([]);
    expect(maps.join('\n')).toMatch(/Skylift to Ashford/);
  });

  it('has its new name in every message of the interface', () => {
    const texts = filesIn(messages, /^(?:en|ru)\/.*\.json$/).map((file) =>
      nameDistricts(read(file), file.pathname.includes('/ru/') ? 'ru' : 'en', renamed),
    );
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => oldName.test(withoutIds(text)))).toEqual([]);
    expect(texts.join('\n')).toMatch(/клинике Ашфорда/);
  });
});

describe('the districts', () => {
  it('are the open zones, with the name that their map has', () => {
    const open = city.zones.filter(({ kind }) => kind === 'open');
    expect(districts.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
    for (const { id, name } of districts) expect(zoneMaps.find((map) => String(map.id) === id)?.name).toEqual(name);
  });

  it('are named in Russian in the case that the text asks for, and in English always the same', () => {
    expect(nameDistricts('в {city_center_prepositional}', 'ru')).toBe('в Центре города');
    expect(nameDistricts('{city_center} and {city_center_genitive}', 'en')).toBe('City Center and City Center');
    expect(nameDistricts('{count, plural, one {#} other {#}}', 'ru')).toBe('{count, plural, one {#} other {#}}');
  });
});
