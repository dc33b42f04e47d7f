import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  claimTable,
  exportContent,
  registerEvent,
  registerFeature,
  registerRequests,
  registerRouter,
  registerZoneRoom,
} from './edits.mjs';
import { fillTemplate, namesOf } from './names.mjs';
import { floorsOf, planRoom } from './plan.mjs';
import { copyCheckout, checkoutAt, removeCheckout } from './testing/checkout-copy.mjs';

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
  for (const edit of [
    claimTable,
    registerRouter,
    exportContent,
    registerEvent,
    registerZoneRoom,
    registerRequests,
    registerFeature,
  ])
    expect(() => edit('', names)).toThrow(/another shape/);
});

test('an unknown flag is named, with those that are known', () => {
  expect(floorsOf(['--zone', '--content', '--zone'])).toEqual(['zone', 'content']);
  expect(() => floorsOf(['--zone', '--roof'])).toThrow(
    '--roof means nothing here; the flags are --content --zone --window.',
  );
});

test('a line of a template can be for one part only', () => {
  const text = '«zone»«name» in the zone\n«!zone»«name» on paper\n';
  expect(fillTemplate(text, namesOf(ROOM), ['zone'])).toBe('leaderboard in the zone\n');
  expect(fillTemplate(text, namesOf(ROOM))).toBe('leaderboard on paper\n');
});

test.each([
  { floors: [], changed: ['packages/domain/rooms.mjs', 'packages/api/src/root.ts'] },
  {
    floors: ['zone'],
    changed: [
      'packages/domain/rooms.mjs',
      'packages/api/src/root.ts',
      'packages/shared/src/protocol/client-events.ts',
      'apps/sim/src/zone/rooms.ts',
      'apps/sim/src/hosting/requests.ts',
    ],
  },
  {
    floors: ['zone', 'window'],
    changed: [
      'packages/domain/rooms.mjs',
      'packages/api/src/root.ts',
      'packages/shared/src/protocol/client-events.ts',
      'apps/sim/src/zone/rooms.ts',
      'apps/sim/src/hosting/requests.ts',
      'apps/web/src/hud/features.ts',
    ],
  },
])('a new room with $floors changes only few files that are there', ({ floors, changed }) => {
  const files = plan(ROOM, floors).map(({ path }) => path);
  expect(files.filter((path) => checkout.has(path))).toEqual(changed);
  expect(changed.length).toBeLessThanOrEqual(6);
});

test('a room with a part in the zone stands in every list the zone reads, as the last', () => {
  const textOf = (path: string) => plan(ROOM, ['zone']).find((file) => file.path === path)?.text;
  expect(textOf('apps/sim/src/zone/rooms.ts')).toMatch(/import \{ leaderboardRoom \}[\s\S]*leaderboardRoom,\n\];/);
  expect(textOf('apps/sim/src/hosting/requests.ts')).toMatch(/ {2}\.\.\.leaderboardRequests,\n\};/);
  expect(textOf('packages/shared/src/protocol/client-events.ts')).toContain(
    "'leaderboard.take_note': z.strictObject({ text: LeaderboardNoteText }),\n} as const;",
  );
});

test('a room with a window is the last of the features on the screen', () => {
  const features = plan(ROOM, ['window']).find(({ path }) => path === 'apps/web/src/hud/features.ts');
  expect(features?.text).toMatch(/import \{ leaderboard \} from[\s\S]* {2}leaderboard,\n\] as const;/);
});

test('a window of a new room reads its notes again when the domain has written one', () => {
  const textOf = (end: string) => plan(ROOM, ['window']).find(({ path }) => path.endsWith(end))?.text;
  expect(textOf('domain/src/leaderboard/steps.ts')).toContain('{ topic: leaderboardNoteWritten.name }');
  expect(textOf('features/leaderboard/room.ts')).toContain("stale: { 'leaderboard': ['leaderboard'] }");
});
