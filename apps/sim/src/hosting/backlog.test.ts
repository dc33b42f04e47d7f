import { GameError } from '@necp/shared/kernel';
import { expect, test } from 'vitest';
import { createBacklog } from './backlog';

const patienceMs = 240_000;
const away = new GameError('unavailable', 'kernel.unavailable');

function open(errorOf: (item: string) => Error | null) {
  const sent: string[] = [];
  const dropped: string[] = [];
  const laidAside: string[] = [];
  const backlog = createBacklog<string>({
    gatherMs: 0,
    batch: 10,
    most: 100,
    send: async (items) => {
      for (const item of items) {
        const error = errorOf(item);
        if (error !== null) throw error;
      }
      sent.push(...items);
    },
    onTrouble: (error, count) => count > 0 && dropped.push(String(error)),
    onLaidAside: (item, { tries }) => laidAside.push(`${item} after ${tries}`),
  });
  return { backlog, sent, dropped, laidAside };
}

test('an item that can never be written is laid aside after a few tries, and the others are sent', async () => {
  const { backlog, sent, dropped, laidAside } = open((item) => (item === 'bad' ? new Error('bug') : null));
  for (const item of ['first', 'bad', 'second', 'third']) backlog.add(item);
  expect(await backlog.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['first', 'second', 'third']);
  expect(laidAside).toEqual(['bad after 4']);
  expect(dropped).toEqual(['Error: bug']);
});

test('an item that the domain refuses is dropped at once', async () => {
  const { backlog, sent, dropped, laidAside } = open((item) =>
    item === 'late' ? new GameError('unavailable', 'zone.moved') : null,
  );
  for (const item of ['late', 'early']) backlog.add(item);
  expect(await backlog.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['early']);
  expect(dropped).toHaveLength(1);
  expect(laidAside).toEqual([]);
});

test('nothing is laid aside while the domain is unavailable, and everything is sent afterwards', async () => {
  let isAway = true;
  const { backlog, sent, laidAside } = open(() => (isAway ? away : null));
  for (const item of ['first', 'second']) backlog.add(item);
  expect(await backlog.settle(50)).toBe(false);
  isAway = false;
  expect(await backlog.settle(patienceMs)).toBe(true);
  expect(sent).toEqual(['first', 'second']);
  expect(laidAside).toEqual([]);
});
