import { expect } from 'vitest';
import { runAudit } from '../audit/service';
import type { TestDomain } from '.';
import { expectSound } from './party';

/** One meeting of acts, with players of its own, and what must be true after it. */
export type Round = (testDomain: TestDomain) => Promise<void>;

/** Rounds that run side by side: their players never meet. */
const lanes = 4;

/** Lets the acts of a race meet, round after round; parties are sound afterwards, and the auditor finds nothing. */
export async function repeat(testDomain: TestDomain, round: Round, rounds: number): Promise<void> {
  let left = rounds;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await round(testDomain);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await expectSound(testDomain);
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
}
