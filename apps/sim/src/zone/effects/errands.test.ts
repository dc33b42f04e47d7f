import { GameError } from '@necp/shared/kernel';
import { expect, test, vi } from 'vitest';
import { createErrands, type Errand } from './errands';

/** Longer than anything here takes on a busy machine. */
const patienceMs = 240_000;

function open(atOnce = 4, most = 100) {
  const troubles: string[] = [];
  const errands = createErrands({
    atOnce,
    most,
    onTrouble: (_error, what, outcome) => troubles.push(`${what} ${outcome}`),
  });
  return { errands, troubles };
}
const errand = (
  key: string,
  run: () => Promise<void>,
  refused: (error: GameError) => void = () => undefined,
): Errand => ({ key, what: key, run, refused });
const away = new GameError('unavailable', 'kernel.unavailable');

test('what one person asked is done in order, however long the first takes', async () => {
  const { errands } = open();
  const done: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    errands.add(
      errand('mako', async () => {
        await new Promise((resolve) => setTimeout(resolve, name === 'first' ? 20 : 1));
        done.push(name);
      }),
    );
  }
  expect(await errands.settle(patienceMs)).toBe(true);
  expect(done).toEqual(['first', 'second', 'third']);
});

test('while the domain is away everything waits, and is done once when it is back', async () => {
  const { errands, troubles } = open();
  let isAway = true;
  const done: string[] = [];
  for (const name of ['kill', 'loot']) {
    errands.add(
      errand('juno', async () => {
        if (isAway) throw away;
        done.push(name);
      }),
    );
  }
  expect(await errands.settle(50)).toBe(false);
  expect(done).toEqual([]);
  isAway = false;
  expect(await errands.settle(patienceMs)).toBe(true);
  expect(done).toEqual(['kill', 'loot']);
  expect(new Set(troubles)).toEqual(new Set(['juno waits']));
});

test('a refusal is told and holds up nobody', async () => {
  const { errands } = open(1);
  const sent: string[] = [];
  errands.add(
    errand(
      'vex',
      () => Promise.reject(new GameError('conflict', 'loot.taken')),
      ({ code }) => sent.push(code),
    ),
  );
  errands.add(
    errand(
      'vex',
      () => Promise.reject(new GameError('unavailable', 'zone.moved')),
      ({ code }) => sent.push(code),
    ),
  );
  errands.add(errand('vex', async () => void sent.push('third')));
  expect(await errands.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['loot.taken', 'zone.moved', 'third']);
});

test('one who waits does not hold up another', async () => {
  const { errands } = open();
  const done: string[] = [];
  errands.add(errand('stuck', () => Promise.reject(away)));
  errands.add(errand('quick', async () => void done.push('quick')));
  await vi.waitUntil(() => done.length > 0, { timeout: patienceMs });
  expect(done).toEqual(['quick']);
  errands.stop();
});

test('a fault of ours is given up after a few tries, and too many errands are turned away', async () => {
  const { errands, troubles } = open(4, 1);
  const sent: string[] = [];
  errands.add(
    errand(
      'broken',
      () => Promise.reject(new RangeError('no such thing')),
      ({ code }) => sent.push(code),
    ),
  );
  errands.add(
    errand(
      'more',
      async () => undefined,
      ({ code }) => sent.push(code),
    ),
  );
  expect(sent).toEqual(['kernel.busy']);
  expect(await errands.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['kernel.busy', 'kernel.fault']);
  expect(troubles.at(-1)).toBe('broken dropped');
});
