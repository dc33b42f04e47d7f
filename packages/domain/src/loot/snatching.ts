import {
  characterHolder,
  escrowHolder,
  holderKey,
  type CharacterId,
  type EscrowId,
  type TileSpot,
} from '@necp/shared/kernel';
import { moneySnatched } from '@necp/shared/loot/events';
import { snatchLastsMs, snatchedChits } from '@necp/shared/loot/rules';
import type { DropView } from '@necp/shared/loot/schema';
import { holdKnownSheets, holdSheet, ownerOf } from '../character';
import {
  closeEscrow,
  defineEscrow,
  emit,
  explainConstraints,
  holdEscrows,
  inTx,
  nowOf,
  onceById,
  openEscrow,
  pushAfterCommit,
  type Ctx,
  type Tx,
} from '../kernel';
import { sendBackMoney } from '../mail';
import { book, holdWallets } from '../wallet';
import { assertWriters, holdWriters, type HeldZone, type Writer } from '../zone';
import { layDown } from './scattering';

/** Holds what an enemy took from one character. */
const snatchEscrow = defineEscrow('loot');

explainConstraints({ snatches_fixed: { kind: 'conflict', code: 'loot.gone' } });

interface Snatching extends Writer {
  /** Unique in the world; the same snatch is carried out once. */
  readonly snatchId: string;
  readonly enemyId: string;
  /** Percent of the balance that is taken, at least one chit and at most `mostChits`. */
  readonly percent: number;
  readonly mostChits: number;
}

/**
 * Moves a part of a character's money into an escrow, because an enemy took it. A repeated call takes nothing more.
 * @returns the chits taken; 0 when the character has none
 * @throws GameError unavailable `zone.moved`
 */
export function snatchMoney(ctx: Ctx, zone: HeldZone, input: Snatching): Promise<{ readonly chits: number }> {
  const { snatchId, characterId, enemyId, percent, mostChits } = input;
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, characterId);
    await assertWriters(tx, zone, [input]);
    return onceById(tx, { verb: 'loot.snatch', id: snatchId }, async () => {
      const holder = characterHolder(characterId);
      const balance = (await holdWallets(tx, [holder])).get(holderKey(holder))?.balance ?? 0n;
      const chits = snatchedChits(balance, { percent, mostChits });
      if (chits === 0) return { chits };
      const escrowId = await openEscrow(tx, snatchEscrow);
      const amount = BigInt(chits);
      await book(tx, {
        lines: [
          { holder, amount: -amount },
          { holder: escrowHolder(escrowId), amount },
        ],
        reason: 'loot.snatched',
      });
      const takenAt = nowOf(tx);
      const endsAt = new Date(takenAt.getTime() + snatchLastsMs);
      await tx.snatch.create({
        data: { id: snatchId, characterId, enemyId, chits: amount, escrowId, takenAt, endsAt },
      });
      await emit(tx, moneySnatched, { snatchId, characterId, enemyId, chits });
      pushAfterCommit(tx, { characterId }, { topic: moneySnatched.name, enemyId, chits });
      return { chits };
    });
  });
}

interface Spilling extends Writer {
  readonly snatchId: string;
  /** Where the enemy fell, in tiles. */
  readonly spot: TileSpot;
}

/**
 * Lets what an enemy took drop where it fell, for the one it was taken from; when that character is no longer in this
 * zone, the money is mailed. A repeated call changes nothing.
 */
export function spillSnatch(ctx: Ctx, zone: HeldZone, input: Spilling): Promise<DropView[]> {
  const { snatchId, characterId, spot } = input;
  return inTx(ctx, async (tx) => {
    await holdKnownSheets(tx, [characterId]);
    return onceById(tx, { verb: 'loot.spill', id: snatchId }, async () => {
      const snatch = await openSnatch(tx, { id: snatchId, characterId });
      if (snatch === null || snatch.dropId !== null) return [];
      await holdEscrows(tx, [snatch.escrowId]);
      const held = await holdWriters(tx, zone, [input]);
      if (!held.has(characterId)) {
        await mailBack(tx, snatch);
        return [];
      }
      const piece = { rollId: null, ownerId: characterId, sharedWith: [], isKept: false };
      const heaps = [[{ ...piece, lootItem: { chits: Number(snatch.chits) } }]];
      const drops = await layDown(tx, zone, { for: 'owner', spot, heaps });
      const [drop] = drops;
      if (drop === undefined) throw new RangeError('nothing dropped');
      await tx.snatch.update({
        where: { id: snatchId },
        data: { dropId: drop.dropId, endsAt: new Date(drop.expiresMs) },
      });
      return drops;
    });
  });
}

