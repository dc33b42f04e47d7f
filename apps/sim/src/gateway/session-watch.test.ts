import { quietLog } from '@necp/domain/testing/index';
import type { SessionId } from '@necp/shared/kernel';
import { expect, test, vi } from 'vitest';
import { createSessionWatch } from './session-watch';

const [first, second] = ['one', 'two'] as unknown as [SessionId, SessionId];

test('sessions of new connections are looked up together, and the ended ones are cut', async () => {
  vi.useFakeTimers();
  const asked: (readonly SessionId[])[] = [];
  const cut: SessionId[] = [];
  const watch = createSessionWatch({
    sessions: () => [first, first, second],
    endedAmong: async (sessionIds) => {
      asked.push(sessionIds);
      return sessionIds.filter((one) => one === second);
    },
    cut: (sessionId) => cut.push(sessionId),
    log: quietLog,
  });
  watch.opened(first);
  watch.opened(second);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toEqual([[first, second]]);
  expect(cut).toEqual([second]);
  await watch.look();
  expect(asked[1]).toEqual([first, second]);
  watch.stop();
  vi.useRealTimers();
});

test('all sessions are looked up every second and a half without a request, also after a look that failed', async () => {
  vi.useFakeTimers();
  const cut: SessionId[] = [];
  let looks = 0;
  const watch = createSessionWatch({
    sessions: () => [first, second],
    endedAmong: async () => {
      looks += 1;
      if (looks === 1) throw new Error('away');
      return [second];
    },
    cut: (sessionId) => cut.push(sessionId),
    log: quietLog,
  });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(cut).toEqual([second]);
  watch.stop();
  vi.useRealTimers();
});

test('no session is cut while the database is away, and the next look finds what was missed', async () => {
  const cut: SessionId[] = [];
  let isAway = true;
  const watch = createSessionWatch({
    sessions: () => [first],
    endedAmong: async (sessionIds) => {
      if (isAway) throw new Error('away');
      return sessionIds;
    },
    cut: (sessionId) => cut.push(sessionId),
    log: quietLog,
  });
  await watch.look();
  expect(cut).toEqual([]);
  isAway = false;
  await watch.look();
  expect(cut).toEqual([first]);
  watch.stop();
});
