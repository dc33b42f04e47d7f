import { dayMs, type CharacterId } from '@necp/shared/kernel';
import { letterLastsMs } from '@necp/shared/mail/rules';
import { mailPlaces } from '@necp/shared/mail/schema';
import { holdKnownSheets, ownerOf } from '../character';
import { charactersWithDeliveries, collectDeliveries, deliveryCount } from '../inventory';
import { addJob, holdEscrows, inTx, nowOf, openEscrow, type Ctx, type Tx } from '../kernel';
import { storeSystemLetter } from './arriving';
import { after, announceMail, letterEscrow, letterFrom, type Letter } from './held';

/** For how long a letter takes in more of what the bag could not take. */
const fillsMs = dayMs;

/**
 * Moves what a full bag could not take into a letter of the city: into the one of the same day while it has room, else
 * into a new one. Each call fills one letter.
 * @returns whether more may be waiting
 */
export async function collect(tx: Tx, characterId: CharacterId): Promise<boolean> {
  await holdKnownSheets(tx, [characterId]);
  const accountId = await ownerOf(tx, characterId);
  if (accountId === null || (await deliveryCount(tx, characterId)) === 0) return false;
  const open = await openLetterOf(tx, characterId);
  const escrowId = open?.escrowId ?? (await openEscrow(tx, letterEscrow));
  await holdEscrows(tx, [escrowId]);
  const most = mailPlaces - (open?.stacks ?? 0);
  const moved = await collectDeliveries(tx, { characterId, escrowId, most, reason: 'mail.collected' });
  if (open === null)
    await storeSystemLetter(tx, {
      ...{ to: { characterId, accountId }, escrowId, chits: 0n, stacks: moved.length },
      ...{ template: 'bag_full' as const, params: {} },
    });
  else {
    const stacks = open.stacks + moved.length;
    await tx.letter.update({
      where: { id: open.id },
      data: { stacks, readAt: null, archivedAt: null, endsAt: after(tx, letterLastsMs) },
    });
    announceMail(tx, [characterId]);
  }
  return moved.length === most;
}

/** Returns the latest such letter of a character while it takes in more, behind its lock. */
async function openLetterOf(tx: Tx, characterId: CharacterId): Promise<Letter | null> {
  const since = new Date(nowOf(tx).getTime() - fillsMs);
  const where = { ownerId: characterId, template: 'bag_full', state: 'arrived', sentAt: { gt: since } };
  const found = await tx.letter.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } });
  if (found === null) return null;
  await tx.$queryRaw`SELECT 1 FROM letters WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.letter.findUniqueOrThrow({ where: { id: found.id } });
  const isOpen = row.state === 'arrived' && row.stacks > 0 && row.stacks < mailPlaces;
  return isOpen ? letterFrom(row) : null;
}

/** Moves what an event said that did not fit; what is left goes into further letters by a job. */
export async function collectNow(tx: Tx, characterId: CharacterId): Promise<void> {
  if (await collect(tx, characterId))
    await addJob(tx, { name: 'mail.collect', payload: { characterId } }, { jobKey: `mail.collect.${characterId}` });
}

/** Moves everything that waits for a character, a letter in each transaction. */
export async function collectFor(ctx: Ctx, characterId: CharacterId): Promise<void> {
  while (await inTx(ctx, (tx) => collect(tx, characterId)));
}

const batch = 100;

/** Moves whatever waits for anybody: what was there before letters were, and what was missed. */
export async function collectAll(ctx: Ctx): Promise<void> {
  for (let after: CharacterId | null = null, isMore = true; isMore; ) {
    const found: readonly CharacterId[] = await charactersWithDeliveries(ctx.db, { after, most: batch });
    for (const characterId of found) await collectFor(ctx, characterId);
    after = found.at(-1) ?? null;
    isMore = found.length === batch;
  }
}
