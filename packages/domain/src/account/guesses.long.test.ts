import { FixedClock, minuteMs } from '@necp/shared/kernel';
import { maxCodeTries, tryWindowMs } from '@necp/shared/account/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { codeAt, protect } from '../testing/factors';
import { player } from '../testing/players';
import { takeCode } from './codes';
import { lockAccount } from './steps';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2026, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

it('of ten thousand guesses at a code, ten are looked at in each fifteen minutes', async () => {
  const { ctx } = await player(testDomain, 'guesses@necp.test');
  const { secret } = await protect(ctx);
  const { accountId } = ctx.actor;
  clock.advance(tryWindowMs);
  const [bursts, size] = [100, 100];
  const answers = new Map<string, number>();
  for (let burst = 0; burst < bursts; burst += 1) {
    // A lucky guess would end the test early, so that right codes are left out.
    const right = [-30_000, 0, 30_000].map((offsetMs) => codeAt(secret, clock.nowMs() + offsetMs));
    const guesses = Array.from({ length: size + right.length }, (_, index) =>
      String((burst * size + index) * 97).padStart(6, '0'),
    ).filter((guess) => !right.includes(guess));
    await inTx(testDomain.domain.systemCtx(), async (tx) => {
      await lockAccount(tx, accountId);
      for (const code of guesses.slice(0, size)) {
        const answer = await takeCode(tx, { accountId, code, triedBy: null });
        const word = 'proof' in answer ? answer.proof : answer.refused.code;
        answers.set(word, (answers.get(word) ?? 0) + 1);
      }
    });
    clock.advance(minuteMs);
  }
  const windows = Math.ceil((bursts * minuteMs) / tryWindowMs);
  const looked = windows * maxCodeTries;
  expect(Object.fromEntries(answers)).toEqual({
    'account.wrong_code': looked,
    'account.too_many_codes': bursts * size - looked,
  });
});
