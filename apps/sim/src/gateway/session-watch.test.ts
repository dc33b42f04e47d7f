import { quietLog } from '@necp/domain/testing/index';
import type { EndedPlay, PlayedSession } from '@necp/domain/session/queries';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSessionWatch, type SessionWatch, watchMs } from './session-watch';

const play = (of: string) => ({ sessionId: of, characterId: `${of}'s` }) as unknown as PlayedSession;
const [first, second] = [play('one'), play('two')];
const ended = (of: PlayedSession): EndedPlay => ({ ...of, reason: 'signed_out' });

let watch: SessionWatch;
/** What the watch has cut. */
let cut: EndedPlay[];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

/** Begins to watch two connections, with a database that gives these answers. */
function begin(endedAmong: (plays: readonly PlayedSession[]) => readonly EndedPlay[]): void {
  cut = [];
  watch = createSessionWatch({
    sessions: () => [first, second],
    endedAmong: async (plays) => endedAmong(plays),
    cut: (one) => cut.push(one),
    log: quietLog,
  });
}

test('sessions of new connections are looked up together, and the ended ones are cut', async () => {
  const asked: (readonly PlayedSession[])[] = [];
  begin((plays) => {
    asked.push(plays);
    return plays.filter((one) => one.sessionId === second.sessionId).map(ended);
  });
  watch.opened(first);
  watch.opened(second);
  await vi.advanceTimersByTimeAsync(watchMs.soon);
  expect(asked).toEqual([[first, second]]);
  expect(cut).toEqual([ended(second)]);
  await watch.look();
  expect(asked[1]).toEqual([first, second]);
});

test('all sessions are looked up every second and a half unasked, also after a look that failed', async () => {
  let looks = 0;
  begin(() => {
    looks += 1;
    if (looks === 1) throw new Error('away');
    return [ended(second)];
  });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(cut).toEqual([ended(second)]);
});

test('no session is cut while the database is away, and the next look finds what was missed', async () => {
  let isAway = true;
  begin((plays) => {
    if (isAway) throw new Error('away');
    return plays.map(ended);
  });
  await watch.look();
  expect(cut).toEqual([]);
  isAway = false;
  await watch.look();
  expect(cut).toEqual([ended(first), ended(second)]);
});

test.each([1, 1_499, 1_500, 1_501, 2_999])(
  'a session whose time is over %i ms after a look is cut within two seconds of it',
  async (overAfterMs) => {
    let isOver = false;
    setTimeout(() => void (isOver = true), overAfterMs);
    begin(() => (isOver ? [ended(first)] : []));
    await vi.advanceTimersByTimeAsync(overAfterMs - 1);
    expect(cut).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(cut[0]).toEqual(ended(first));
  },
);
