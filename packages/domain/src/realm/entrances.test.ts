import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDomain, type Domain } from '../kernel';
import { openTestDomain, quietLog, testConfig, type TestDomain, withClient } from '../testing';
import { type Citizen, openCity } from '../testing/city';
import { inTurn, mostWaiting } from './entrances';
import { queueView, setSettings } from './service';

const patience = { timeout: 240_000, interval: 20 };
/** Long enough for entrances to wait as long as the test likes. */
const limits = { connectionMs: 60_000, lockMs: 240_000, transactionMs: 240_000 };

let testDomain: TestDomain;
let city: Awaited<ReturnType<typeof openCity>>;
const people: Citizen[] = [];
/** A process with four connections. */
let small: Domain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  city = await openCity(testDomain);
  for (const name of ['Mara', 'Ivo', 'Juno', 'Piet', 'Sana']) people.push(await city.citizen(name));
  await setSettings(testDomain.domain.systemCtx(), { capacity: 2 });
  const { databaseUrl, redisUrl } = testDomain;
  const options = { service: 'test', databaseUrl, redisUrl, config: { ...testConfig }, log: quietLog } as const;
  small = createDomain({ ...options, poolMax: 4, databaseLimits: limits });
});
afterAll(async () => {
  await small.close();
  await testDomain.close();
});
const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const inSmall = ({ ctx }: Citizen) => small.ctxFor({ actor: ctx.actor, address: null });

describe('a crowd before the gate of the realm', () => {
  it('leaves connections to other calls while two hundred wait for the lock, and answers them all', async () => {
    const answers = await withClient(testDomain.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query('SELECT 1 FROM realms FOR NO KEY UPDATE');
      const asked = Array.from({ length: 40 }, () => people.map((one) => city.ask(one, { from: inSmall(one) }))).flat();
      // A transaction sees one state of the activities, so another connection looks.
      await withClient(testDomain.ownerUrl, (watcher) =>
        vi.waitFor(async () => expect((await watcher.query(waiting)).rowCount).toBeGreaterThanOrEqual(2), patience),
      );
      expect(await queueView(inSmall(people[0] as Citizen))).toBeNull();
      await owner.query('COMMIT');
      return Promise.all(asked);
    });
    const last = answers.slice(-people.length);
    expect(answers).toHaveLength(200);
    expect(last.toSorted()).toEqual([1, 2, 3, 'in', 'in']);
  });

  it('is refused beyond a thousand', async () => {
    let open = () => undefined as void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const enter = () => inTurn(small.systemCtx(), () => gate);
    const crowd = Array.from({ length: 2 + mostWaiting }, enter);
    await expect(enter()).rejects.toMatchObject({ kind: 'unavailable', code: 'kernel.busy' });
    open();
    await Promise.all(crowd);
    await expect(enter()).resolves.toBeUndefined();
  });
});
