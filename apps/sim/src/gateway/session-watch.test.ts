import { quietLog } from '@necp/domain/testing/index';
import type { EndedPlay, PlayedSession } from '@necp/domain/session/queries';
import { expect, test, vi } from 'vitest';
import { createSessionWatch } from './session-watch';

const play = (of: string) => ({ sessionId: of, characterId: `${of}'s` }) as unknown as PlayedSession;
const [first, second] = [play('one'), play('two')];
const ended = (of: PlayedSession): EndedPlay => ({ ...of, reason: 'signed_out' });

test('sessions of new connections are looked up together, and the ended ones are cut', async () => {
  vi.useFakeTimers();
  const asked: (readonly PlayedSession[])[] = [];
  const cut: EndedPlay[] = [];
  const watch = createSessionWatch({
    sessions: () => [first, second],
    endedAmong: async (plays) => {
      asked.push(plays);
      return plays.filter((one) => one.sessionId === second.sessionId).map(ended);
    },
    cut: (one) => cut.push(one),
    log: quietLog,
  });
  watch.opened(first);
  watch.opened(second);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toEqual([[first, second]]);
  expect(cut).toEqual([ended(second)]);
  await watch.look();
  expect(asked[1]).toEqual([first, second]);
  watch.stop();
  vi.useRealTimers();
});

test('all sessions are looked up every second and a half unasked, also after a look that failed', async () => {
  vi.useFakeTimers();
  const cut: EndedPlay[] = [];
  let looks = 0;
  const watch = createSessionWatch({
    sessions: () => [first, second],
    endedAmong: async () => {
      looks += 1;
      if (looks === 1) throw new Error('away');
      return [ended(second)];
    },
    cut: (one) => cut.push(one),
    log: quietLog,
  });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(cut).toEqual([ended(second)]);
  watch.stop();
  vi.useRealTimers();
});

test('no session is cut while the database is away, and the next look finds what was missed', async () => {
  const cut: EndedPlay[] = [];
  let isAway = true;
  const watch = createSessionWatch({
    sessions: () => [first],
    endedAmong: async (plays) => {
      if (isAway) throw new Error('away');
      return plays.map(ended);
    },
    cut: (one) => cut.push(one),
    log: quietLog,
  });
  await watch.look();
  expect(cut).toEqual([]);
  isAway = false;
  await watch.look();
  expect(cut).toEqual([ended(first)]);
  watch.stop();
});
