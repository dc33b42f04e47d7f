import { GameError, minuteMs, type CharacterId } from '@necp/shared/kernel';
import { askLastsMs, idleMs, mostAsks } from '@necp/shared/trade/rules';
import { holdSheets, peopleAmong, type PersonRow } from '../character';
import { inTx, newId, nowOf, onceById, openEscrow, type Ctx, type Tx } from '../kernel';
import { blockBetween, isBusy, isSilenced } from '../social';
import { assertWriters, type HeldZone, type Writer } from '../zone';
import { assertLimits } from './days';
import { endHeld, lookLater } from './ending';
import { announceTrade, holdTrade, readTrade, tradeEscrow, tradeGone, type HeldTrade } from './held';

/** A question of one character to another; both stand within reach of each other in the zone. */
export interface AskedTrade extends Writer {
  /** Unique for each try. */
  readonly id: string;
  readonly to: Writer;
}

/** What became of a question: it waits, or the two trade because the other has asked too. */
export interface AskedOutcome {
  readonly tradeId: string;
  readonly isOpen: boolean;
  /** Whether one has blocked the other: the one who was asked sees nothing. */
  readonly isUnseen: boolean;
}

/**
 * Asks a character to trade. A player who has blocked the caller never sees it, and the caller is answered the same.
 * @throws GameError invalid `trade.same_account`; conflict `trade.you_block`, `trade.already_trading`,
 * `trade.partner_busy`, `trade.asked_too_often`, `trade.daily_trades`; unavailable `zone.moved`
 */
export function askTrade(ctx: Ctx, zone: HeldZone, { id, to, ...from }: AskedTrade): Promise<AskedOutcome> {
  return inTx(ctx, async (tx) => {
    await holdSheets(tx, [from.characterId, to.characterId]);
    await assertWriters(tx, zone, [from, to]);
    return onceById(tx, { verb: 'trade.ask', id }, async () => {
      const [asker, asked] = await pairOf(tx, from.characterId, to.characterId);
      const block = await blockBetween(tx, { own: asker.accountId, other: asked.accountId });
      if (block === 'own') throw new GameError('conflict', 'trade.you_block');
      await assertFree(tx, [asker, asked]);
      const own = { accountId: asker.accountId, chits: 0n };
      await assertLimits(tx, { own, other: own });
      const returned = block === null ? await questionOf(tx, asked, asker) : null;
      if (returned !== null) {
        await openTrade(tx, returned);
        return { tradeId: returned.id, isOpen: true, isUnseen: false };
      }
      await endOwnQuestions(tx, asker);
      await assertPatient(tx, asker, asked);
      const tradeId = await storeQuestion(tx, zone, {
        sides: [
          { ...asker, epoch: from.epoch },
          { ...asked, epoch: to.epoch },
        ],
        isUnseen: block !== null,
      });
      return { tradeId, isOpen: false, isUnseen: block !== null };
    });
  });
}

/** An answer of one who was asked; the zone has judged that both are still within reach. */
export interface AnsweredTrade extends Writer {
  readonly tradeId: string;
  /** The one who asked. */
  readonly to: Writer;
}

/**
 * Accepts a question: the window opens, and what is offered from now on lies in an escrow of each side. Repeating it
 * changes nothing.
 * @throws GameError not_found `trade.ask_gone`; conflict `trade.already_trading`, `trade.partner_busy`,
 * `trade.daily_trades`, `trade.partner_limit`; unavailable `zone.moved`
 */
export function acceptTrade(ctx: Ctx, zone: HeldZone, { tradeId, to, ...by }: AnsweredTrade): Promise<void> {
  return inTx(ctx, async (tx) => {
    const trade = await holdTrade(tx, tradeId);
    const [asker, asked] = trade?.sides ?? [];
    const isTheirs = asked?.characterId === by.characterId && asker?.characterId === to.characterId;
    if (trade === null || !isTheirs) throw askGone();
    if (trade.state === 'open') return;
    if (trade.state !== 'asked' || nowOf(tx).getTime() >= trade.askedMs + askLastsMs) throw askGone();
    await assertWriters(tx, zone, [by, to]);
    if (await isSilenced(tx, asked.accountId, asker.accountId)) throw askGone();
    const [own, other] = await pairOf(tx, by.characterId, to.characterId);
    await assertFree(tx, [own, other]);
    await openTrade(tx, trade);
  });
}

const askGone = () => new GameError('not_found', 'trade.ask_gone');

/** Returns both people. @throws GameError not_found `trade.gone`, invalid `trade.same_account` */
async function pairOf(tx: Tx, own: CharacterId, other: CharacterId): Promise<readonly [PersonRow, PersonRow]> {
  const people = await peopleAmong(tx, [own, other]);
  const [first, second] = [own, other].map((id) => people.find(({ characterId }) => characterId === id));
  if (first === undefined || second === undefined) throw tradeGone();
  if (first.accountId === second.accountId) throw new GameError('invalid', 'trade.same_account');
  return [first, second];
}

