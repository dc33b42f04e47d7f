import { expect, test } from 'vitest';
import { arrivesRead, defaultPreferences, mendPreferences, safetyKinds } from './rules';
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
