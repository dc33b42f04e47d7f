import { systemClock } from '@necp/domain/kernel';
import { setSettings } from '@necp/domain/realm/service';
import { jobs } from '@necp/domain/session/jobs';
import { FixedClock } from '@necp/domain/testing/index';
import { hourMs, minuteMs } from '@necp/shared/kernel';
import { endOfSession, type Lasting, usualLifetimes } from '@necp/shared/session/lifetimes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';

/** The clock by which sessions end stands still until a test moves it. */
const clock = new FixedClock(systemClock.nowMs());
let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim({ clock });
});
afterAll(() => testSim.close());

/** Joins on a session of this kind that ends as sessions of the kind do. */
async function enter(name: string, { isStaff = false, ...begun }: Partial<Lasting>) {
  const now = new Date(clock.nowMs());
  const session: Omit<Lasting, 'isStaff'> = {
    kind: 'remembered',
    isGuest: false,
    createdAt: now,
    lastSeenAt: now,
    rolesUntil: null,
    ...begun,
  };
  const character = await testSim.realm.addCharacter(name);
  const roles = isStaff ? ['player', 'moderator'] : ['player'];
  const expiresAt = endOfSession({ ...session, isStaff }, usualLifetimes);
  await testSim.realm.setSession(character, { ...session, roles, expiresAt });
  return testSim.join(character);
}
type Client = Awaited<ReturnType<typeof enter>>;

const isOut = ({ socket }: Client) => until(() => socket.disconnected, 'the socket is closed');
const reasons = (...clients: Client[]) => clients.map(({ closedBy }) => closedBy);

test('a socket closes when the time of its session is over, that of staff first, and no other does', async () => {
  const stayer = await enter('Stayer', {});
  const browser = await enter('Browser', { kind: 'browser' });
  const moderator = await enter('Keeper', { isStaff: true });
  clock.advance(usualLifetimes.staffIdleMinutes * minuteMs);
  await isOut(moderator);
  expect(reasons(moderator, browser, stayer)).toEqual(['signed_out', null, null]);
  clock.advance(usualLifetimes.browserIdleMinutes * minuteMs);
  await isOut(browser);
  expect(reasons(browser, stayer)).toEqual(['signed_out', null]);
  expect(stayer.socket.connected).toBe(true);
  stayer.close();
});

test('a socket of staff closes when their role ends', async () => {
  const minutes = (count: number) => new Date(clock.nowMs() + count * minuteMs);
  const short = await enter('Short', { isStaff: true, rolesUntil: minutes(5) });
  const longer = await enter('Longer', { isStaff: true, rolesUntil: minutes(15) });
  clock.advance(5 * minuteMs);
  await isOut(short);
  expect(reasons(short, longer)).toEqual(['signed_out', null]);
  longer.close();
});

test('a socket closes when operators lower the lifetime below what its session has lasted', async () => {
  const createdAt = new Date(clock.nowMs() - 3 * hourMs);
  const [old, young] = [await enter('Old', { kind: 'browser', createdAt }), await enter('Young', { kind: 'browser' })];
  const system = testSim.home.domain.systemCtx();
  await setSettings(system, { browserLifeHours: 2 });
  await jobs.find(({ name }) => name === 'session.shorten')?.run(system, {});
  await isOut(old);
  expect(reasons(old, young)).toEqual(['signed_out', null]);
  young.close();
});
