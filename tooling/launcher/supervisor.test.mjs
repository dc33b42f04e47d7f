import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { commandOf } from './leftovers.mjs';
import { restartDelayMs, supervise } from './supervisor.mjs';

const STAY = 'setInterval(() => {}, 1000)';
const started = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-supervisor-'));

afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});

/** A program that writes a new line to a file when it is up, and is ready from then on. */
function planProgram({ name, script }) {
  const marks = path.join(folder, `${name}-${Math.random().toString(36).slice(2)}`);
  const body = `require('node:fs').appendFileSync(${JSON.stringify(marks)}, process.pid + '\\n'); ${script}`;
  const readMarks = () => (fs.existsSync(marks) ? fs.readFileSync(marks, 'utf8').trim().split('\n') : []);
  return {
    name,
    url: '',
    port: 0,
    dir: folder,
    command: process.execPath,
    args: ['-e', body],
    options: {},
    stopSignal: 'SIGTERM',
    graceMs: 500,
    readMarks,
    isReady: async () => readMarks().includes(String(running(name)?.pid)),
  };
}

function running(name) {
  return started.find((one) => one.name === name);
}

function start(plan, hooks) {
  const supervised = supervise(plan, hooks);
  started.push(supervised);
  return supervised;
}

async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a supervised program', () => {
  it('comes back under a new number when it is killed without warning', async () => {
    const web = start(planProgram({ name: 'web', script: STAY }));
    await web.whenReady();
    const first = web.pid;
    process.kill(first, 'SIGKILL');
    await until(() => web.starts === 2);
    await web.whenReady();
    expect(web.pid).not.toBe(first);
    expect(commandOf(web.pid)).not.toBe('');
  });

  it('says that it died and that it is back', async () => {
    const said = [];
    const sim = start(planProgram({ name: 'sim', script: STAY }), {
      onChange: ({ state, words }) => said.push(`${state}: ${words}`),
    });
    await sim.whenReady();
    process.kill(sim.pid, 'SIGKILL');
    await until(() => said.length === 3);
    expect(said).toEqual(['ready: is ready', 'died: stopped (SIGKILL) and is started again', 'ready: is back']);
  });

  it('leaves nothing running when it is stopped, not even what it started itself', async () => {
    const script = [
      `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(STAY)}]);`,
      `console.log(child.pid); ${STAY}`,
    ].join(' ');
    const lines = [];
    const worker = start(planProgram({ name: 'worker', script }), { onLine: (line) => lines.push(line) });
    await until(() => lines.length === 1);
    const pids = [worker.pid, Number(lines[0])];
    await worker.stop();
    await until(() => pids.every((pid) => commandOf(pid) === ''));
    expect(worker.starts).toBe(1);
  });

  it('is made to stop when it does not want to', async () => {
    const stubborn = start(planProgram({ name: 'stubborn', script: `process.on('SIGTERM', () => {}); ${STAY}` }));
    await stubborn.whenReady();
    const { pid } = stubborn;
    await stubborn.stop();
    expect(commandOf(pid)).toBe('');
  });

  it('tells whoever waits for it why it will never be ready', async () => {
    const broken = start(planProgram({ name: 'broken', script: STAY }), {});
    const waiting = broken.whenReady();
    broken.killNow();
    await expect(waiting).rejects.toThrow('"broken" keeps stopping');
  });

  it('remembers what it said last', async () => {
    const chatty = start(planProgram({ name: 'chatty', script: `console.log('the city sleeps'); ${STAY}` }));
    await until(() => chatty.tail.length === 1);
    expect(chatty.tail).toEqual(['the city sleeps']);
  });
});

describe('the wait before a new start', () => {
  it.each([
    [0, 0],
    [1, 250],
    [2, 500],
    [4, 2000],
    [6, 5000],
    [9, 5000],
  ])('after %i deaths in a row is %i ms', (deaths, ms) => {
    expect(restartDelayMs(deaths)).toBe(ms);
  });
});
