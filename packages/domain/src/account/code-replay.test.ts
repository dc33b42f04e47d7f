import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDomain, systemRng, type Domain } from '../kernel';
import { openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { codeAt, protect } from '../testing/factors';
import { password, player, userAgent } from '../testing/players';
import { signIn } from './service';

let testDomain: TestDomain;
/** Four processes over one database, each with a pool and a Redis connection of its own. */
let processes: Domain[];
const clock = new FixedClock(Date.UTC(2026, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  const { databaseUrl, redisUrl } = testDomain;
  const parts = { poolMax: 2, config: testConfig, log: quietLog, rng: systemRng, clock };
  processes = Array.from({ length: 4 }, () => createDomain({ ...parts, service: 'test', databaseUrl, redisUrl }));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.close()));
  await testDomain.close();
});

it('a code of the app, and one on paper, opens one session when every process is asked with it at once', async () => {
  const email = 'replay@necp.test';
  const { secret, recoveryCodes } = await protect((await player(testDomain, email)).ctx);
  clock.advance(minuteMs);
  for (const code of [codeAt(secret, clock.nowMs()), recoveryCodes[0] ?? '']) {
    const answers = await Promise.allSettled(
      processes.map((one, index) =>
        signIn(one.ctxFor({ actor: null, address: `198.51.100.${index}` }), {
          email,
          password,
          code,
          userAgent,
          device: null,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'unauthenticated' });
  }
});
