import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Returns the command line of a running program, empty when there is none (or only a zombie).
 * @param {number} pid
 * @returns {string}
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return '';
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,args='], { encoding: 'utf8' });
  return (stdout ?? '').trim().startsWith('Z') ? '' : (stdout ?? '').trim();
}

/**
 * Stops a server that an earlier, killed launcher left behind, and waits until it is gone.
 * @param {{ pidFile: string, looksLike: RegExp, signal: NodeJS.Signals }} leftover
 */
export async function stopLeftover({ pidFile, looksLike, signal }) {
  if (!fs.existsSync(pidFile)) return;
  const pid = Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10);
  if (looksLike.test(commandOf(pid))) {
    process.kill(pid, signal);
    for (let tries = 0; tries < 150 && looksLike.test(commandOf(pid)); tries += 1) await pause(100);
  }
  // Another program may have the process id by now, and some servers would then refuse to start for ever.
  fs.rmSync(pidFile, { force: true });
}
