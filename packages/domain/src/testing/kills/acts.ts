import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { stockCatalogue } from '../../inventory/catalogue';
import { openTestDomain, type TestDomain } from '..';
import { runMortal } from '../mortal';
import { expectSound } from '../party';
import type { SocialPlayer } from '../social';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';

/** The acts that `mortal-act.ts` performs. */
export type ActName =
  | 'acceptApplication'
  | 'acceptOffer'
  | 'answerAsk'
  | 'applyToListing'
  | 'buyGuildTab'
  | 'chooseDrop'
  | 'clearMarks'
  | 'convert'
  | 'declineApplication'
  | 'depositChits'
  | 'giveDrop'
  | 'markGround'
  | 'markTarget'
  | 'moveMember'
  | 'passOnDrop'
  | 'putGuildItem'
  | 'putUpListing'
  | 'swapMembers'
  | 'takeDownListing'
  | 'takeGuildItem'
  | 'withdrawApplication'
  | 'withdrawChits';

/** The orders of such a process. */
export interface MortalAct {
  readonly act: ActName;
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly input: unknown;
}

/** An act that is ready to be performed, with players of its own. */
export interface Prepared {
  readonly by: SocialPlayer;
  readonly input: unknown;
  /** What the act changes, in words that are the same for all players. */
  left(): Promise<unknown>;
  /** Performs the act in this process. */
  again(): Promise<unknown>;
}

/** An act whose process is killed. */
export interface KilledAct {
  readonly title: string;
  readonly act: ActName;
  /** Whether its answer is read after the commit: a process that is killed then has done the act. */
  readonly isReadAfterwards?: boolean;
  prepare(testDomain: TestDomain): Promise<Prepared>;
}

/** Processes that run side by side: each takes its time to start. */
const lanes = 3;

/**
 * Tests acts whose process is killed before some of their statements: nothing has changed then, and all of it once when
 * the act is requested again.
 */
export function testKilledActs(acts: readonly KilledAct[], deaths: Deaths): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 8 });
    await stockCatalogue(testDomain.domain.systemCtx());
  });
  afterAll(() => testDomain.close());

  const perform = ({ act }: KilledAct, { by, input }: Prepared, deathAt: number) =>
    runMortal(testDomain, new URL('../mortal-act.ts', import.meta.url), {
      input: { act, accountId: by.accountId, characterId: by.characterId, input } satisfies MortalAct,
      deathAt,
    });

  for (const killed of acts)
    it(
      killed.title,
      async () => {
        const whole = await killed.prepare(testDomain);
        const untouched = await whole.left();
        const statements = (await perform(killed, whole, 0)) ?? 0;
        expect(statements).toBeGreaterThan(5);
        const wanted = await whole.left();
        expect(wanted).not.toEqual(untouched);
        const dieAt = async (deathAt: number) => {
          const prepared = await killed.prepare(testDomain);
          expect(await perform(killed, prepared, deathAt)).toBeNull();
          const allowed = killed.isReadAfterwards === true ? [untouched, wanted] : [untouched];
          expect(allowed.map((left) => ({ deathAt, left }))).toContainEqual({ deathAt, left: await prepared.left() });
          await prepared.again();
          await prepared.again();
          expect({ deathAt, left: await prepared.left() }).toEqual({ deathAt, left: wanted });
        };
        const queue = statementsToDieAt(statements, deaths);
        await Promise.all(
          Array.from({ length: lanes }, async () => {
            for (let next = queue.shift(); next !== undefined; next = queue.shift()) await dieAt(next);
          }),
        );
        await expectSound(testDomain);
        expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
      },
      testTimeoutMs,
    );
}
