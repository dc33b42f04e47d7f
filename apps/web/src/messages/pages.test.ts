import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRoomMessages } from './testing/read-messages';
import { textsProvidedBy, textsShownBy } from './testing/shown-texts';

const app = fileURLToPath(new URL('../app', import.meta.url));
const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
const pages = files.filter((path) => /(^|\/)page\.tsx$/.test(path)).sort();
const play = '(player)/play/page.tsx';

/** Returns a page with the layouts and templates around it. */
function partsOf(page: string): string[] {
  const layouts: string[] = [];
  for (let folder = dirname(page); ; folder = dirname(folder)) {
    layouts.push(join(folder, 'layout.tsx'), join(folder, 'template.tsx'));
    if (folder === '.') break;
  }
  return [page, ...layouts.filter((path) => files.includes(path))].map((path) => join(app, path));
}

/** Returns the rooms that a page gives to the browser, with those of the layouts and templates around it. */
const providedTo = (page: string): string[] => partsOf(page).flatMap(textsProvidedBy);

const without = (rooms: readonly string[], others: readonly string[]) => rooms.filter((room) => !others.includes(room));

describe('what a page sends to the browser', () => {
  test.each(pages)('%s sends every text it shows', (page) => {
    expect(without(textsShownBy(join(app, page)).rooms, providedTo(page))).toEqual([]);
  });

  test.each(pages)('%s sends no text that it never shows', (page) => {
    const shown = [...partsOf(page).flatMap((part) => textsShownBy(part).rooms), 'errors', 'kernel'];
    expect(without(providedTo(page), shown)).toEqual([]);
  });

  test('a page that anyone can read sends no texts besides the ones on it', () => {
    const open = pages.filter((page) => page.startsWith('(public)'));
    expect(open.length).toBeGreaterThan(3);
    expect(open.flatMap(providedTo)).toEqual([]);
  });

  test('the game is sent without the texts of its windows', () => {
    const later = textsShownBy(join(app, play)).later.flatMap(({ messages }) => messages);
    expect(later).toEqual(expect.arrayContaining(['inventory', 'settings', 'vendor']));
    expect(without(later, providedTo(play))).toEqual(later);
  });
});

describe('what a window loads', () => {
  const { later } = textsShownBy(join(app, play));
  const windows = later.map((part) => [part.path.slice(dirname(app).length + 1), part] as const);

  test('the game has windows that are loaded later', () => {
    expect(windows.length).toBeGreaterThan(10);
  });

  test.each(windows)('%s loads exactly the texts it shows and the game does not have', (_, { path, messages }) => {
    expect([...messages].sort()).toEqual(without(textsShownBy(path).rooms, providedTo(play)));
  });

  test('every room that is named has texts', () => {
    const rooms = Object.entries(readRoomMessages('en')).flatMap(([room, { texts }]) => (texts ? [room] : []));
    const named = [...pages.flatMap(providedTo), ...later.flatMap(({ messages }) => messages)];
    expect(without(named, [...rooms, 'errors'])).toEqual([]);
  });
});
