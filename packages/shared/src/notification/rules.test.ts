import { expect, test } from 'vitest';
import { arrivesRead, defaultPreferences, mendPreferences, safetyKinds } from './rules';
import { afterQuiet, emailDueAt } from './schedule';
import { InboxInput, NotificationFact, notificationKinds, Preferences } from './schema';

test('everything arrives until the player chooses', () => {
  expect(mendPreferences(undefined)).toEqual(defaultPreferences);
  expect(mendPreferences('rubbish')).toEqual(defaultPreferences);
});

test('a choice is kept, newer kinds arrive, and kinds that are gone are left out', () => {
  const mended = mendPreferences({ kinds: { level_up: false, fax: false } });
  expect(mended.kinds.level_up).toBe(false);
  expect(mended.kinds.delivery).toBe(true);
  expect(Object.keys(mended.kinds)).toEqual(notificationKinds);
  expect(Preferences.parse(mended)).toEqual(mended);
});

test.each([...safetyKinds])('%s cannot be switched off', (kind) => {
  expect(mendPreferences({ kinds: { [kind]: false } }).kinds[kind]).toBe(true);
});

test('a client that loads page after page is answered, whatever it adds to the request', () => {
  const asked = { box: 'archive', cursor: null };
  expect(InboxInput.parse({ ...asked, direction: 'forward' })).toEqual(asked);
});

test('each kind has its details', () => {
  const kinds = NotificationFact.options.map(({ shape }) => shape.kind.value);
  expect(kinds).toEqual(notificationKinds);
});

test('gains arrive as read, losses and warnings do not', () => {
  const tier = (from: 'known' | 'trusted', to: 'known' | 'trusted'): NotificationFact => ({
    kind: 'tier_changed',
    details: { faction: 'market_ring', from, to },
  });
  expect(arrivesRead({ kind: 'level_up', details: { level: 2 } })).toBe(true);
  expect(arrivesRead(tier('known', 'trusted'))).toBe(true);
  expect(arrivesRead(tier('trusted', 'known'))).toBe(false);
  expect(arrivesRead({ kind: 'new_device', details: { from: 'Firefox' } })).toBe(false);
});

const berlin = { ...defaultPreferences, timeZone: 'Europe/Berlin' };
const mailed = (digest: 'never' | 'at_once' | 'daily' | 'weekly') => ({
  ...berlin,
  email: { ...berlin.email, digest },
});
const due = (at: string, preferences: Preferences) => {
  const ms = emailDueAt(Date.parse(at), preferences);
  return ms === null ? null : new Date(ms).toISOString();
};

test.each([
  ['never', '2031-04-05T12:00:30Z', null],
  ['at_once', '2031-04-05T12:00:30Z', '2031-04-05T12:01:00.000Z'],
  ['daily', '2031-04-05T06:59:00Z', '2031-04-05T07:00:00.000Z'],
  ['daily', '2031-04-05T07:00:00Z', '2031-04-06T07:00:00.000Z'],
  // The clocks go forward in the night to the 30th of March.
  ['daily', '2031-03-29T12:00:00Z', '2031-03-30T07:00:00.000Z'],
  ['daily', '2031-10-25T12:00:00Z', '2031-10-26T08:00:00.000Z'],
  ['weekly', '2031-04-05T12:00:00Z', '2031-04-07T07:00:00.000Z'],
  ['weekly', '2031-04-07T08:00:00Z', '2031-04-14T07:00:00.000Z'],
] as const)('an e-mail that is wanted %s is due by the player’s clock (%s)', (digest, at, expected) => {
  expect(due(at, mailed(digest))).toBe(expected);
});

test.each([
  [{ fromHour: 22, toHour: 8 }, '2031-04-05T21:30:00Z', '2031-04-06T06:00:00.000Z'],
  [{ fromHour: 22, toHour: 8 }, '2031-04-05T12:00:00Z', '2031-04-05T12:00:00.000Z'],
  [{ fromHour: 12, toHour: 15 }, '2031-04-05T10:00:00Z', '2031-04-05T13:00:00.000Z'],
  [{ fromHour: 12, toHour: 15 }, '2031-04-05T13:00:00Z', '2031-04-05T13:00:00.000Z'],
  [{ fromHour: 5, toHour: 5 }, '2031-04-05T03:30:00Z', '2031-04-05T03:30:00.000Z'],
])('quiet hours %j hold back what happens in them', (quiet, at, expected) => {
  expect(new Date(afterQuiet(Date.parse(at), { ...berlin, quiet })).toISOString()).toBe(expected);
});

test('quiet hours hold e-mails back too', () => {
  const quiet = { fromHour: 8, toHour: 11 };
  expect(due('2031-04-05T06:30:00Z', { ...mailed('at_once'), quiet })).toBe('2031-04-05T09:00:00.000Z');
  expect(due('2031-04-05T12:00:00Z', { ...mailed('daily'), quiet })).toBe('2031-04-06T09:00:00.000Z');
});

test('a time zone that does not exist is refused', () => {
  expect(Preferences.safeParse({ ...berlin, timeZone: 'Night/City' }).success).toBe(false);
});