/** @throws GameError conflict `trade.already_trading`, `trade.partner_busy` */
async function assertFree(tx: Tx, [own, other]: readonly [PersonRow, PersonRow]): Promise<void> {
  const accounts = await tx.tradeSide.findMany({
    where: { isOpen: true, accountId: { in: [own.accountId, other.accountId] } },
    select: { accountId: true },
  });
  if (accounts.some(({ accountId }) => accountId === own.accountId))
    throw new GameError('conflict', 'trade.already_trading');
  if (accounts.length > 0) throw new GameError('conflict', 'trade.partner_busy');
}

/** Returns the question of one character to another that waits for its answer. */
async function questionOf(tx: Tx, from: PersonRow, to: PersonRow): Promise<HeldTrade | null> {
  const row = await tx.trade.findFirst({
    where: {
      state: 'asked',
      askedAt: { gt: new Date(nowOf(tx).getTime() - askLastsMs) },
      AND: [
        { sides: { some: { side: 0, characterId: from.characterId } } },
        { sides: { some: { side: 1, characterId: to.characterId } } },
      ],
    },
    select: { id: true },
  });
  return row === null ? null : readTrade(tx, row.id);
}

/** A character has one question at a time: the earlier one is taken back. */
async function endOwnQuestions(tx: Tx, { characterId }: PersonRow): Promise<void> {
  const rows = await tx.trade.findMany({
    where: { state: { in: ['asked', 'unseen'] }, sides: { some: { side: 0, characterId } } },
    select: { id: true },
  });
  for (const { id } of rows) {
    const trade = await readTrade(tx, id);
    if (trade !== null) await endHeld(tx, trade, 'cancelled');
  }
}

/** @throws GameError conflict `trade.asked_too_often`, `trade.partner_busy` */
async function assertPatient(tx: Tx, asker: PersonRow, asked: PersonRow): Promise<void> {
  const nowMs = nowOf(tx).getTime();
  const lately = await tx.trade.count({
    where: {
      askedAt: { gt: new Date(nowMs - minuteMs) },
      sides: { some: { side: 0, characterId: asker.characterId } },
    },
  });
  if (lately >= mostAsks) throw new GameError('conflict', 'trade.asked_too_often');
  const waiting = await tx.trade.count({
    where: {
      state: 'asked',
      askedAt: { gt: new Date(nowMs - askLastsMs) },
      sides: { some: { side: 1, characterId: asked.characterId } },
    },
  });
  if (waiting >= mostAsks) throw new GameError('conflict', 'trade.partner_busy');
}

interface Question {
  readonly sides: readonly [PersonRow & Writer, PersonRow & Writer];
  readonly isUnseen: boolean;
}

async function storeQuestion(tx: Tx, zone: HeldZone, { sides, isUnseen }: Question): Promise<string> {
  const now = nowOf(tx);
  const id = newId<string>();
  await tx.trade.create({
    data: {
      id,
      ...{ zoneId: zone.zoneId, channel: zone.channel, zoneEpoch: BigInt(zone.epoch) },
      state: isUnseen ? 'unseen' : 'asked',
      isQuiet: await isBusy(tx, sides[1].accountId),
      ...{ askedAt: now, changedAt: now, activeAt: now },
    },
  });
  await tx.tradeSide.createMany({
    data: sides.map(({ characterId, accountId, epoch }, side) => ({
      ...{ tradeId: id, side, characterId, accountId, epoch: BigInt(epoch) },
    })),
  });
  const trade = await readTrade(tx, id);
  if (trade !== null) announceTrade(tx, trade);
  await lookLater(tx, id, now.getTime() + askLastsMs);
  return id;
}

/**
 * Opens a trade: each side gets an escrow for what it offers.
 * @throws GameError conflict `trade.daily_trades`, `trade.partner_limit`
 */
async function openTrade(tx: Tx, trade: HeldTrade): Promise<void> {
  const [other, own] = trade.sides.map(({ accountId }) => ({ accountId, chits: 0n }));
  if (own === undefined || other === undefined) throw tradeGone();
  await assertLimits(tx, { own, other });
  for (const { side } of trade.sides) {
    const escrowId = await openEscrow(tx, tradeEscrow);
    await tx.tradeSide.update({
      where: { tradeId_side: { tradeId: trade.id, side } },
      data: { isOpen: true, escrowId },
    });
  }
  const now = nowOf(tx);
  await tx.trade.update({ where: { id: trade.id }, data: { state: 'open', changedAt: now, activeAt: now } });
  announceTrade(tx, { ...trade, state: 'open' });
  await lookLater(tx, trade.id, now.getTime() + idleMs);
}