/** A snatch whose money is still in its escrow. */
export interface OpenSnatch {
  readonly id: string;
  readonly characterId: CharacterId;
  readonly chits: bigint;
  readonly escrowId: EscrowId;
  readonly dropId: string | null;
  readonly endsAt: Date;
}

/** Returns a snatch that is not over, by its id or its drop. The character is locked, which is the lock of all. */
export async function openSnatch(
  tx: Tx,
  where: ({ readonly id: string } | { readonly dropId: string }) & { readonly characterId: CharacterId },
): Promise<OpenSnatch | null> {
  const row = await tx.snatch.findFirst({ where: { ...where, overAt: null } });
  return row === null
    ? null
    : { ...row, characterId: row.characterId as CharacterId, escrowId: row.escrowId as EscrowId };
}

/** Gives the money to the one it was taken from, who picks it up; returns the ledger. */
export async function giveBack(tx: Tx, snatch: OpenSnatch, reason: string): Promise<{ readonly ledgerId: string }> {
  const { characterId, escrowId, chits } = snatch;
  const lines = [
    { holder: escrowHolder(escrowId), amount: -chits },
    { holder: characterHolder(characterId), amount: chits },
  ];
  const { ledgerId } = await book(tx, { lines, reason });
  await end(tx, snatch, 'picked_up');
  return { ledgerId };
}

async function mailBack(tx: Tx, snatch: OpenSnatch): Promise<void> {
  const { characterId, escrowId, chits } = snatch;
  const accountId = await ownerOf(tx, characterId);
  // What belonged to an erased account is given up with it.
  if (accountId === null) return;
  await sendBackMoney(tx, { to: { characterId, accountId }, from: escrowId, chits, reason: 'loot.mailed_back' });
  await end(tx, snatch, 'mailed');
}

async function end(tx: Tx, { id, escrowId }: OpenSnatch, outcome: 'picked_up' | 'mailed' | 'erased'): Promise<void> {
  await closeEscrow(tx, escrowId);
  await tx.snatch.update({ where: { id }, data: { outcome, overAt: nowOf(tx) } });
}

const batch = 100;

/** Mails what was taken and not picked up in time; one that fails is tried again later and holds up no other. */
export async function mailSnatched(ctx: Ctx): Promise<void> {
  for (let after: string | null = null, isMore = true; isMore; ) {
    const due: { readonly id: string; readonly characterId: string }[] = await ctx.db.snatch.findMany({
      where: {
        overAt: null,
        endsAt: { lte: new Date(ctx.clock.nowMs()) },
        ...(after === null ? {} : { id: { gt: after } }),
      },
      select: { id: true, characterId: true },
      orderBy: { id: 'asc' },
      take: batch,
    });
    for (const { id, characterId } of due)
      await mailIfDue(ctx, { id, characterId: characterId as CharacterId }).catch((err: unknown) =>
        ctx.log.error({ err, snatchId: id }, 'snatched money could not be mailed'),
      );
    after = due.at(-1)?.id ?? null;
    isMore = due.length === batch;
  }
}

function mailIfDue(ctx: Ctx, which: { readonly id: string; readonly characterId: CharacterId }): Promise<void> {
  return inTx(ctx, async (tx) => {
    await holdKnownSheets(tx, [which.characterId]);
    const snatch = await openSnatch(tx, which);
    if (snatch === null || snatch.endsAt > nowOf(tx)) return;
    await holdEscrows(tx, [snatch.escrowId]);
    await mailBack(tx, snatch);
  });
}

/** Returns the escrows of a character whose account is being erased; the character is locked. */
export async function snatchEscrowsOf(tx: Tx, characterId: CharacterId): Promise<EscrowId[]> {
  const rows = await tx.snatch.findMany({
    where: { characterId, overAt: null },
    select: { escrowId: true },
    orderBy: { escrowId: 'asc' },
  });
  return rows.map(({ escrowId }) => escrowId as EscrowId);
}

/** Ends the snatches of a character that is erased, whose escrows were emptied. */
export async function endErasedSnatches(tx: Tx, characterId: CharacterId): Promise<void> {
  for (const row of await tx.snatch.findMany({ where: { characterId, overAt: null }, orderBy: { escrowId: 'asc' } }))
    await end(tx, { ...row, characterId, escrowId: row.escrowId as EscrowId }, 'erased');
}
