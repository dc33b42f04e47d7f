import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from './commands.mjs';
import { LaunchProblem, explainFailedInstall } from './messages.mjs';
import { cacheFolder, projectFolder, toolEnv } from './project.mjs';
import { fingerprint, readStamp, writeStamp } from './sources.mjs';

const PNPM_VERSION = '10.34.9';
const STAMP = path.join(projectFolder, 'node_modules', '.necp-install');
const ownPnpm = path.join(cacheFolder, 'pnpm');
const ROOMS = ['apps', 'packages', 'tooling'];
const SINGLE_ROOMS = ['e2e', 'bench'];

/** @returns {boolean} whether the installed packages differ from the lock file */
export function isInstallDue() {
  return readStamp(STAMP) !== manifestPrint();
}

/**
 * Installs exactly the packages of the lock file; returns at once when nothing has changed since the last time.
 * @param {{ note: (words: string) => void, progress: (line: string) => void }} show
 * @throws {LaunchProblem} saying whether the network, the disk or a package is to blame
 */
export async function installPackages({ note, progress }) {
  // Turbo calls it too, so it must exist even when nothing has to be installed.
  const [command = '', ...first] = await findPnpm(progress);
  if (!isInstallDue()) {
    note('unchanged');
    return;
  }
  const args = [...first, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  const { code, output } = await runCommand({
    command,
    args,
    cwd: projectFolder,
    env: { ...toolsEnv(), CI: 'true' },
    onLine: progress,
  });
  if (code !== 0) throw new LaunchProblem(explainFailedInstall(output));
  writeStamp(STAMP, manifestPrint());
}

/** Returns the environment in which turbo and the scripts of packages find the pinned pnpm. */
export function toolsEnv() {
  const bins = [path.join(projectFolder, 'node_modules', '.bin'), path.join(ownPnpm, 'node_modules', '.bin')];
  return { ...toolEnv(process.env), PATH: [...bins, process.env.PATH ?? ''].join(path.delimiter) };
}

/** Finds the pinned pnpm: our own beside the database, or the one on the PATH when it has that version. */
async function findPnpm(progress) {
  const script = path.join(ownPnpm, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  if (fs.existsSync(script)) return [process.execPath, script];
  // It is called outside the project, where another version would not silently download the pinned one.
  const onPath = spawnSync('pnpm', ['--version'], { cwd: os.tmpdir(), encoding: 'utf8' });
  if (onPath.stdout?.trim() === PNPM_VERSION) return ['pnpm'];
  fs.mkdirSync(ownPnpm, { recursive: true });
  fs.writeFileSync(path.join(ownPnpm, 'package.json'), '{ "private": true }\n');
  const [command = '', ...first] = findNpm();
  const args = [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error', `pnpm@${PNPM_VERSION}`];
  progress(`fetching pnpm ${PNPM_VERSION}`);
  const { code, output } = await runCommand({ command, args, cwd: ownPnpm, env: toolEnv(process.env) });
  if (code !== 0) throw new LaunchProblem(explainFailedInstall(output));
  return [process.execPath, script];
}

function findNpm() {
  const running = process.env.npm_execpath ?? '';
  return path.basename(running).startsWith('npm-cli') ? [process.execPath, running] : ['npm'];
}

function manifestPrint() {
  const rooms = ROOMS.flatMap((folder) =>
    fs.readdirSync(path.join(projectFolder, folder)).map((name) => path.join(folder, name)),
  );
  const manifests = ['.', ...rooms, ...SINGLE_ROOMS].map((room) => path.join(room, 'package.json'));
  const files = [...manifests, 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'].filter((file) =>
    fs.existsSync(path.join(projectFolder, file)),
  );
  return fingerprint({
    root: projectFolder,
    files,
    salt: [process.platform, process.arch, process.versions.modules, PNPM_VERSION],
  });
}
