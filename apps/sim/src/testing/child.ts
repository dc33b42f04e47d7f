import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from './client';

/** The simulation as a separate process, as in production but run from its sources. */
export interface ChildSim {
  readonly process: ChildProcess;
  readonly port: number;
  readonly output: () => string;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export interface ChildOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly jwksUrl: string;
  readonly simId: string;
  readonly port?: number;
}

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the simulation and waits until it is ready. */
export async function startChild(options: ChildOptions): Promise<ChildSim> {
  const child = await spawnChild(options);
  try {
    await until(
      () =>
        fetch(`http://127.0.0.1:${child.port}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      'the simulation is ready',
    );
  } catch (error) {
    child.process.kill('SIGKILL');
    throw new Error(`${String(error)}\n${child.output()}`, { cause: error });
  }
  return child;
}

/** Starts the simulation without waiting for it. */
export async function spawnChild(options: ChildOptions): Promise<ChildSim> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ROLE: 'zones',
      DATABASE_URL: options.databaseUrl,
      REDIS_URL: options.redisUrl,
      JWKS_URL: options.jwksUrl,
      SIM_ID: options.simId,
      SIM_PORT: String(port),
      SIM_PUBLIC_URL: `http://localhost:${port}`,
    },
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  return { process: child, port, output: () => output, ended };
}

/** Returns a port that no process listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
