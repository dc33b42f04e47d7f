import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '@necp/launcher/services';
import { startSim, type Ground } from '../bots/product';
import { pause } from './attacks';

/** A process of the product, and the paths below its address that are flooded. */
export interface Program {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly paths: readonly string[];
  stop(): Promise<void>;
}

const webFolder = path.resolve(import.meta.dirname, '..', '..', 'apps', 'web');
const secret = 'a secret of a load test, used nowhere else';

/** Starts web, simulation with its test director, and worker; web is left out when it was not built. */
export async function startPrograms(ground: Ground): Promise<{ readonly simUrl: string; readonly all: Program[] }> {
  const [simPort, directorPort, workerPort, webPort] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const env = { ...ground.env, WORKER_PORT: String(workerPort), DIRECTOR_PORT: String(directorPort) };
  const sim = await startSim({ ...env, TEST_DIRECTOR: '1' }, { port: simPort, simId: 'sim-floods' });
  const worker = await startSim(
    { ...env, ROLE: 'worker', FACTOR_SECRET: secret },
    { port: workerPort, simId: 'worker-floods' },
  );
  const simUrl = `http://localhost:${simPort}`;
  const simPaths = ['/', '/metrics', '/cluster/reserve', '/socket.io/'];
  const all = [
    programOf(sim, { name: 'simulation', url: simUrl, paths: simPaths }),
    programOf(sim, { name: 'director', url: `http://localhost:${directorPort}`, paths: ['/'] }),
    programOf(worker, { name: 'worker', url: `http://localhost:${workerPort}`, paths: ['/metrics'] }),
  ];
  const web = await startWeb(ground, { port: webPort, simUrl });
  if (web === null) console.log('web was not built (npm start builds it), so it is left out');
  else all.unshift(web);
  return { simUrl, all };
}

/** Resident memory of a process in MB. */
export function residentMb({ pid }: Program): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

function programOf(child: ChildProcess, about: Pick<Program, 'name' | 'url' | 'paths'>): Program {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  return { ...about, pid: child.pid ?? 0, stop };
}

async function startWeb(
  ground: Ground,
  { port, simUrl }: { readonly port: number; readonly simUrl: string },
): Promise<Program | null> {
  if (!existsSync(path.join(webFolder, '.next', 'BUILD_ID'))) return null;
  const url = `http://localhost:${port}`;
  const env = {
    ...ground.env,
    PUBLIC_URL: url,
    SIM_PUBLIC_URL: simUrl,
    NEXTAUTH_SECRET: secret,
    FACTOR_SECRET: secret,
  };
  const next = path.resolve(webFolder, '..', '..', 'node_modules', 'next', 'dist', 'bin', 'next');
  const args = ['--import', './refuse-upgrade.mjs', next, 'start', '-p', String(port)];
  const child = spawn(process.execPath, args, { cwd: webFolder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('web did not start');
    await pause(100);
  }
  const apiPaths = ['/api/trpc/realm.status', '/api/v1/auth/guest', '/api/auth/callback/password', '/api/unknown'];
  const paths = [...apiPaths, '/', '/help', '/metrics'];
  return programOf(child, { name: 'web', url, paths });
}
