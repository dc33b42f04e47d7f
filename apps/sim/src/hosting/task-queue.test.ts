import { GameError } from '@necp/shared/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { createTaskQueue, type DomainTask } from './task-queue';

/** This is longer than anything here takes on a busy machine. */
const patienceMs = 240_000;

function open(atOnce = 4, most = 100, mostOfKey = 50) {
  const troubles: string[] = [];
  const laidAside: string[] = [];
  const tasks = createTaskQueue({
    atOnce,
    most,
    mostOfKey,
    onTrouble: (_error, { what }, outcome) => troubles.push(`${what} ${outcome}`),
    onLaidAside: ({ what }, { error, tries }) => laidAside.push(`${what} after ${tries}: ${String(error)}`),
  });
  return { tasks, troubles, laidAside };
}
const task = (
  key: string,
  run: () => Promise<void>,
  rejected: (error: GameError) => void = () => undefined,
): DomainTask => ({ key, what: key, correlationId: key, request: { key }, run, rejected });
const away = new GameError('unavailable', 'kernel.unavailable');

afterEach(() => vi.useRealTimers());

test('requests of one player run in order, however long the first takes', async () => {
  const { tasks } = open();
  const done: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    tasks.add(
      task('mako', async () => {
        await new Promise((resolve) => setTimeout(resolve, name === 'first' ? 20 : 1));
        done.push(name);
      }),
    );
  }
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(done).toEqual(['first', 'second', 'third']);
});

test('requests wait while the domain is unavailable, and run once afterwards', async () => {
  const { tasks, troubles } = open();
  let isAway = true;
  const done: string[] = [];
  for (const name of ['kill', 'loot']) {
    tasks.add(
      task('juno', async () => {
        if (isAway) throw away;
        done.push(name);
      }),
    );
  }
  expect(await tasks.settle(50)).toBe(false);
  expect(done).toEqual([]);
  isAway = false;
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(done).toEqual(['kill', 'loot']);
  expect(new Set(troubles)).toEqual(new Set(['juno waits']));
});

test('a refusal is reported and does not delay any other request', async () => {
  const { tasks } = open(1);
  const sent: string[] = [];
  tasks.add(
    task(
      'vex',
      () => Promise.reject(new GameError('conflict', 'loot.taken')),
      ({ code }) => sent.push(code),
    ),
  );
  tasks.add(
    task(
      'vex',
      () => Promise.reject(new GameError('unavailable', 'zone.moved')),
      ({ code }) => sent.push(code),
    ),
  );
  tasks.add(task('vex', async () => void sent.push('third')));
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['loot.taken', 'zone.moved', 'third']);
});

test('a waiting request does not delay those of other players', async () => {
  const { tasks } = open();
  const done: string[] = [];
  tasks.add(task('stuck', () => Promise.reject(away)));
  tasks.add(task('quick', async () => void done.push('quick')));
  await vi.waitUntil(() => done.length > 0, { timeout: patienceMs });
  expect(done).toEqual(['quick']);
  tasks.stop();
});

test('a failing request is given up after a few tries, and requests beyond the limit are refused', async () => {
  const { tasks, troubles, laidAside } = open(4, 1);
  const sent: string[] = [];
  tasks.add(
    task(
      'broken',
      () => Promise.reject(new RangeError('no such index')),
      ({ code }) => sent.push(code),
    ),
  );
  tasks.add(
    task(
      'more',
      async () => undefined,
      ({ code }) => sent.push(code),
    ),
  );
  expect(sent).toEqual(['kernel.busy']);
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['kernel.busy', 'kernel.fault']);
  expect(troubles.at(-1)).toBe('broken dropped');
  expect(laidAside).toEqual(['broken after 4: RangeError: no such index']);
});

test('a request that breaks a rule no room has explained is laid aside at once, and refused', async () => {
  const { tasks, laidAside } = open();
  const sent: string[] = [];
  const broken = new GameError('conflict', 'kernel.conflict');
  tasks.add(
    task(
      'defeat',
      () => Promise.reject(broken),
      ({ code }) => sent.push(code),
    ),
  );
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['kernel.conflict']);
  expect(laidAside).toEqual([`defeat after 1: ${String(broken)}`]);
});

test('the loot and the defeat of others have their turn while ten players spam', async () => {
  const { tasks } = open(4, 20_000, 200);
  const run: string[] = [];
  const add = (key: string) => tasks.add(task(key, async () => void run.push(key)));
  for (let count = 0; count < 200; count++) for (let guest = 0; guest < 10; guest++) add(`guest ${guest}`);
  add('loot');
  add('defeat');
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(run).toHaveLength(2_002);
  // Each of them waits for one request of each guest, and for those that run already.
  expect(Math.max(run.indexOf('loot'), run.indexOf('defeat'))).toBeLessThan(10 + 4 + 2);
});

test('one player cannot fill the queue for all', async () => {
  const { tasks } = open(4, 1_000, 200);
  const rejected = vi.fn<(error: GameError) => void>();
  let go = () => undefined as unknown;
  const isFree = new Promise<void>((resolve) => {
    go = resolve;
  });
  for (let count = 0; count < 1_000; count++) tasks.add(task('guest', () => isFree, rejected));
  expect(tasks.size).toBe(200);
  expect(rejected).toHaveBeenCalledTimes(800);
  const done: string[] = [];
  tasks.add(task('other', async () => void done.push('other')));
  go();
  expect(await tasks.settle(patienceMs)).toBe(true);
  expect(done).toEqual(['other']);
});

test('requests that wait for the domain take no slot from the others', async () => {
  const { tasks } = open(2);
  for (const key of ['first', 'second', 'third', 'fourth']) tasks.add(task(key, () => Promise.reject(away)));
  const done: string[] = [];
  tasks.add(task('quick', async () => void done.push('quick')));
  await vi.waitUntil(() => done.length > 0, { timeout: patienceMs });
  expect(tasks.size).toBe(4);
  tasks.stop();
});

test('the waits between attempts double up to five seconds, and none follows a stop', async () => {
  vi.useFakeTimers({ now: 0 });
  const { tasks } = open();
  const triedAtMs: number[] = [];
  const rejected = vi.fn<(error: GameError) => void>();
  tasks.add(
    task(
      'juno',
      () => {
        triedAtMs.push(Number(vi.getMockedSystemTime()));
        return Promise.reject(away);
      },
      rejected,
    ),
  );
  await vi.advanceTimersByTimeAsync(18_000);
  tasks.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(triedAtMs).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 12_750, 17_750]);
  expect(rejected).not.toHaveBeenCalled();
  expect(tasks.size).toBe(1);
});

test('an outage between faults does not count as a try', async () => {
  vi.useFakeTimers();
  const { tasks, troubles } = open();
  const fault = new TypeError('no such index');
  const failures = [fault, away, fault, away, away, fault];
  let isDone = false;
  tasks.add(
    task('vex', async () => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      isDone = true;
    }),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isDone).toBe(true);
  expect(troubles).toEqual(Array.from({ length: 6 }, () => 'vex waits'));
  expect(tasks.size).toBe(0);
});
