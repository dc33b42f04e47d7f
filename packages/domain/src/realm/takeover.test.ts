import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { endSessions } from '../session';
import { signOut } from '../session/service';
import { openTestDomain, type TestDomain } from '../testing';
import { type Citizen, openCity } from '../testing/city';
import { Gate, untilWaiting } from '../testing/gate';

const rounds = 6;
let testDomain: TestDomain;
let city: Awaited<ReturnType<typeof openCity>>;
beforeAll(async () => {
  testDomain = await openTestDomain();
  city = await openCity(testDomain);
});
afterAll(() => testDomain.close());

/** Returns a name that no other character has. */
const newName = () => `Taker ${Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;

/** A player whose character is in the city, and a second device of theirs with another character. */
async function twoDevices(): Promise<{ readonly first: Citizen; readonly second: Citizen }> {
  const first = await city.citizen(newName());
  const second = await city.secondDevice(first, newName());
  expect(await city.ask(first)).toBe('in');
  await city.arrive(first);
  return { first, second };
}
const takeOver = (second: Citizen) => city.ask(second, { takeOver: true });
/** Returns the characters that the sessions of an account play. */
async function playedBy({ ctx }: Citizen): Promise<(string | null)[]> {
  const { accountId } = ctx.actor;
  const where = { accountId, revokedAt: null, characterId: { not: null } };
  return (await ctx.db.session.findMany({ where })).map(({ characterId }) => characterId);
}

describe('a device that takes over', () => {
  it('plays alone, when the first device signs out at the same time', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { first, second } = await twoDevices();
      const [answer, out] = await Promise.all([takeOver(second), signOut(first.ctx)]);
      expect([answer, out]).toEqual(['in', { endedSessions: 1 }]);
      expect(await playedBy(first)).toEqual([second.characterId]);
      await city.arrive(second);
    }
  });

  it('lets the first device play on, when it is signed out itself before it has the seat', async () => {
    const { first, second } = await twoDevices();
    const { accountId, sessionId } = second.ctx.actor;
    const gate = new Gate();
    const out = inTx(second.ctx, async (tx) => {
      await endSessions(tx, { accountId, only: sessionId, reason: 'signed_out' });
      await gate.pass();
    });
    await gate.reached;
    const asked = takeOver(second);
    await untilWaiting(testDomain, asked);
    gate.open();
    await out;
    expect(await asked).toBe('session.ended');
    expect(await playedBy(first)).toEqual([first.characterId]);
    expect(await city.ask(first)).toBe('in');
  });

  it('has no use of a seat, when it is signed out at the same time', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { first, second } = await twoDevices();
      const [answer] = await Promise.all([takeOver(second), signOut(second.ctx)]);
      expect(['in', 'session.ended']).toContain(answer);
      expect(await playedBy(first)).toEqual(answer === 'in' ? [] : [first.characterId]);
      await expect(city.arrive(second)).rejects.toMatchObject({ code: 'session.ended' });
    }
  });
});
