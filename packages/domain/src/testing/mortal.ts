import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createDomain, type Domain } from '../kernel';
import { patientLimits, patientRedis, quietLog, testConfig, throwLockFault, type TestDomain } from './index';

/**
 * Runs an action in a separate process that kills itself, as SIGKILL would, before the statement with this number. The
 * number 0 lets the process live.
 * @param script performs the action by `dieBefore`
 * @returns how many statements it took, or null when it was killed
 */
export function runMortal(
  testDomain: TestDomain,
  script: URL,
  { input, deathAt }: { readonly input: unknown; readonly deathAt: number },
): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(script),
      testDomain.databaseUrl,
      testDomain.redisUrl,
      String(deathAt),
      JSON.stringify(input),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(Number(said));
      else reject(new Error(`ended with ${code}`));
    });
  });
}

/**
 * Performs the action in such a process, counts its statements and kills the process before the given one; otherwise it
 * reports how many there were.
 */
export async function dieBefore<T>(action: (domain: Domain, input: T) => Promise<unknown>): Promise<never> {
  const [databaseUrl = '', redisUrl = '', deathAt = '0', input = ''] = process.argv.slice(2);
  let statements = 0;
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
    statements += 1;
    if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
    return query.apply(this, args);
  } as never;
  const domain = createDomain({
    service: 'test',
    databaseUrl,
    redisUrl,
    config: testConfig,
    log: quietLog,
    onLockFault: throwLockFault,
    databaseLimits: patientLimits,
    redisSettings: patientRedis,
    poolMax: 1,
  });
  await action(domain, JSON.parse(input) as T);
  process.stdout.write(`${statements}\n`);
  process.exit(0);
}
