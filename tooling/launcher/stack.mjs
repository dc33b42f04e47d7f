import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { isBuilt } from './build.mjs';
import { areAccountsSeeded, prepareDatabase } from './database.mjs';
import { guardStack } from './guards.mjs';
import { formatLogLine } from './log-lines.mjs';
import { LaunchProblem, explainUnreachable } from './messages.mjs';
import { clearPorts, programLooks, simsOf } from './own-ports.mjs';
import { planPostgres } from './postgres.mjs';
import { planPrograms } from './programs.mjs';
import { cacheFolder } from './project.mjs';
import { planRedis } from './redis.mjs';
import { loadAccounts, loadSecrets } from './secrets.mjs';
import { supervise } from './supervisor.mjs';

const POSTGRES_PORT = 54320;
const REDIS_PORT = 63790;

/**
 * @typedef {ReturnType<typeof supervise>} Handle
 * @typedef {import('./database.mjs').Step} Step
 */

/**
 * @typedef {{
 *   ports: import('./own-ports.mjs').Ports, dir: string, env?: NodeJS.ProcessEnv, mode?: 'built' | 'dev',
 * step?: Step, beforePrograms?: () => Promise<void>, print?: (line: string) => void, onGivenUp?: (words: string) =>
 * void
 * }} StackOptions dir keeps database, Redis file, secrets and program numbers
 */

/**
 * Starts the whole product, supervised: Postgres and Redis (unless env has DATABASE_URL, REDIS_URL), migrated and
 * seeded, then web, sim, worker and voice. A killed program is started again until stop() is called.
 * @param {StackOptions} options
 * @returns {Promise<Stack>} when all of it answers
 * @throws {LaunchProblem} after stopping what had been started
 */
