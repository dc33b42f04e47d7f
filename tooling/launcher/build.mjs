import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './commands.mjs';
import { toolsEnv } from './install.mjs';
import { LaunchProblem, explainFailedStep } from './messages.mjs';
import { projectFolder } from './project.mjs';

const turbo = path.join(projectFolder, 'node_modules', '.bin', 'turbo');
const webBuild = path.join(projectFolder, 'apps', 'web', '.next');
const products = [path.join(webBuild, 'BUILD_ID'), path.join(projectFolder, 'apps', 'sim', 'dist', 'main.js')];

/** @returns {boolean} whether the product can be started as it is, of these sources or older ones */
export function isBuilt() {
  return products.every((product) => fs.existsSync(product));
}

/**
 * Runs a turbo task over the whole workspace. What is unchanged comes from turbo's cache, which also puts back products
 * that are missing or damaged.
 * @param {'generate' | 'build'} task
 * @param {{ note: (words: string) => void, progress: (line: string) => void }} show
 * @throws {LaunchProblem} with the end of what the tools said
 */
export async function runTurbo(task, { note, progress }) {
  if (task === 'build') clearDevelopment();
  const args = ['run', task, '--output-logs=new-only', '--log-order=grouped'];
  const { code, output } = await runCommand({
    command: turbo,
    args,
    cwd: projectFolder,
    env: toolsEnv(),
    onLine: (line) => progress(withoutTask(line)),
  });
  if (code !== 0) throw new LaunchProblem(explainFailedStep({ step: task, output }));
  if (output.includes('FULL TURBO')) note('unchanged');
}

/** Development writes where the build writes. Turbo adds what is missing but removes nothing. */
function clearDevelopment() {
  if (!fs.existsSync(path.join(webBuild, 'static', 'development'))) return;
  for (const name of fs.readdirSync(webBuild))
    if (name !== 'cache') fs.rmSync(path.join(webBuild, name), { recursive: true });
}

/** Turbo begins each line with the task's name, an empty one too. */
function withoutTask(line) {
  return line.replace(/^\S+:\w+:( |$)/, '');
}
