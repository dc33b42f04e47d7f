import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { stockCatalogue } from '../../inventory/catalogue';
import type { Ctx } from '../../kernel';
import { stockLootTables } from '../../loot/catalogue';
import { reputationOf } from '../../reputation';
import { makeCharacters, openTestDomain, type TestDomain } from '..';
import { defeatBy, putInZone, settle } from '../combat';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';
import { runMortal } from '../mortal';
import type { Defeat } from '../../combat/service';

const uncertainStatements = 6;

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());

async function prepare(): Promise<Defeat> {
  const winners = await makeCharacters(testDomain.databaseUrl, 2);
  await putInZone(testDomain.databaseUrl, winners);
  return defeatBy(winners, randomUUID());
}

async function left({ defeatId, participants }: Defeat): Promise<unknown> {
  const of = async (characterId: CharacterId) => [
    Number((await ctx.db.progression.findUnique({ where: { characterId } }))?.experience ?? 0n),
    await ctx.db.experienceEntry.count({ where: { characterId } }),
    await ctx.db.characterSkill.count({ where: { characterId } }),
    await ctx.db.lootRoll.count({ where: { characterId } }),
    (await reputationOf(ctx.db, characterId)).eighths,
  ];
  return [
    await of(participants[0]!.characterId),
    await of(participants[1]!.characterId),
    await ctx.db.outboxEvent.count({ where: { key: defeatId } }),
  ];
}

/** Settles the defeat in a separate process; returns how many statements it took, or null when it was killed. */
const settleElsewhere = (defeat: Defeat, deathAt: number) =>
  runMortal(testDomain, new URL('../mortal-zone.ts', import.meta.url), { input: defeat, deathAt });

/** Tests the settlement of a defeat in a simulation that is killed before some of its statements. */
export function testKilledDefeat(deaths: Deaths): void {
  describe('a simulation that is killed while it settles a defeat', () => {
    it(
      'stores nothing of it, and everything once when its successor asks again',
      async () => {
        const whole = await prepare();
        const statements = (await settleElsewhere(whole, 0)) ?? 0;
        expect(statements).toBeGreaterThan(20);
        const wanted = await left(whole);
        // The number depends on the loot roll: the last few statements may not happen.
        const certain = statements - uncertainStatements;
        for (const deathAt of statementsToDieAt(certain, deaths)) {
          const defeat = await prepare();
          expect(await settleElsewhere(defeat, deathAt)).toBeNull();
          expect({ deathAt, left: await left(defeat) }).toEqual({
            deathAt,
            left: [[0, 0, 0, 0, -50], [0, 0, 0, 0, -50], 0],
          });
          expect(await settle(ctx, defeat)).toEqual(await settle(ctx, defeat));
          expect({ deathAt, left: await left(defeat) }).toEqual({ deathAt, left: wanted });
        }
        expect((await runAudit(ctx)).findings).toEqual([]);
      },
      testTimeoutMs,
    );
  });
}
