import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ports } from './ports';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Database, Redis file, secrets and process numbers of the product under test. */
export const stackFolder = join(project, '.cache', 'e2e', 'stack');
export const runFolder = join(stackFolder, 'run');

const pidFiles = {
  web: join(runFolder, 'web.pid'),
  sim: join(runFolder, 'sim.pid'),
  worker: join(runFolder, 'worker.pid'),
  voice: join(runFolder, 'voice.pid'),
  redis: join(stackFolder, 'redis-file', 'redis.pid'),
  postgres: join(stackFolder, 'postgres', 'data', 'postmaster.pid'),
} as const;
export type Part = keyof typeof pidFiles;

export function pidOf(part: Part): number {
  return Number(readFileSync(pidFiles[part], 'utf8').split('\n')[0]);
}

/** Kills a part as a crash would: SIGKILL, no warning. The launcher starts it again. */
export function crash(part: Part): void {
  process.kill(pidOf(part), 'SIGKILL');
}

/** Waits until web, simulation and worker say that they can serve. */
export async function waitUntilReady(withinMs = 240_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (const port of Object.values(ports)) {
    while (
      !(await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (Date.now() > until) throw new Error(`port ${port} is not ready after ${withinMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/**
 * Runs the auditor over the product's database.
 * @throws Error with its findings when a balance, an item or a ledger row is wrong.
 */
export function audit(): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/audit.ts'], {
    cwd: join(project, 'packages', 'domain'),
    env: { ...process.env, DATABASE_URL: process.env.E2E_DATABASE_URL },
    encoding: 'utf8',
  });
}

/**
 * Changes settings of the realm by the operator's command.
 * @param changes for example `capacity=1`
 */
export function changeRealm(...changes: readonly string[]): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/realm.ts', ...changes], {
    cwd: join(project, 'packages', 'domain'),
    env: { ...process.env, DATABASE_URL: process.env.E2E_DATABASE_URL, REDIS_URL: process.env.E2E_REDIS_URL },
  });
}
