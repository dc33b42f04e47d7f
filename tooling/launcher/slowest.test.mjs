import { describe, expect, it } from 'vitest';
import { formatSlowest, timesOfPlaywright, timesOfVitest } from './slowest.mjs';

describe('the ten slowest tests of a stage', () => {
  it('are listed with the slowest first', () => {
    expect(
      formatSlowest([
        { name: 'a', ms: 4.4 },
        { name: 'b', ms: 1200.6 },
      ]),
    ).toEqual(['  1201 ms  b', '     4 ms  a']);
  });

  it('are never more than ten', () => {
    const times = Array.from({ length: 30 }, (_, ms) => ({ name: `test ${ms}`, ms }));
    expect(formatSlowest(times)).toHaveLength(10);
    expect(formatSlowest(times)[0]).toContain('test 29');
  });

  it('are read from the report of Vitest, without tests that never ran', () => {
    const assertionResults = [{ fullName: 'a holds', duration: 7 }, { fullName: 'b was left out' }];
    expect(timesOfVitest({ testResults: [{ name: '/x/y.test.ts', assertionResults }] })).toEqual([
      { name: 'y.test.ts › a holds', ms: 7 },
    ]);
  });

  it('are read from the report of Playwright, however deeply they are nested', () => {
    const walk = { file: 'walk.spec.ts', title: 'walks', tests: [{ results: [{ duration: 30 }, { duration: 12 }] }] };
    expect(timesOfPlaywright({ suites: [{ specs: [], suites: [{ specs: [walk] }] }] })).toEqual([
      { name: 'walk.spec.ts › walks', ms: 42 },
    ]);
  });
});
