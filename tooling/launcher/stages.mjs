import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser, findBrowser } from './browser.mjs';
import { runTurbo } from './build.mjs';
import { runCommand } from './commands.mjs';
import { countPlaywright, countVitest, formatCounts, nothingReported } from './counts.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { toolsEnv } from './install.mjs';
import { projectFolder } from './project.mjs';
import { formatSlowest, timesOfPlaywright, timesOfVitest } from './slowest.mjs';

const binFolder = path.join(projectFolder, 'node_modules', '.bin');
const held = { passed: 1, failed: 0 };
const broken = { passed: 0, failed: 1 };

/**
 * One part of `npm test`. It never throws: what went wrong is in its output.
 * @typedef {{ note: (words: string) => void, progress: (line: string) => void }} Show
 * @typedef {{ counts: import('./counts.mjs').Counts, output: string, failures?: string[], slowest?: string[] }} Outcome
 * `cores` is how many cores it keeps busy; one that is left out wants the machine for itself.
 * @typedef {{ name: string, run: (show: Show) => Promise<Outcome>, cores?: number, isShown?: boolean }} Stage
 */

/**
 * Returns the stages that need neither database nor browser, the cheapest first, but lint early beside the others.
 * @returns {Stage[]}
 */
export function cheapStages() {
  return [
    turboStage('generate'),
    commandStage('format', { command: bin('biome'), args: ['format', '.'] }),
    onOneCore(commandStage('sherif', { command: bin('sherif'), args: [] })),
    onOneCore(commandStage('fences', { command: process.execPath, args: ['tooling/fences/cruise.mjs'] })),
    onOneCore(commandStage('lint', { command: bin('eslint'), args: ['.'] })),
    onOneCore(commandStage('tidy', { command: process.execPath, args: ['tooling/fences/tidy.mjs'] })),
    onOneCore(commandStage('content', { command: bin('tsx'), args: ['src/check.ts'], cwd: 'packages/content' })),
    onOneCore(commandStage('knip', { command: bin('knip'), args: [] })),
    commandStage('types', {
      command: bin('turbo'),
      args: ['run', 'typecheck', '--output-logs=errors-only', '--continue'],
    }),
    vitestStage('unit', ['--project', 'unit', '--project', 'components']),
  ];
}

/**
 * Returns the stages that need a database, the built product or a browser.
 * @returns {Stage[]}
 */
export function dearStages() {
  return [
    vitestStage('domain', ['--project', 'domain']),
    vitestStage('simulation', ['--project', 'sim']),
    turboStage('build'),
    playwrightStage('journeys', 'short'),
  ];
}

/**
 * Returns the long lane: stages that are too slow for each commit.
 * @returns {Stage[]}
 */
export function longStages() {
  return [
    vitestStage('unit, long', ['--project', 'unit-long', '--project', 'components-long']),
    vitestStage('domain, long', ['--project', 'domain-long']),
    vitestStage('simulation, long', ['--project', 'sim-long']),
    playwrightStage('journeys, long', 'long'),
  ];
}

/**
 * Returns the tests of one room in all packages.
 * @param {string[]} words of their paths
 * @param {{ lanes: readonly ('short' | 'long')[] }} choice
 * @returns {Stage[]}
 */
export function roomStages(words, { lanes }) {
  const projects = ['unit', 'components', 'domain', 'sim'].flatMap((kind) => [
    ...(lanes.includes('short') ? ['--project', kind] : []),
    ...(lanes.includes('long') ? ['--project', `${kind}-long`] : []),
  ]);
  return [turboStage('generate'), { ...vitestStage('tests', [...words, ...projects]), isShown: true }];
}

function bin(name) {
  return path.join(binFolder, name);
}

function onOneCore(stage) {
  return { ...stage, cores: 1 };
}

function commandStage(name, { command, args, cwd = '.' }) {
  return {
    name,
    run: async ({ progress }) => {
      const { code, output } = await runCommand({
        command,
        args,
        cwd: path.join(projectFolder, cwd),
        env: toolsEnv(),
        onLine: progress,
      });
      return { counts: code === 0 ? held : broken, output };
    },
  };
}

function turboStage(task) {
  return {
    name: task,
    run: async (show) => {
      try {
        await runTurbo(task, show);
        return { counts: held, output: '' };
      } catch (error) {
        return { counts: broken, output: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function vitestStage(name, args) {
  return {
    name,
    run: async (show) => {
      const reportFile = newReportFile(name);
      const flags = [
        'run',
        ...args,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ];
      const { code, output } = await runCommand({
        command: bin('vitest'),
        args: flags,
        cwd: projectFolder,
        env: toolsEnv(),
        onLine: show.progress,
      });
      return judge(show, {
        code,
        output,
        report: readReport(reportFile),
        count: countVitest,
        list: failuresOfVitest,
        times: timesOfVitest,
      });
    },
  };
}

function playwrightStage(name, lane) {
  return {
    name,
    run: async (show) => {
      try {
        await ensureBrowser({ note: () => {}, progress: show.progress });
      } catch (error) {
        return { counts: nothingReported, output: error instanceof Error ? error.message : String(error) };
      }
      const reportFile = newReportFile(name);
      const env = {
        ...toolsEnv(),
        TEST_LANE: lane,
        CHROMIUM_PATH: findBrowser(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      };
      const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
      const { code, output } = await runCommand({
        command: bin('playwright'),
        args,
        cwd: projectFolder,
        env,
        onLine: show.progress,
      });
      return judge(show, {
        code,
        output,
        report: readReport(reportFile),
        count: countPlaywright,
        list: failuresOfPlaywright,
        times: timesOfPlaywright,
      });
    },
  };
}

function judge(show, { code, output, report, count, list, times }) {
  const counts = report === null ? nothingReported : count(report);
  const agreed = code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  show.note(formatCounts(agreed));
  if (report === null) return { counts: agreed, output };
  return { counts: agreed, output, failures: list(report), slowest: formatSlowest(times(report)) };
}

function newReportFile(name) {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'necp-report-')), `${name}.json`);
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
}
