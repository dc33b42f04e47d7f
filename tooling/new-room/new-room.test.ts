import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimTable, exportContent, registerRouter } from './edits.mjs';
import { fillTemplate, namesOf } from './names.mjs';
import { planRoom } from './plan.mjs';
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
  for (const edit of [claimTable, registerRouter, exportContent])
    expect(() => edit('', names)).toThrow(/another shape/);
});
