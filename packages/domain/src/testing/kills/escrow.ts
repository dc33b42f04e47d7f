import { characterHolder, type CharacterId, type Holder, type ItemId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { grant, inventoryView } from '../../inventory';
import { stockCatalogue } from '../../inventory/catalogue';
import { inTx, type Ctx } from '../../kernel';
import { balanceOfHolder, credit, holdWallets, starterKitFaucet } from '../../wallet';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '..';
import { openTrade, settleTrade, tradeFee, tradePrice, type EscrowTrade } from '../escrow-trade';
import { runMortal } from '../mortal';
import { statementsToDieAt, testTimeoutMs, type Deaths } from './deaths';

let testDomain: TestDomain;
let ctx: Ctx;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 4 });
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
});
afterAll(() => testDomain.close());

const start = 100n;

async function prepareTrade(): Promise<EscrowTrade> {
  const [buyer, seller] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await inTx(ctx, async (tx) => {
    await holdWallets(tx, [buyer, seller].map(characterHolder));
    await credit(tx, { characterId: buyer, amount: start, from: starterKitFaucet, reason: 'wallet.starter_kit' });
    await grant(tx, { characterId: seller, templateId: 'pistol_lantern', quantity: 1, reason: 'inventory.test' });
  });
  const itemId = (await inventoryView(ctx, seller)).containers.flatMap(({ items }) => items)[0]?.id as ItemId;
  const escrowId = await openTrade(ctx);
  return { buyer, seller, itemId, escrowId, payInId: newRequestId(), payOutId: newRequestId() };
}

/** Returns the money of buyer, escrow and seller, and who has the item. */
async function holdings({ buyer, seller, escrowId, itemId }: EscrowTrade): Promise<string> {
  const escrow: Holder = { kind: 'escrow', id: escrowId };
  const holders = [characterHolder(buyer), escrow, characterHolder(seller)];
  const balances = await Promise.all(holders.map((holder) => balanceOfHolder(ctx.db, holder)));
  const item = await ctx.db.characterItem.findUnique({ where: { id: itemId }, include: { container: true } });
  const at = holders.findIndex(({ id }) => id === item?.container.holderId);
  return `${balances.join(' ')}, item at ${['buyer', 'escrow', 'seller'][at] ?? 'nowhere'}`;
}

const before = `${start} 0 0, item at seller`;
const paidIn = `${start - tradePrice} ${tradePrice} 0, item at escrow`;
const paidOut = `${start - tradePrice} 0 ${tradePrice - tradeFee}, item at buyer`;

/** Trades in a separate process; returns how many statements it took, or null when it was killed. */
const trade = (input: EscrowTrade, deathAt: number) =>
  runMortal(testDomain, new URL('../mortal-trade.ts', import.meta.url), { input, deathAt });

/** Tests a trade through an escrow whose process is killed before some of its statements. */
export function testKilledEscrow(deaths: Deaths): void {
  describe('a trade through an escrow whose process is killed', () => {
    it(
      'is before, between or after its two halves, never inside one, and ends when it is requested again',
      async () => {
        const statements = (await trade(await prepareTrade(), 0)) ?? 0;
        expect(statements).toBeGreaterThan(25);
        const seen = new Set<string>();
        const dieAt = async (deathAt: number) => {
          const input = await prepareTrade();
          expect(await trade(input, deathAt)).toBeNull();
          const left = await holdings(input);
          expect([before, paidIn]).toContain(left);
          seen.add(left);
          await settleTrade(ctx, input);
          await settleTrade(ctx, input);
          expect({ deathAt, left: await holdings(input) }).toEqual({ deathAt, left: paidOut });
        };
        const queue = statementsToDieAt(statements, deaths);
        await Promise.all(
          [1, 2, 3].map(async () => {
            for (let next = queue.shift(); next !== undefined; next = queue.shift()) await dieAt(next);
          }),
        );
        expect([...seen].toSorted()).toEqual([before, paidIn].toSorted());
        expect((await runAudit(ctx)).findings).toEqual([]);
      },
      testTimeoutMs,
    );
  });
}
