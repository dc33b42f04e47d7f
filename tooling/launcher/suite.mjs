import os from 'node:os';
import { killCommands, stopCommands } from './commands.mjs';
import { formatCounts, sumCounts } from './counts.mjs';
import { installPackages } from './install.mjs';
import { LaunchProblem } from './messages.mjs';
import { runSideBySide } from './side-by-side.mjs';
import { formatStages } from './stage-table.mjs';
import { cheapStages, dearStages, longStages, roomStages } from './stages.mjs';
import { createSteps } from './steps.mjs';
import { obeyStopRequests } from './stop-requests.mjs';

const LAST_LINES = 15;

/**
 * Runs npm test: installs what is missing, runs every stage whatever the result of those before it, and counts.
 * @param {string[]} args `--check` for what precedes the slow part, `--long` for both lanes, and words of the paths of
 * tests to run only those
 */
export async function runSuite(args) {
  obeyStopRequests({
    onFirst: () => void stopCommands().then(() => process.exit(130)),
    onSecond: () => {
      killCommands();
      process.exit(130);
    },
  });
  const step = createSteps();
  const rows = [];
  const suiteStartedAtMs = Date.now();
  try {
    await step('install', (note, progress) => installPackages({ note, progress }));
    rows.push({ name: 'install', ms: Date.now() - suiteStartedAtMs, counts: { passed: 0, failed: 0 } });
  } catch (error) {
    console.error(error instanceof LaunchProblem ? `\n${error.message}\n` : error);
    finish([{ passed: 0, failed: 1 }]);
    return;
  }
  const failures = [];
  const results = await runSideBySide(chooseStages(args), {
    cores: os.availableParallelism(),
    run: async (stage) => {
      const startedAtMs = Date.now();
      const outcome = await runStage(step, stage);
      if (outcome.slowest?.length > 0) console.log(outcome.slowest.join('\n'));
      if (outcome.counts.failed > 0) failures.push(...namesOf(stage, outcome));
      return { name: stage.name, ms: Date.now() - startedAtMs, counts: outcome.counts };
    },
  });
  rows.push(...results);
  console.log(`\n${formatStages(rows, Date.now() - suiteStartedAtMs)}`);
  // The failures are repeated at the end, where readers look first: a stage's own output may be far above.
  if (failures.length > 0) console.log(`\nDid not hold:\n${failures.join('\n')}\n`);
  finish(rows.map((row) => row.counts));
}

function chooseStages(args) {
  if (args.includes('--check')) return cheapStages();
  /** @type {('short' | 'long')[]} */
  const lanes = args.includes('--long') ? ['short', 'long'] : ['short'];
  const words = args.filter((arg) => !arg.startsWith('-'));
  if (words.length > 0) return roomStages(words, { lanes });
  return [...cheapStages(), ...dearStages(), ...(lanes.includes('long') ? longStages() : [])];
}

async function runStage(step, stage) {
  try {
    const outcome = await step(stage.name, async (note, progress) => {
      const found = await stage.run({ note, progress });
      if (found.counts.failed > 0) throw new StageFailed(found);
      return found;
    });
    if (stage.isShown) showOutput(outcome);
    return outcome;
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    showOutput(error.outcome);
    return error.outcome;
  }
}

function namesOf(stage, { failures = [], output }) {
  if (failures.length > 0) return failures.map((failure) => `${stage.name}: ${failure}`);
  return [`${stage.name}:\n${output.trimEnd().split('\n').slice(-LAST_LINES).join('\n')}`];
}

function showOutput({ output }) {
  console.log(`\n${output.trimEnd()}\n`);
}

class StageFailed extends Error {
  /** @param {import('./stages.mjs').Outcome} outcome */
  constructor(outcome) {
    super('A stage failed.');
    this.outcome = outcome;
  }
}

function finish(counts) {
  const sum = sumCounts(counts);
  process.exitCode = sum.failed > 0 ? 1 : 0;
  console.log(formatCounts(sum));
}
