import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, formatCounts, sumCounts } from './counts.mjs';

describe('the last line of npm test', () => {
  it('adds up all stages', () => {
    expect(
      formatCounts(
        sumCounts([
          { passed: 1, failed: 0 },
          { passed: 40, failed: 2 },
        ]),
      ),
    ).toBe('41 passed, 2 failed');
  });

  it('counts what Vitest reports', () => {
    expect(
      countVitest({
        success: false,
        numPassedTests: 7,
        numFailedTests: 1,
        testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
      }),
    ).toEqual({ passed: 7, failed: 1 });
  });

  it('counts a file that could not be loaded', () => {
    expect(
      countVitest({
        success: false,
        numPassedTests: 7,
        numFailedTests: 0,
        testResults: [{ status: 'failed', assertionResults: [] }],
      }),
    ).toEqual({ passed: 7, failed: 1 });
  });

  it('counts an error outside every test', () => {
    expect(countVitest({ success: false, numPassedTests: 7, numFailedTests: 0, testResults: [] })).toEqual({
      passed: 7,
      failed: 1,
    });
  });

  it('counts a journey that passed only at the second try as failed', () => {
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  it('counts journeys that could not start as failed', () => {
    expect(
      countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{ message: 'no browser' }] }),
    ).toEqual({ passed: 0, failed: 1 });
  });
});
