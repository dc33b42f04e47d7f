import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyCheckout, removeCheckout } from '../new-room/testing/checkout-copy.mjs';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

/** Returns the path of a mutant's patch. */
const patchOf = ({ name }) => fileURLToPath(new URL(`patches/${name}.patch`, import.meta.url));

/**
 * Checks whether the patch of a mutant still fits the code in a folder.
 * @param {import('./mutants.mjs').Mutant} mutant
 * @param {string} root
 * @returns {string | null} why not; null when it fits
 */
export function misfitOf(mutant, root = HOUSE) {
  const { status, stderr } = spawnSync('git', ['apply', '--check', patchOf(mutant)], { cwd: root, encoding: 'utf8' });
  return status === 0 ? null : stderr.trim();
}

/** Copies the repository to a folder in which tests can run. */
export function copyForMutants() {
  const root = copyCheckout();
  cpSync(join(HOUSE, 'packages/db/generated'), join(root, 'packages/db/generated'), { recursive: true });
  if (existsSync(join(HOUSE, '.cache'))) symlinkSync(join(HOUSE, '.cache'), join(root, '.cache'));
  return root;
}

export { removeCheckout as removeCopy };

/**
 * Applies a mutant in the copy, runs its suites and takes it back.
 * @param {import('./mutants.mjs').Mutant} mutant
 * @param {string} root of the copy
 * @returns {{ passed: number, killers: string[] }} the number of tests that passed, and the titles of those that failed
 * @throws {Error} when the patch does not apply or no test ran
 */
export function runMutant(mutant, root) {
  const misfit = misfitOf(mutant, root);
  if (misfit !== null) throw new Error(`the patch ${mutant.name} does not apply: ${misfit}`);
  const git = (...args) => execFileSync('git', ['apply', ...args, patchOf(mutant)], { cwd: root });
  git();
  try {
    return runSuites(mutant, root);
  } finally {
    git('--reverse');
  }
}

function runSuites({ name, project, suites }, root) {
  const report = join(root, 'mutant-report.json');
  const vitest = join(HOUSE, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--root', root, '--project', project, '--reporter', 'json', '--outputFile', report, ...suites];
  // A test run inside a test run starts services of its own and is no worker of the outer one.
  const inherited = Object.entries(process.env).filter(([key]) => !/^(TEST_|VITEST|NODE_OPTIONS)/.test(key));
  const { stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: root,
    env: Object.fromEntries(inherited),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (!existsSync(report)) throw new Error(`no test ran for ${name}: ${stderr}`);
  const { numTotalTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  if (numTotalTests === 0) throw new Error(`no test ran for ${name}`);
  const killers = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return { passed: numPassedTests, killers };
}
