import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../kernel/time';
import { around } from './evidence';
import { canTalkIn, muteIn, timeLeft } from './sanctions';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const wide = { before: numbers(1, 20).toReversed(), after: numbers(22, 41) };
test.each([
  { place: 'in the middle', ...wide, kept: { before: numbers(11, 20), after: numbers(22, 31) } },
  { place: 'that is the newest', ...wide, after: [], kept: { before: numbers(1, 20), after: [] } },
  { place: 'that is the first', ...wide, before: [], kept: { before: [], after: numbers(22, 41) } },
  { place: 'near the end', ...wide, after: [22, 23, 24], kept: { before: numbers(4, 20), after: [22, 23, 24] } },
  { place: 'near the start', ...wide, before: [20, 19], kept: { before: [19, 20], after: numbers(22, 39) } },
  { place: 'that is alone', before: [], after: [], kept: { before: [], after: [] } },
])('a line $place has twenty lines around it where there are as many', ({ before, after, kept }) => {
  expect(around(before, after)).toEqual(kept);
});

test('a mute holds in its channel, or in all, until it ends, and the longest counts', () => {
  const mutes = [
    { channel: 'trade', untilMs: 5 * minuteMs },
    { channel: 'all', untilMs: 2 * minuteMs },
  ] as const;
  expect(muteIn(mutes, 'trade', 0)).toBe(mutes[0]);
  expect(canTalkIn(mutes, 'say', 0)).toEqual({
    ok: false,
    code: 'chat.muted',
    params: { days: 0, hours: 0, minutes: 2 },
  });
  expect(canTalkIn(mutes, 'say', 2 * minuteMs).ok).toBe(true);
  expect(canTalkIn(mutes, 'trade', 2 * minuteMs).ok).toBe(false);
  expect(canTalkIn([], 'whisper', 0).ok).toBe(true);
});

test.each([
  [0, { days: 0, hours: 0, minutes: 0 }],
  [1, { days: 0, hours: 0, minutes: 1 }],
  [hourMs - 1, { days: 0, hours: 1, minutes: 0 }],
  [30 * dayMs + hourMs + minuteMs, { days: 30, hours: 1, minutes: 1 }],
  [-minuteMs, { days: 0, hours: 0, minutes: 0 }],
])('%i ms are left in whole parts', (ms, parts) => {
  expect(timeLeft(ms)).toEqual(parts);
});
