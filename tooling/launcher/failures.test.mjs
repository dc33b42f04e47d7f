import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

describe('the list of failures at the end of npm test', () => {
  it('names the failed tests of Vitest with the first line of each error', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a holds' },
          {
            status: 'failed',
            fullName: 'a breaks',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\n    to be 2'],
          },
        ],
      },
      { name: 'b.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'b holds' }] },
    ];
    expect(failuresOfVitest({ testResults })).toEqual(['a.test.ts › a breaks\n    expected 1\n        to be 2']);
  });

  it('names a file that could not be loaded', () => {
    expect(
      failuresOfVitest({
        testResults: [{ name: 'c.test.ts', status: 'failed', assertionResults: [], message: 'no such module' }],
      }),
    ).toEqual(['c.test.ts\n    no such module']);
  });

  it('names the failed journeys of Playwright, however deeply they are nested', () => {
    const broken = {
      file: 'walk.spec.ts',
      title: 'walks',
      ok: false,
      tests: [{ results: [{ error: { message: 'timed out' } }] }],
    };
    const held = { file: 'walk.spec.ts', title: 'stands', ok: true, tests: [{ results: [{}] }] };
    expect(
      failuresOfPlaywright({
        suites: [{ specs: [held], suites: [{ specs: [broken] }] }],
        errors: [{ message: 'the server died' }],
      }),
    ).toEqual(['walk.spec.ts › walks\n    timed out', 'outside every journey\n    the server died']);
  });
});
