import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const CLEAN_UP_MS = 20_000;

/** The commands of running steps, so that Ctrl-C leaves none behind. */
const running = new Set();

/**
 * Runs a command to its end and collects its output.
 * @param {{ command: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }}
 * order
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand({ command, args, cwd, env = process.env, onLine = () => {} }) {
  return new Promise((resolve) => {
    // The command has its own process group: Ctrl-C in the terminal reaches only the launcher, which then decides.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    readLines(child, (line) => {
      output += `${line}\n`;
      onLine(line);
    });
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${command}: ${error.message}\n` });
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Calls back for each line that a program writes, whether to its output or its errors.
 * @param {{ stdout: import('node:stream').Readable, stderr: import('node:stream').Readable }} child
 * @param {(line: string) => void} onLine
 */
export function readLines({ stdout, stderr }, onLine) {
  for (const input of [stdout, stderr]) createInterface({ input, crlfDelay: Infinity }).on('line', onLine);
}

/** Kills all running steps with everything they started. */
export function killCommands() {
  for (const child of running) killGroup(child.pid, 'SIGKILL');
}

/**
 * Asks all running steps to end and to clean up, and kills them if they do not.
 * @returns {Promise<void>}
 */
export async function stopCommands() {
  const gone = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) child.kill('SIGINT');
  const kill = setTimeout(killCommands, CLEAN_UP_MS);
  await Promise.all(gone);
  clearTimeout(kill);
}

/**
 * Signals a program and everything it started.
 * @param {number | undefined} pid leader of the group
 * @param {NodeJS.Signals} signal
 */
export function killGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of that group is left, so there is nothing to signal.
  }
}
