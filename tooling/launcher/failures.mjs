import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectFolder } from './project.mjs';

const REASON_LINES = 6;
const REASON_WIDTH = 200;

/**
 * Returns the failed tests of Vitest's report, each with the first lines of its error.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfVitest(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map((test) => describeFailure(`${file.name} › ${test.fullName}`, test.failureMessages?.[0]));
    return file.status === 'failed' ? [describeFailure(file.name, file.message)] : [];
  });
}

/**
 * Returns the failed journeys of Playwright's report, each with the first lines of its error.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  const inSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => describeFailure(`${spec.file} › ${spec.title}`, reasonOfSpec(spec))),
  ];
  return [
    ...report.suites.flatMap(inSuite),
    ...report.errors.map((error) => describeFailure('outside every journey', error.message)),
  ];
}

function reasonOfSpec(spec) {
  return spec.tests.flatMap((test) => test.results).find((result) => result.error !== undefined)?.error.message;
}

function describeFailure(name, reason) {
  const shortName = path.isAbsolute(name) ? path.relative(projectFolder, name) : name;
  const lines = stripVTControlCharacters(reason ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, REASON_LINES);
  return [shortName, ...lines.map((line) => `    ${line.slice(0, REASON_WIDTH)}`)].join('\n');
}