export async function startStack(options) {
  const stack = createStack(options);
  try {
    await stack.start();
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/**
 * Creates the same stack without starting it, for callers that must be able to stop it half-way.
 * @param {StackOptions} options
 */
export function createStack(options) {
  return new Stack(options);
}

class Stack {
  /** The programs by name: postgres, redis, web, sim (sim-2 and on), worker, voice. @type {Record<string, Handle>} */
  handles = {};
  /** The sample accounts, when the database has them. @type {import('./secrets.mjs').Account[]} */
  accounts = [];
  #stopped = false;
  /** Connects as the owner of the tables; empty when the programs' own role owns them. */
  #ownerUrl = '';
  /** @type {() => Promise<void>} */
  #letGo = async () => {};

  /** @param {StackOptions} options */
  constructor(options) {
    /** @type {Required<Omit<StackOptions, 'beforePrograms'>> & StackOptions} */
    this.options = { env: {}, mode: 'built', step: runQuietly, print: () => {}, onGivenUp: () => {}, ...options };
    const { ports } = options;
    this.urls = {
      web: `http://localhost:${ports.web}`,
      sim: `http://localhost:${ports.sim}`,
      worker: `http://localhost:${ports.worker}`,
      database: '',
      redis: '',
    };
  }

  /** Resolves when everything answers. @returns {Promise<void>} */
  async start() {
    const { ports, dir, env, mode, step, beforePrograms } = this.options;
    const runDir = path.join(dir, 'run');
    fs.mkdirSync(runDir, { recursive: true });
    await clearPorts({ ports, runDir });
    this.#letGo = guardStack(runDir);
    await this.#startServices();
    const isSeeded = areAccountsSeeded(env.DATABASE_URL ? 'given' : 'ours');
    this.accounts = isSeeded ? loadAccounts(secretsIn(dir)) : [];
    const given = {
      ...childEnv({ ports, dir, urls: { ...this.urls, public: env.PUBLIC_URL ?? this.urls.web } }),
      ...env,
    };
    await prepareDatabase({ env: given, ownerUrl: this.#ownerUrl, accounts: this.accounts, step });
    await beforePrograms?.();
    if (mode === 'built' && !isBuilt())
      throw new LaunchProblem('The game is not built yet: run npm start once, or npm exec turbo run build.');
    const programs = planPrograms({ mode, ports, env: given });
    await step('programs', async (note) => {
      await Promise.all(
        [programs.web, ...programs.sims, programs.worker, ...programs.voices].map((plan) =>
          this.#keep(plan).whenReady(),
        ),
      );
      note('web, sim and worker are ready');
      // For tools that join this very city: its reader may write the database.
      fs.writeFileSync(path.join(runDir, 'urls.json'), JSON.stringify(this.urls), { mode: 0o600 });
    });
  }

  /**
   * Stops the programs first, so that they can still save, and then the stores.
   * @returns {Promise<void>}
   */
  async stop() {
    this.#stopped = true;
    fs.rmSync(path.join(this.options.dir, 'run', 'urls.json'), { force: true });
    await Promise.all(
      Object.entries(this.handles)
        .filter(([name]) => isProgram(name))
        .map(([, handle]) => handle.stop()),
    );
    await this.handles.redis?.stop();
    await this.handles.postgres?.stop();
    await this.#letGo();
  }

  /** Kills everything without waiting. */
  killNow() {
    this.#stopped = true;
    for (const handle of Object.values(this.handles)) handle.killNow();
  }

  async #startServices() {
    const { dir, env, step } = this.options;
    await step('postgres', async (note) => {
      if (env.DATABASE_URL) await demandAnswer('DATABASE_URL', env.DATABASE_URL);
      const plan = env.DATABASE_URL
        ? undefined
        : await planPostgres({ dir: path.join(dir, 'postgres'), port: POSTGRES_PORT, onNotice: note });
      if (plan) await this.#keep(plan).whenReady();
      else note('yours, from DATABASE_URL');
      this.urls.database = plan?.appUrl ?? env.DATABASE_URL ?? '';
      this.#ownerUrl = plan?.url ?? env.DATABASE_OWNER_URL ?? '';
    });
    await step('redis', async (note) => {
      if (env.REDIS_URL) await demandAnswer('REDIS_URL', env.REDIS_URL);
      const plan = env.REDIS_URL
        ? undefined
        : await planRedis({
            dir: path.join(dir, 'redis-file'),
            port: REDIS_PORT,
            cacheDir: path.join(cacheFolder, 'redis'),
            onNotice: note,
          });
      if (plan) await this.#keep(plan).whenReady();
      else note('yours, from REDIS_URL');
      this.urls.redis = plan?.url ?? env.REDIS_URL ?? '';
    });
  }

  #keep(plan) {
    if (this.#stopped) throw new LaunchProblem('Stopped while starting.');
    const { env, print, onGivenUp } = this.options;
    const isShown = isProgram(plan.name) || /^(debug|trace)$/.test(env.LOG_LEVEL ?? '');
    const pidFile = path.join(this.options.dir, 'run', `${plan.name}.pid`);
    const handle = supervise(
      { ...plan, pidFile },
      {
        onLine: (line) => isShown && print(formatLogLine(plan.name, line)),
        onChange: ({ name, state, words }) => {
          if (state === 'given up') onGivenUp(words);
          else if (state === 'died' || (this.handles[name]?.starts ?? 0) > 1)
            print(formatLogLine('launcher', `${name} ${words}`));
        },
      },
    );
    this.handles[plan.name] = handle;
    return handle;
  }
}

/** Checks that it is a program of the product, and not one of its stores. */
function isProgram(name) {
  return name.replace(/-\d+$/, '') in programLooks;
}

async function runQuietly(_name, work) {
  await work(
    () => {},
    () => {},
  );
}

function demandAnswer(variable, url) {
  const { hostname, port, protocol } = new URL(url);
  const host = `${hostname}:${port || (protocol.startsWith('redis') ? 6379 : 5432)}`;
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname, port: Number(host.split(':').pop()), timeout: 5000 });
    const fail = (reason) => {
      socket.destroy();
      reject(new LaunchProblem(explainUnreachable({ variable, host, reason })));
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('timeout', () => fail('no answer in 5 s'));
    socket.once('error', (error) => fail(error.message));
  });
}

/** Returns the file of the secrets of an installation. @param {string} dir its folder */
export function secretsIn(dir) {
  return path.join(dir, 'secrets.json');
}

/** Whether only this machine itself opens the game; elsewhere the pages for developers do not exist. */
function isLocal(url) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** Returns the variables that the programs' typed environments read. */
function childEnv({ ports, dir, urls }) {
  return {
    ...loadSecrets(secretsIn(dir)),
    DATABASE_URL: urls.database,
    REDIS_URL: urls.redis,
    PORT: String(ports.web),
    SIM_PORT: String(ports.sim),
    WORKER_PORT: String(ports.worker),
    PUBLIC_URL: urls.public,
    SIM_PUBLIC_URL: urls.sim,
    SIM_PUBLIC_URLS: simsOf(ports)
      .map(({ port }) => `http://localhost:${port}`)
      .join(),
    NEXTAUTH_URL: urls.public,
    JWKS_URL: `${urls.web}/.well-known/jwks.json`,
    SIM_ID: 'sim-1',
    DEV_PAGES: isLocal(urls.public) ? '1' : '0',
    LONE_ADMINISTRATOR: isLocal(urls.public) ? '1' : '0',
    LOG_LEVEL: 'info',
  };
}
