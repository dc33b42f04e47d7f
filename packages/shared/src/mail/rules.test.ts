import { describe, expect, test } from 'vitest';
import { dayMs } from '../kernel/time';
import { canSend, canSendToday, canWrite, delayMsFor, feeFor, mailLimitsAt, valueDelayMs } from './rules';
import { BoxInput, DestroyLettersInput, mailPlaces, mostLettersAtOnce, PayInput, SendLetterInput } from './schema';

test.each([
  [0, 0n, 5n],
  [1, 0n, 15n],
  [12, 0n, 125n],
  [0, 1n, 6n],
  [0, 100n, 6n],
  [0, 101n, 7n],
  [2, 1_000n, 35n],
])('%s stacks and %s chits cost %s to send', (stacks, chits, fee) => {
  expect(feeFor({ stacks, chits })).toBe(fee);
});

test('only what is of value, to others than friends, takes an hour', () => {
  expect(delayMsFor({ hasValue: true, isFriend: false })).toBe(valueDelayMs);
  for (const letter of [
    { hasValue: true, isFriend: true },
    { hasValue: false, isFriend: false },
  ])
    expect(delayMsFor(letter)).toBe(0);
});

const marks = { isLocked: false, isBound: false };
test.each([
  ['material', marks, { ok: true }],
  ['quest', marks, { ok: false, code: 'mail.quest_item' }],
  ['material', { ...marks, isBound: true }, { ok: false, code: 'inventory.bound' }],
  ['material', { ...marks, isLocked: true }, { ok: false, code: 'inventory.locked' }],
] as const)('an item of kind %s with %j is judged', (kind, marked, verdict) => {
  expect(canSend({ kind }, marked)).toMatchObject(verdict);
});

const draft = { subject: 'Hi', text: '', itemIds: [] as string[], chits: 0, codChits: 0 };
test.each([
  ['words alone', draft, { ok: true }],
  ['money alone', { ...draft, subject: '', chits: 1 }, { ok: true }],
  ['nothing', { ...draft, subject: ' \n' }, { ok: false, code: 'mail.empty' }],
  ['a price for nothing', { ...draft, codChits: 1 }, { ok: false, code: 'mail.cod_needs_items' }],
  ['a price and money', { ...draft, codChits: 1, chits: 1 }, { ok: false, code: 'mail.cod_or_money' }],
  ['a price for an item', { ...draft, codChits: 1, itemIds: ['a'] }, { ok: true }],
  ['an item twice', { ...draft, itemIds: ['a', 'a'] }, { ok: false, code: 'mail.twice' }],
])('a letter with %s is judged', (_what, written, verdict) => {
  expect(canWrite(written)).toMatchObject(verdict);
});

test('younger accounts send less', () => {
  const [young, week, old] = [0, 2 * dayMs, 30 * dayMs].map(mailLimitsAt);
  expect(young?.letters).toBeLessThan(week?.letters ?? 0);
  expect(week?.chits).toBeLessThan(old?.chits ?? 0);
  const limits = { letters: 2, chits: 100 };
  expect(canSendToday(limits, { letters: 1, chits: 60n }, 40n)).toEqual({ ok: true });
  expect(canSendToday(limits, { letters: 1, chits: 60n }, 41n)).toMatchObject({ code: 'mail.daily_chits' });
  expect(canSendToday(limits, { letters: 2, chits: 0n }, 0n)).toMatchObject({ code: 'mail.daily_letters' });
});

const id = '018f3c1e-0000-7000-8000-000000000001';
const written = { requestId: id, to: 'Ann', subject: '', text: '', items: [], chits: 0, codChits: 0 };
const wrong = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 2 ** 53 + 2, '5', [5], {}, null, 5n];
describe('the input of a letter', () => {
  test.each(wrong)('refuses the amount of money %s', (amount) => {
    expect(SendLetterInput.safeParse({ ...written, chits: amount }).success).toBe(false);
    expect(SendLetterInput.safeParse({ ...written, codChits: amount }).success).toBe(false);
    expect(PayInput.safeParse({ requestId: id, letterId: id, codChits: amount }).success).toBe(false);
  });

  test.each([...wrong, 0])('refuses the quantity %s of an item', (quantity) => {
    expect(SendLetterInput.safeParse({ ...written, items: [{ itemId: id, quantity }] }).success).toBe(false);
  });

  test('takes at most twelve stacks, 80 characters of a subject and 2000 of a text', () => {
    const items = (count: number) => Array.from({ length: count }, () => ({ itemId: id, quantity: 1 }));
    expect(SendLetterInput.safeParse({ ...written, items: items(mailPlaces) }).success).toBe(true);
    expect(SendLetterInput.safeParse({ ...written, items: items(mailPlaces + 1) }).success).toBe(false);
    expect(SendLetterInput.safeParse({ ...written, subject: 'a'.repeat(81) }).success).toBe(false);
    expect(SendLetterInput.safeParse({ ...written, text: 'a'.repeat(2_001) }).success).toBe(false);
  });
});

test('many letters are named at a time, but not any number', () => {
  const letterIds = Array.from({ length: mostLettersAtOnce + 1 }, () => id);
  const of = { requestId: id, withContents: false };
  expect(DestroyLettersInput.safeParse({ ...of, letterIds: letterIds.slice(1) }).success).toBe(true);
  for (const ids of [letterIds, []])
    expect(DestroyLettersInput.safeParse({ ...of, letterIds: ids }).success).toBe(false);
  expect(BoxInput.parse({})).toMatchObject({ box: 'inbox', only: 'all' });
});
