/**
 * The numbers of tests that passed and failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** The counts of a missing report: the whole stage counts as one failure. @type {Counts} */
export const nothingReported = { passed: 0, failed: 1 };

/**
 * @param {Counts[]} counts
 * @returns {Counts}
 */
export function sumCounts(counts) {
  return counts.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * Counts the tests in a report of Vitest's JSON reporter; a file that could not be loaded counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  // An error outside every test fails the run without failing a test.
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed };
}

/**
 * Counts the tests in a report of Playwright's JSON reporter; a test that passed only at the second try counts as
 * failed.
 * @param {any} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}

/**
 * Formats the last line of `npm test`.
 * @param {Counts} counts
 */
export function formatCounts({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
