import { systemClock } from '@necp/domain/kernel';
import { quietLog } from '@necp/domain/testing/index';
import { minuteMs } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { keepSessionUses, usesEveryMs } from './session-uses';

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim();
});
afterAll(() => testSim.close());

/** Joins on a session that was used ten minutes ago. */
async function enter(name: string) {
  const character = await testSim.realm.addCharacter(name);
  await testSim.realm.setSession(character, { lastSeenAt: new Date(systemClock.nowMs() - 10 * minuteMs) });
  const client = await testSim.join(character);
  const rowOf = () => testSim.realm.db.prisma.session.findUniqueOrThrow({ where: { id: character.sessionId } });
  const playerOf = () => testSim.sim.hosts[0]?.zone.state.players.get(character.characterId);
  return { client, rowOf, playerOf };
}
const keep = (ctx = () => testSim.home.domain.systemCtx(), log = quietLog) =>
  keepSessionUses({ ctx, hosts: () => testSim.sim.hosts, sessions: () => testSim.sim.gateway.sessions(), log });

test('players who act use their sessions, and those who only stand in the city do not', async () => {
  const [acting, idle] = [await enter('Acting'), await enter('Idle')];
  const before = await idle.rowOf();
  const uses = keep();
  const stands = idle.playerOf();
  if (stands !== undefined) stands.lastActiveTick -= usesEveryMs / tickMs;
  acting.client.input(127, 0);
  await uses.note();
  uses.stop();
  expect((await acting.rowOf()).lastSeenAt.getTime()).toBeGreaterThan(before.lastSeenAt.getTime() + 5 * minuteMs);
  expect(await idle.rowOf()).toEqual(before);
  acting.client.close();
  idle.client.close();
});

test('a database that is away costs a warning, and the use is noted at the next time', async () => {
  const { client, rowOf } = await enter('Patient');
  const before = await rowOf();
  const warnings: string[] = [];
  const log = { ...quietLog, warn: (_fields: object, message: string) => void warnings.push(message) };
  let isAway = true;
  const uses = keep(() => {
    if (isAway) throw new Error('away');
    return testSim.home.domain.systemCtx();
  }, log);
  await uses.note();
  expect(warnings).toEqual(['the use of sessions could not be noted']);
  isAway = false;
  await uses.note();
  uses.stop();
  expect((await rowOf()).expiresAt).not.toEqual(before.expiresAt);
  client.close();
});

test('the use is noted every minute unasked, until the process ends', () => {
  vi.useFakeTimers();
  const hosts = vi.fn(() => []);
  const uses = keepSessionUses({
    ctx: () => testSim.home.domain.systemCtx(),
    hosts,
    sessions: () => [],
    log: quietLog,
  });
  vi.advanceTimersByTime(3 * minuteMs);
  expect(hosts).toHaveBeenCalledTimes(3);
  uses.stop();
  vi.advanceTimersByTime(3 * minuteMs);
  expect(hosts).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
