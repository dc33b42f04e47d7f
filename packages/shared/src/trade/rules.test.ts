import { describe, expect, test } from 'vitest';
import { dayMs } from '../kernel/time';
import {
  canConfirm,
  canOffer,
  canTradeToday,
  limitsAt,
  lockMs,
  looksAlike,
  markedAfter,
  placeIn,
  warningsFor,
  type WarningFacts,
} from './rules';
import { ConfirmTradeInput, OfferItemInput, OfferMoneyInput, tradePlaces } from './schema';

const marks = { isLocked: false, isBound: false };
test.each([
  ['material', marks, { ok: true }],
  ['quest', marks, { ok: false, code: 'trade.quest_item' }],
  ['material', { ...marks, isBound: true }, { ok: false, code: 'inventory.bound' }],
  ['material', { ...marks, isLocked: true }, { ok: false, code: 'inventory.locked' }],
] as const)('an item of kind %s with %j is judged', (kind, marked, verdict) => {
  expect(canOffer({ kind }, marked)).toMatchObject(verdict);
});

const facts = { version: 4, changedMs: 1_000, nowMs: 1_000 + lockMs, own: { step: 0 }, other: { step: 0 } };
describe('a confirmation', () => {
  test('names the version that it confirms', () => {
    expect(canConfirm(facts, { version: 4, step: 1 })).toEqual({ ok: true });
    for (const version of [3, 5])
      expect(canConfirm(facts, { version, step: 1 })).toMatchObject({ code: 'trade.changed' });
  });

  test('waits three seconds after a change', () => {
    const early = { ...facts, nowMs: facts.nowMs - 1 };
    expect(canConfirm(early, { version: 4, step: 1 })).toMatchObject({ code: 'trade.wait' });
  });

  test('is repeated only after both have confirmed once', () => {
    const sides = [
      [0, 0, false],
      [1, 0, false],
      [0, 1, false],
      [1, 1, true],
      [1, 2, true],
    ] as const;
    for (const [own, other, ok] of sides)
      expect(canConfirm({ ...facts, own: { step: own }, other: { step: other } }, { version: 4, step: 2 }).ok).toBe(ok);
  });
});

test('changes in quick succession are marked together, a later one or one that cancels alone', () => {
  const quick = { ...facts, nowMs: 1_500, baseVersion: 2 };
  expect(markedAfter(quick)).toBe(2);
  expect(markedAfter({ ...quick, nowMs: 9_000 })).toBe(4);
  expect(markedAfter({ ...quick, other: { step: 1 } })).toBe(4);
});

test('a stack takes the place that is wanted, or the first free one, and none after twelve', () => {
  expect(placeIn([0, 1], 5)).toBe(5);
  expect(placeIn([0, 1, 5], 5)).toBe(2);
  const all = Array.from({ length: tradePlaces }, (_, place) => place);
  expect(placeIn(all, null)).toBeNull();
});

test('younger accounts may trade less', () => {
  const [young, week, old] = [0, 2 * dayMs, 30 * dayMs].map(limitsAt);
  expect(young?.trades).toBeLessThan(week?.trades ?? 0);
  expect(week?.chits).toBeLessThan(old?.chits ?? 0);
  const limits = { trades: 2, chits: 100 };
  expect(canTradeToday(limits, { trades: 1, chits: 60n }, 40n)).toEqual({ ok: true });
  expect(canTradeToday(limits, { trades: 1, chits: 60n }, 41n)).toMatchObject({ code: 'trade.daily_chits' });
  expect(canTradeToday(limits, { trades: 2, chits: 0n }, 0n)).toMatchObject({ code: 'trade.daily_trades' });
});

const stim = { templateId: 'stim', icon: 'stim', rarity: 'military', level: 3, quantity: 5 };
const fair: WarningFacts = {
  ...{ givesChits: 900, getsChits: 800, givesSomething: true, getsSomething: true, isKnown: true },
  ...{ offered: [stim], takenBack: [], leastDurability: 1 },
};
test.each([
  ['a fair one', fair, []],
  ['something for nothing', { ...fair, getsChits: 0, getsSomething: false }, ['nothing_back']],
  ['values far apart', { ...fair, givesChits: 5_000 }, ['uneven']],
  ['small values far apart', { ...fair, givesChits: 100, getsChits: 1 }, []],
  ['a gift to oneself', { ...fair, givesChits: 0, givesSomething: false }, []],
  ['a stack that looks like the one before', { ...fair, takenBack: [{ ...stim, rarity: 'iconic' }] }, ['look_alike']],
  ['the same stack again', { ...fair, takenBack: [stim] }, []],
  ['a broken item', { ...fair, leastDurability: 0.1 }, ['worn_out']],
  ['a stranger', { ...fair, isKnown: false }, ['stranger']],
] as const)('%s is warned of as it deserves', (_what, trade, warnings) => {
  expect(warningsFor(trade)).toEqual(warnings);
});

test('two items with one picture look alike', () => {
  expect(looksAlike(stim, { ...stim, templateId: 'stim_weak' })).toBe(true);
  expect(looksAlike(stim, { ...stim, templateId: 'pistol', icon: 'pistol' })).toBe(false);
});

const id = '018f3c1e-0000-7000-8000-000000000001';
const of = { requestId: id, tradeId: id };
test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 2 ** 53 + 2, '5', [5], { n: 5 }, null, 5n])(
  'the quantity %s of an item is refused',
  (quantity) => {
    expect(OfferItemInput.safeParse({ ...of, itemId: id, quantity, place: null }).success).toBe(false);
  },
);
test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 2 ** 53 + 2, '5', [5], {}, null, 5n])(
  'the amount of money %s is refused',
  (chits) => {
    expect(OfferMoneyInput.safeParse({ ...of, chits }).success).toBe(false);
  },
);
test.each([0, 3, -1, 1.5, '1', null])('a confirmation of step %s is refused', (step) => {
  expect(ConfirmTradeInput.safeParse({ ...of, version: 1, step }).success).toBe(false);
});
