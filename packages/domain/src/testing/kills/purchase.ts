import { characterHolder, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grant, inventoryView } from '../../inventory';
import { stockCatalogue } from '../../inventory/catalogue';
import { inTx, type Ctx } from '../../kernel';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '..';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';
import { strikeDeal, type Deal } from '../deal';
import { runMortal } from '../mortal';
import { credit, holdWallets, walletView, starterKitFaucet } from '../../wallet';
import { runAudit } from '../../audit/service';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());

async function prepareDeal(): Promise<Deal> {
  const [buyer, seller] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await inTx(ctx, async (tx) => {
    await holdWallets(tx, [buyer, seller].map(characterHolder));
    await credit(tx, { characterId: buyer, amount: 100n, from: starterKitFaucet, reason: 'wallet.starter_kit' });
    await grant(tx, { characterId: seller, templateId: 'pistol_lantern', quantity: 1, reason: 'inventory.test' });
  });
  const itemId = (await inventoryView(ctx, seller)).containers.flatMap(({ items }) => items)[0]?.id as ItemId;
  return { buyer, seller, itemId, requestId: newRequestId() };
}

const holdings = async ({ buyer, seller }: Deal) => {
  const itemsOf = async (who: CharacterId) =>
    (await inventoryView(ctx, who)).containers.flatMap(({ items }) => items).length;
  return [
    (await walletView(ctx, buyer)).balanceChits,
    (await walletView(ctx, seller)).balanceChits,
    await itemsOf(buyer),
    await itemsOf(seller),
  ];
};

/** Buys in a separate process; returns how many statements it took, or null when it was killed. */
const buy = (deal: Deal, deathAt: number) =>
  runMortal(testDomain, new URL('../mortal-hand.ts', import.meta.url), { input: deal, deathAt });

/** Tests a purchase whose process is killed before some of its statements. */
export function testKilledPurchase(deaths: Deaths): void {
  describe('a purchase whose process is killed', () => {
    it(
      'before any of its statements stores nothing, and happens once when it is requested again',
      async () => {
        const statements = (await buy(await prepareDeal(), 0)) ?? 0;
        expect(statements).toBeGreaterThan(15);
        const dieAt = async (deathAt: number) => {
          const deal = await prepareDeal();
          expect(await buy(deal, deathAt)).toBeNull();
          expect({ deathAt, holdings: await holdings(deal) }).toEqual({ deathAt, holdings: [100n, 0n, 0, 1] });
          expect(await strikeDeal(ctx, deal)).toBe(await strikeDeal(ctx, deal));
          expect({ deathAt, holdings: await holdings(deal) }).toEqual({ deathAt, holdings: [70n, 30n, 1, 0] });
        };
        const queue = statementsToDieAt(statements, deaths);
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
