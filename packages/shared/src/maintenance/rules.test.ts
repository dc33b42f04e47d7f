import { minuteMs } from '../kernel/time';
import { describe, expect, it, test } from 'vitest';
import { canPlan, isRunning, reminderAt, retrySeconds, startOf } from './rules';

const plan = { startsAtMs: null, inMinutes: 5, lastsMinutes: 30, message: { en: 'New.', ru: 'Новое.' } };

describe('a plan', () => {
  it('begins after minutes or at a time', () => {
    expect(startOf(plan, 1000)).toBe(1000 + 5 * minuteMs);
    expect(startOf({ startsAtMs: 7, inMinutes: null }, 1000)).toBe(7);
    expect(startOf({ startsAtMs: null, inMinutes: null }, 1000)).toBeNull();
  });

  it('may begin at once, but not in the past', () => {
    expect(canPlan({ ...plan, inMinutes: 0 }, 1000).ok).toBe(true);
    expect(canPlan({ ...plan, inMinutes: null, startsAtMs: 999 }, 1000)).toMatchObject({
      code: 'maintenance.start_past',
    });
  });
});

test.each([
  [31, null],
  [30, 30],
  [16, 30],
  [15, 15],
  [6, 10],
  [1.5, 2],
  [1, 1],
  [0, 1],
])('%s minutes before the start the reminder of %s is due', (minutes, due) => {
  expect(reminderAt(minutes * minuteMs)).toBe(due);
});

test('a refused caller tries again after fifteen seconds at least and five minutes at most', () => {
  expect([0, 60_000, 3_600_000].map(retrySeconds)).toEqual([15, 60, 300]);
});

test('a maintenance runs from its start on', () => {
  expect([null, { startsInMs: 1 }, { startsInMs: 0 }].map(isRunning)).toEqual([false, false, true]);
});
