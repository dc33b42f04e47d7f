import { describe, expect, it } from 'vitest';
import { isFinal, retryDelayMs } from './reconnect';

describe('reconnecting after a lost connection', () => {
  it.each([
    [1, 400],
    [2, 533],
    [3, 711],
    [4, 948],
    [50, 4000],
  ])('waits before attempt %i about %i ms', (attempt, aboutMs) => {
    expect(retryDelayMs(attempt, 0, null)).toBeGreaterThanOrEqual(Math.round(aboutMs * 0.67));
    expect(retryDelayMs(attempt, 1, null)).toBeLessThanOrEqual(Math.round(aboutMs * 1.33));
  });

  it('makes six attempts within ten seconds of a dead server', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs(attempt, 1, null));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(10_000);
  });

  it.each(['taken_over', 'signed_out', 'afk', 'other_character', 'version'] as const)(
    'asks the player first after %s',
    (reason) => expect(isFinal(reason)).toBe(true),
  );
  it.each(['restarting', 'zone_lost', 'too_slow', 'bad_ticket', 'full'] as const)(
    'retries automatically after %s',
    (reason) => expect(isFinal(reason)).toBe(false),
  );
});
