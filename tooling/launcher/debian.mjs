import { spawnSync } from 'node:child_process';
import { runCommand } from './commands.mjs';
import { toolEnv } from './project.mjs';

/** Whether this is a Debian system on which packages can be installed. */
export function isDebianRoot() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/**
 * Installs a package of Debian.
 * @param {string} name
 * @param {(line: string) => void} progress
 * @returns {Promise<string>} what the attempt said
 */
export async function installFromDebian(name, progress) {
  const env = { ...toolEnv(process.env), DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    runCommand({
      command: 'apt-get',
      args: ['-o', 'DPkg::Lock::Timeout=300', ...args],
      cwd: '/',
      env,
      onLine: progress,
    });
  const updated = await apt('update');
  const installed = await apt('install', '-y', '--no-install-recommends', name);
  return updated.output + installed.output;
}
