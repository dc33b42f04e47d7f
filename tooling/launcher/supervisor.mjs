import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, readLines } from './commands.mjs';
import { LaunchProblem, explainGivenUp } from './messages.mjs';

const FAST_DEATHS_ALLOWED = 10;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5000;
// One that lived this long after it was ready is not "keeping dying".
const SETTLED_AFTER_MS = 3000;
const READY_POLL_MS = 50;
const GRACE_MS = 15_000;
const TAIL_LINES = 40;

/**
 * @typedef {import('./services.mjs').ServicePlan & { pidFile?: string, graceMs?: number }} Plan
 * @typedef {{ name: string, state: 'ready' | 'died' | 'given up', words: string }} Change
 * @typedef {{ onLine?: (line: string) => void, onChange?: (change: Change) => void }} Hooks
 */

/**
 * How long to wait before a program that died is started again.
 * @param {number} fastDeaths how often it has died in a row without settling
 * @returns {number} milliseconds
 */
export function restartDelayMs(fastDeaths) {
  if (fastDeaths === 0) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (fastDeaths - 1));
}

/**
 * Starts a program and keeps it running until it is stopped.
 * @param {Plan} plan
 * @param {Hooks} [hooks]
 */
export function supervise(plan, hooks = {}) {
  const supervised = new Supervised(plan, hooks);
  supervised.launch();
  return supervised;
}

class Supervised {
  /** How often it has been started. */
  starts = 0;
  /** The last lines it said. @type {string[]} */
  tail = [];
  #ready = false;
  #over = false;
  #fastDeaths = 0;
  #readyAtMs = 0;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {NodeJS.Timeout | undefined} */
  #restart;
  #waiters = new Set();

  /** @param {Plan} plan @param {Hooks} hooks */
  constructor(plan, { onLine = () => {}, onChange = () => {} }) {
    this.plan = plan;
    this.onLine = onLine;
    this.onChange = onChange;
  }

  get name() {
    return this.plan.name;
  }

  get url() {
    return this.plan.url;
  }

  /** Of the one that runs now; another after each restart. @returns {number} */
  get pid() {
    return this.#child?.pid ?? 0;
  }

  launch() {
    const { plan } = this;
    this.starts += 1;
    this.#ready = false;
    const child = spawn(plan.command, plan.args, {
      ...plan.options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    if (plan.pidFile && child.pid) fs.writeFileSync(plan.pidFile, `${child.pid}\n`);
    readLines(child, (line) => {
      this.#remember(line);
      this.onLine(line);
    });
    child.once('error', (error) => this.#remember(error.message));
    // 'exit', not 'close': what it started may hold its output open.
    child.once(child.pid ? 'exit' : 'error', (code, signal) => this.#bury(child, signal ?? `exit code ${code}`));
    void this.#watchReady(child);
  }

  /** Resolves when it answers; rejects when it is given up. @returns {Promise<void>} */
  whenReady() {
    if (this.#ready) return Promise.resolve();
    if (this.#over) return Promise.reject(new LaunchProblem(explainGivenUp({ name: this.name, tail: this.tail })));
    return new Promise((resolve, reject) => this.#waiters.add({ resolve, reject }));
  }

  /** Asks it to stop, and makes it after the time of grace. @returns {Promise<void>} */
  async stop() {
    this.#end();
    const child = this.#child;
    if (!child || isGone(child)) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(this.plan.stopSignal);
    const kill = setTimeout(() => killGroup(child.pid, 'SIGKILL'), this.plan.graceMs ?? GRACE_MS);
    await gone;
    clearTimeout(kill);
  }

  /** Ends it and all it started, at once. */
  killNow() {
    this.#end();
    if (this.#child && !isGone(this.#child)) killGroup(this.#child.pid, 'SIGKILL');
  }

  async #watchReady(child) {
    while (!this.#over && this.#child === child && !isGone(child)) {
      const answers = await this.plan.isReady();
      if (this.#over || this.#child !== child || isGone(child)) return;
      if (answers) {
        this.#ready = true;
        this.#readyAtMs = Date.now();
        this.onChange({ name: this.name, state: 'ready', words: this.starts > 1 ? 'is back' : 'is ready' });
        this.#settle();
        return;
      }
      await pause(READY_POLL_MS);
    }
  }

  #bury(child, cause) {
    // What it started must not hold its port or its files.
    killGroup(child.pid, 'SIGKILL');
    if (this.plan.pidFile) fs.rmSync(this.plan.pidFile, { force: true });
    if (this.#over) return;
    const settled = this.#ready && Date.now() - this.#readyAtMs >= SETTLED_AFTER_MS;
    this.#fastDeaths = settled ? 0 : this.#fastDeaths + 1;
    this.#ready = false;
    if (this.#fastDeaths < FAST_DEATHS_ALLOWED) {
      this.onChange({ name: this.name, state: 'died', words: `stopped (${cause}) and is started again` });
      this.#restart = setTimeout(() => this.launch(), restartDelayMs(this.#fastDeaths));
      return;
    }
    this.#end();
    this.onChange({ name: this.name, state: 'given up', words: explainGivenUp({ name: this.name, tail: this.tail }) });
  }

  #end() {
    this.#over = true;
    this.#ready = false;
    clearTimeout(this.#restart);
    this.#settle(new LaunchProblem(explainGivenUp({ name: this.name, tail: this.tail })));
  }

  #settle(problem) {
    for (const waiter of this.#waiters) {
      if (problem) waiter.reject(problem);
      else waiter.resolve(undefined);
    }
    this.#waiters.clear();
  }

  #remember(line) {
    this.tail.push(line);
    if (this.tail.length > TAIL_LINES) this.tail.shift();
  }
}

function isGone(child) {
  return !child.pid || child.exitCode !== null || child.signalCode !== null;
}
