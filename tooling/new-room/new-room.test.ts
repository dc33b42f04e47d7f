import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCrossings } from '../fences/cruise.mjs';
import { listTree, readTree } from '../fences/tidy/read-tree.mjs';
import { findUntidiness } from '../fences/tidy/rules.mjs';
import { addMessages, claimTable, exportContent, registerRouter } from './edits.mjs';
import { fillTemplate, namesOf } from './names.mjs';
import { planRoom } from './plan.mjs';
import { build, complaintsOf, copyCheckout, checkoutAt, removeCheckout } from './testing/checkout-copy.mjs';

/** A room that does not exist yet. */
const ROOM = 'leaderboard';
const MINUTES_MS = 60_000;

let root = '';
let checkout: Awaited<ReturnType<typeof checkoutAt>>;

beforeAll(async () => {
  root = copyCheckout();
  checkout = await checkoutAt(root);
}, MINUTES_MS);

afterAll(() => removeCheckout(root));

const plan = (name: string | undefined, floors: string[] = []) => planRoom({ name, floors, checkout });

test.each([
  { name: undefined, says: /Which room\?/ },
  { name: 'World_Event', says: /no name for a room/ },
  { name: '../mail', says: /no name for a room/ },
  { name: 'kernel', says: /kernel is there once/ },
  { name: 'marketplace', says: /knows no room "marketplace"\. Did you mean market/ },
  { name: 'settings', says: /exists already:\n {2}packages\/shared\/src\/settings/ },
])('explains why the room $name cannot be created', ({ name, says }) => {
  expect(() => plan(name)).toThrow(says);
});

test('a name has the spelling that each place uses', () => {
  expect(namesOf('world-event')).toMatchObject({
    room: 'worldEvent',
    Room: 'WorldEvent',
    snake: 'world_event',
    table: 'world_event_notes',
    title: 'World event',
  });
  expect(() => fillTemplate('«colour»', namesOf(ROOM))).toThrow('«colour»');
});

test('a file that does not have the expected shape is left unchanged, and the error says so', () => {
  const names = namesOf(ROOM);
  for (const edit of [claimTable, registerRouter, exportContent])
    expect(() => edit('', names)).toThrow(/another shape/);
  expect(() => addMessages({ errors: { mail: 'x' } })('{ "errors": { "mail": "y" } }')).toThrow(
    'errors.mail is there already',
  );
});

test(
  'a new room exists in every package, compiles, lints, is tidy and crosses no fence',
  async () => {
    const files = plan(ROOM, ['content']);
    build(root, files);
    const code = files.map(({ path }) => path).filter((path) => /\.tsx?$/.test(path));
    expect(complaintsOf(root, { tool: 'biome', args: ['format', '--write', ...code] })).toBe('');
    const tsconfig = {
      extends: './tsconfig.json',
      compilerOptions: { incremental: false, plugins: [] },
      include: ['src/**/*.d.ts'],
      files: code.map((path) => `../../${path}`),
    };
    build(root, [{ path: 'apps/web/tsconfig.room.json', text: JSON.stringify(tsconfig) }]);

    expect(
      complaintsOf(root, {
        tool: 'prisma',
        args: ['generate'],
        cwd: 'packages/db',
        env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' },
      }),
    ).toBe('');
    const types = complaintsOf(root, {
      tool: '../typescript-native/bin/tsc',
      args: ['-p', 'tsconfig.room.json'],
      cwd: 'apps/web',
    });
    expect(types.split('\n').filter((line) => line.includes(ROOM))).toEqual([]);
    expect(complaintsOf(root, { tool: 'eslint', args: code })).toBe('');
    const crossings = await findCrossings(root);
    expect(crossings.filter(({ from }) => code.includes(from))).toEqual([]);
    const map = await import(`${pathToFileURL(join(root, 'packages/domain/rooms.mjs')).href}?with=${ROOM}`);
    const tree = readTree(root, listTree(root));
    expect(findUntidiness(tree, map).filter(({ path }) => path.includes(ROOM) || path.endsWith('rooms.mjs'))).toEqual(
      [],
    );
  },
  4 * MINUTES_MS,
);
