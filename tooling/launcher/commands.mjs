import { spawn } from 'node:child_process';

const CLEAN_UP_MS = 20_000;

/** Commands of steps that still run, so that Ctrl-C leaves none behind. */
const running = new Set();

/**
 * Runs a command to its end and keeps what it said.
 * @param {{ command: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }}
 *   order
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand({ command, args, cwd, env = process.env, onLine = () => {} }) {
  return new Promise((resolve) => {
    // Its own group: Ctrl-C in the terminal reaches the launcher only, which then decides.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    let unfinished = '';
    const take = (chunk) => {
      const text = chunk.toString();
      output += text;
      const lines = (unfinished + text).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${command}: ${error.message}\n` });
    });
    child.once('close', (code) => {
      running.delete(child);
      if (unfinished) onLine(unfinished);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends whatever steps still run, with everything they started. */
export function killCommands() {
  for (const child of running) killGroup(child.pid, 'SIGKILL');
}

/** Asks whatever steps still run to end and to clean up, then makes them. @returns {Promise<void>} */
export async function stopCommands() {
  const gone = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) child.kill('SIGINT');
  const kill = setTimeout(killCommands, CLEAN_UP_MS);
  await Promise.all(gone);
  clearTimeout(kill);
}

/**
 * Signals a program and all it started.
 * @param {number | undefined} pid leader of the group
 * @param {NodeJS.Signals} signal
 */
export function killGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of that group is left.
  }
}
