import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './commands.mjs';
import { toolsEnv } from './install.mjs';
import { LaunchProblem, explainFailedStep } from './messages.mjs';
import { cacheFolder, projectFolder } from './project.mjs';
import { fingerprint, listSources, readStamp, writeStamp } from './sources.mjs';

const SOURCES = ['apps', 'packages', 'tooling/tsconfig'];
const ROOT_FILES = ['turbo.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const stampOf = (task) => path.join(cacheFolder, 'stamps', task);

/** What each task leaves behind; a missing one means that it has to run whatever the stamp says. */
const PRODUCTS = {
  generate: ['packages/db/generated'],
  build: ['apps/web/.next/BUILD_ID', 'apps/sim/dist/main.js'],
};

/** @returns {boolean} whether the product can be started as it is, of these sources or older ones */
export function isBuilt() {
  return PRODUCTS.build.every((product) => fs.existsSync(path.join(projectFolder, product)));
}

/** @param {'generate' | 'build'} task @returns {boolean} */
export function isDue(task) {
  const missing = PRODUCTS[task].some((product) => !fs.existsSync(path.join(projectFolder, product)));
  return missing || readStamp(stampOf(task)) !== sourcePrint();
}

/**
 * Runs a turbo task over the whole workspace; at once when no source has changed since it last succeeded.
 * @param {'generate' | 'build'} task
 * @param {{ note: (words: string) => void, progress: (line: string) => void }} show
 * @throws {LaunchProblem} with the end of what the tools said
 */
export async function runTurbo(task, { note, progress }) {
  if (!isDue(task)) {
    note('unchanged');
    return;
  }
  const print = sourcePrint();
  const args = ['run', task, '--output-logs=new-only', '--log-order=grouped'];
  const { code, output } = await runCommand({
    command: turbo,
    args,
    cwd: projectFolder,
    env: toolsEnv(),
    onLine: (line) => progress(withoutTask(line)),
  });
  if (code !== 0) throw new LaunchProblem(explainFailedStep({ step: task, output }));
  writeStamp(stampOf(task), print);
}

/** Development writes where the build wrote, so that the next ordinary start builds again. */
export function forgetBuild() {
  fs.rmSync(stampOf('build'), { force: true });
}

/** Turbo begins each line with the task's name, an empty one too. */
function withoutTask(line) {
  return line.replace(/^\S+:\w+:( |$)/, '');
}

const turbo = path.join(projectFolder, 'node_modules', '.bin', 'turbo');

function sourcePrint() {
  return fingerprint({
    root: projectFolder,
    files: [...listSources({ root: projectFolder, folders: SOURCES }), ...ROOT_FILES],
  });
}
