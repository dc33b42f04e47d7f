import { randomUUID } from 'node:crypto';
import { characterHolder, type CharacterId, type EscrowId, type ItemId } from '@necp/shared/kernel';
import { lockMs } from '@necp/shared/trade/rules';
import type { OwnTradeView, TradeView } from '@necp/shared/trade/schema';
import { grant, inventoryView } from '../inventory';
import { inTx } from '../kernel';
import { currentTrade } from '../trade/queries';
import { acceptTrade, askTrade, cancelTrade, confirmTrade, offerItem, offerMoney, retractItem } from '../trade/service';
import { balanceOfHolder, credit, starterKitFaucet } from '../wallet';
import { entryEpoch, heldZone, putInZone } from './combat';
import { type SocialPlayer, socialPlayers } from './social';
import { newRequestId, type TestDomain, withClient } from '.';

export const startChits = 1_000n;
type Pair = readonly [SocialPlayer, SocialPlayer];

/** Two players of old accounts who stand in a zone; each has money and some stims. */
export async function tradingPair(testDomain: TestDomain): Promise<Pair> {
  const players = (await traders(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  return players;
}

export async function traders(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const players = await socialPlayers(testDomain, count);
  const ids = players.map(({ characterId }) => characterId);
  await putInZone(testDomain.ownerUrl, ids);
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE accounts SET created_at = created_at - interval '60 days' WHERE id = ANY($1::uuid[])`, [ids]),
  );
  for (const { characterId } of players) {
    await pay(testDomain, characterId, startChits);
    await give(testDomain, characterId, { templateId: 'stim_night', quantity: 5 });
  }
  return players;
}

export function pay(testDomain: TestDomain, characterId: CharacterId, amount: bigint) {
  return inTx(testDomain.domain.systemCtx(), (tx) =>
    credit(tx, { characterId, amount, from: starterKitFaucet, reason: 'wallet.starter_kit' }),
  );
}

interface Given {
  readonly templateId: string;
  readonly quantity: number;
  readonly isBound?: boolean;
}
export function give(testDomain: TestDomain, characterId: CharacterId, given: Given) {
  return inTx(testDomain.domain.systemCtx(), (tx) => grant(tx, { characterId, reason: 'inventory.test', ...given }));
}

/** The bag of a player. */
export async function bagOf({ ctx, characterId }: SocialPlayer) {
  const { containers } = await inventoryView(ctx, characterId);
  return containers.find(({ kind }) => kind === 'bag')?.items ?? [];
}
export async function itemOf(player: SocialPlayer, templateId = 'stim_night'): Promise<ItemId> {
  const item = (await bagOf(player)).find((one) => one.templateId === templateId);
  if (item === undefined) throw new Error(`no ${templateId} in the bag`);
  return item.id;
}

const writer = ({ characterId }: SocialPlayer) => ({ characterId, epoch: entryEpoch });
export const ask = (by: SocialPlayer, to: SocialPlayer) =>
  askTrade(by.ctx, heldZone, { id: randomUUID(), ...writer(by), to: writer(to) });
export const accept = (by: SocialPlayer, to: SocialPlayer, tradeId: string) =>
  acceptTrade(by.ctx, heldZone, { tradeId, ...writer(by), to: writer(to) });

/** Lets two players begin a trade. */
export async function opened([one, other]: Pair): Promise<string> {
  const { tradeId } = await ask(one, other);
  await accept(other, one, tradeId);
  return tradeId;
}

const of = (tradeId: string) => ({ requestId: newRequestId(), tradeId });
/** Offers one piece of an item, or so many. */
export function offer(by: SocialPlayer, tradeId: string, stack: ItemId | readonly [ItemId, number]) {
  const [itemId, quantity] = typeof stack === 'string' ? [stack, 1] : stack;
  return offerItem(by.ctx, { ...of(tradeId), itemId, quantity, place: null });
}
export const retract = (by: SocialPlayer, tradeId: string, offerId: string) =>
  retractItem(by.ctx, { ...of(tradeId), offerId });
export const money = (by: SocialPlayer, tradeId: string, chits: number) =>
  offerMoney(by.ctx, { ...of(tradeId), chits });
/** Confirms for the first time, and for the second. */
export const agree = (by: SocialPlayer, tradeId: string, version: number) =>
  confirmTrade(by.ctx, { ...of(tradeId), version, step: 1 });
export const confirm = (by: SocialPlayer, tradeId: string, version: number) =>
  confirmTrade(by.ctx, { ...of(tradeId), version, step: 2 });
export const cancel = (by: SocialPlayer, tradeId: string) => cancelTrade(by.ctx, of(tradeId));
export const seen = (by: SocialPlayer): Promise<OwnTradeView> => currentTrade(by.ctx);
export async function tradeOf(by: SocialPlayer): Promise<TradeView> {
  const { trade } = await seen(by);
  if (trade === null) throw new Error('there is no trade');
  return trade;
}

/** Lets the lock after the last change be over, in the table: no test waits for it. */
export function unlock(testDomain: TestDomain, tradeId: string): Promise<unknown> {
  return withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE trades SET changed_at = changed_at - $2 * interval '1 millisecond' WHERE id = $1`, [
      tradeId,
      lockMs,
    ]),
  );
}

/** Lets both agree on what is offered: only the last two confirmations are missing. */
export async function agreed(testDomain: TestDomain, pair: Pair, tradeId: string): Promise<number> {
  await unlock(testDomain, tradeId);
  const { version } = await tradeOf(pair[0]);
  for (const player of pair) await agree(player, tradeId, version);
  return version;
}

/** What each side has, and what lies in its escrow: money and stims. */
export async function possessions(testDomain: TestDomain, pair: Pair, tradeId: string) {
  const { db } = testDomain.domain.systemCtx();
  const sides = await db.tradeSide.findMany({ where: { tradeId }, orderBy: { side: 'asc' } });
  const countIn = async (kind: 'character' | 'escrow', id: string) => {
    const items = await db.characterItem.findMany({
      where: { templateId: 'stim_night', container: { holderKind: kind, holderId: id } },
    });
    return items.reduce((sum, { quantity }) => sum + quantity, 0);
  };
  return Promise.all(
    pair.map(async ({ characterId }) => {
      const escrowId = sides.find((side) => side.characterId === characterId)?.escrowId as EscrowId;
      const balances = await Promise.all([
        balanceOfHolder(db, characterHolder(characterId)),
        balanceOfHolder(db, { kind: 'escrow', id: escrowId }),
      ]);
      return {
        chits: Number(balances[0]),
        stims: await countIn('character', characterId),
        inEscrow: [Number(balances[1]), await countIn('escrow', escrowId)],
      };
    }),
  );
}
export const nothing = [0, 0];
