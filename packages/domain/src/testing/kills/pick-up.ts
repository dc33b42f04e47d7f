import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { itemCounts } from '../../inventory';
import { stockCatalogue } from '../../inventory/catalogue';
import { inTx, type Ctx } from '../../kernel';
import { makeCharacters, openTestDomain, type TestDomain } from '..';
import { entryEpoch, heldZone, putInZone } from '../combat';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';
import { runMortal } from '../mortal';
import { stockLootTables } from '../../loot/catalogue';
import { dropsIn } from '../../loot/queries';
import { pickUp, type PickUp } from '../../loot/service';
import { scatter } from '../../loot/scattering';
import { rollFor } from '../../loot/steps';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());

/** Creates a character with a pistol lying in front of it. */
async function prepare(): Promise<PickUp> {
  const [characterId] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  await putInZone(testDomain.databaseUrl, [characterId]);
  await inTx(ctx, async (tx) =>
    scatter(tx, heldZone, {
      roll: await rollFor(tx, {
        characterId,
        source: { kind: 'enemy', id: 'ward_drone' },
        tableId: 'loot_ward_drone',
        level: 1,
        difficulty: 'normal',
      }),
      for: 'owner',
      spot: { x: 1, y: 1 },
    }),
  );
  const drop = (await dropsIn(ctx, heldZone)).find(
    ({ ownerId, templateId }) => ownerId === characterId && templateId === 'pistol_lantern',
  );
  return { characterId, epoch: entryEpoch, dropId: drop?.dropId ?? '' };
}

/** Takes the drop in a separate process; returns how many statements it took, or null when it was killed. */
const take = (input: PickUp, deathAt: number) =>
  runMortal(testDomain, new URL('../mortal-taker.ts', import.meta.url), { input, deathAt });

/** Tests a pick-up in a process that is killed before some of its statements. */
export function testKilledPickUp(deaths: Deaths): void {
  describe('a pick-up whose process is killed', () => {
    it(
      'leaves the drop where it is, and gives it once when it is requested again',
      async () => {
        const statements = (await take(await prepare(), 0)) ?? 0;
        expect(statements).toBeGreaterThan(10);
        const queue = statementsToDieAt(statements, deaths);
        const dieAt = async (deathAt: number) => {
          const input = await prepare();
          expect(await take(input, deathAt)).toBeNull();
          expect({ deathAt, held: await itemCounts(ctx.db, input.characterId) }).toEqual({ deathAt, held: {} });
          expect((await dropsIn(ctx, heldZone)).map(({ dropId }) => dropId)).toContain(input.dropId);
          expect(await pickUp(ctx, heldZone, input)).toEqual(await pickUp(ctx, heldZone, input));
          expect({ deathAt, held: await itemCounts(ctx.db, input.characterId) }).toEqual({
            deathAt,
            held: { pistol_lantern: 1 },
          });
        };
        await Promise.all(
          [1, 2, 3].map(async () => {
            for (let next = queue.shift(); next !== undefined; next = queue.shift()) await dieAt(next);
          }),
        );
        expect((await runAudit(ctx)).findings).toEqual([]);
      },
      testTimeoutMs,
    );
  });
}
