const SHOWN = 10;
const NAME_WIDTH = 100;

/**
 * One test and its duration.
 * @typedef {{ name: string, ms: number }} Timed
 */

/** @param {any} report of Vitest's JSON reporter @returns {Timed[]} every test that ran, in the order of the report */
export function timesOfVitest(report) {
  return report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => typeof test.duration === 'number')
      .map((test) => ({ name: `${baseOf(file.name)} › ${test.fullName}`, ms: test.duration })),
  );
}

/** @param {any} report of Playwright's JSON reporter @returns {Timed[]} every journey with the time of all its tries */
export function timesOfPlaywright(report) {
  const inSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? []).map((spec) => ({
      name: `${baseOf(spec.file)} › ${spec.title}`,
      ms: spec.tests.flatMap((test) => test.results).reduce((sum, result) => sum + result.duration, 0),
    })),
  ];
  return report.suites.flatMap(inSuite);
}

/**
 * Formats the slowest tests as lines for the terminal, the slowest first.
 * @param {Timed[]} times
 * @returns {string[]}
 */
export function formatSlowest(times) {
  const slowest = [...times].sort((left, right) => right.ms - left.ms).slice(0, SHOWN);
  const ms = slowest.map((one) => String(Math.round(one.ms)));
  const width = Math.max(0, ...ms.map((figure) => figure.length));
  return slowest.map((one, index) => `  ${ms[index]?.padStart(width)} ms  ${one.name.slice(0, NAME_WIDTH)}`);
}

function baseOf(file) {
  return file.split(/[/\\]/).at(-1);
}
