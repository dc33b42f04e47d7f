import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readLines } from './commands.mjs';
import { guardProgram } from './guards.mjs';
import { LaunchProblem } from './messages.mjs';
import { planPostgres } from './postgres.mjs';
import { planRedis } from './redis.mjs';

export { findFreePort } from './ports.mjs';
export { planPostgres, planRedis };

/**
 * How to run one program: it is prepared once, and started as often as needed.
 * @typedef {{
 *   name: string, dir: string, port: number, url: string, command: string, args: string[],
 *   options: { cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number },
 *   stopSignal: NodeJS.Signals, isReady: () => Promise<boolean>
 * }} ServicePlan
 */

/**
 * A program that is running and answers. The `url` of a Postgres connects as its owner.
 * @typedef {{ url: string, dir: string, port: number, pid: number, stop: () => Promise<void> }} RunningService
 */

const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const READY_WITHIN_MS = 60_000;
const STOP_GRACE_MS = 10_000;

/** The folder where a downloaded Redis is kept. */
export const redisCacheDir = path.join(projectFolder, '.cache', 'redis');

/**
 * Starts a PostgreSQL on its own cluster, which is created when the folder is empty.
 * @param {{ dir: string, port?: number, purpose?: 'keep' | 'throwaway', onNotice?: (text: string) => void }} options
 * @returns {Promise<RunningService & { appUrl: string }>} appUrl connects as the role of the programs, which owns
 * nothing
 */
export async function startPostgres(options) {
  const plan = await planPostgres(options);
  return { ...(await startService(plan)), appUrl: plan.appUrl };
}

/**
 * Starts a Redis with its append-only file in the folder; when REDIS_URL is set, that Redis is used instead.
 * @param {{ dir: string, port?: number, onNotice?: (text: string) => void }} options
 * @returns {Promise<RunningService>}
 */
export async function startRedis(options) {
  const given = process.env.REDIS_URL;
  if (given)
    return { url: given, dir: options.dir, port: Number(new URL(given).port || 6379), pid: 0, stop: async () => {} };
  return startService(await planRedis({ cacheDir: redisCacheDir, ...options }));
}

/**
 * Starts a planned program and waits until it answers.
 * @param {ServicePlan} plan
 * @returns {Promise<RunningService>}
 */
export async function startService(plan) {
  const tail = [];
  const child = spawn(plan.command, plan.args, { ...plan.options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  readLines(child, (line) => {
    tail.push(line);
    if (tail.length > 40) tail.shift();
  });
  let ended = false;
  const letGo = child.pid ? guardProgram(child.pid) : async () => {};
  const gone = new Promise((resolve) => {
    child.once('error', (error) => {
      tail.push(error.message);
      ended = true;
      resolve(undefined);
    });
    child.once('exit', () => {
      ended = true;
      void letGo().then(resolve);
    });
  });
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await plan.isReady())) {
    if (ended || Date.now() > giveUpAt) {
      child.kill('SIGKILL');
      throw new LaunchProblem(`${plan.name} did not start:\n${tail.join('\n')}`);
    }
    await pause(50);
  }
  const stop = async () => {
    if (ended) return;
    child.kill(plan.stopSignal);
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    await gone;
    clearTimeout(kill);
  };
  return { url: plan.url, dir: plan.dir, port: plan.port, pid: child.pid ?? 0, stop };
}
