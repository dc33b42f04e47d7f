import { ownerOf } from '../character';
import { lostLastsMs } from '@necp/shared/mail/rules';
import { inTx, nowOf, type Ctx, type Tx } from '../kernel';
import { actOnAll } from './batches';
import { destroyContents, endHeld, hasQuestItem } from './destroying';
import { after, announceMail, canGoBack, hasContents, hasSender, holdBetween, lying, type Letter } from './held';
import { returnHeld } from './returning';

/**
 * Ends the time of a letter that is over: an empty one is removed; what is inside goes back once, then to the lost
 * office, and is destroyed after that. Items of quests stay there. Doing it again changes nothing.
 */
export function expire(ctx: Ctx, letterId: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const letter = await holdBetween(tx, letterId);
    if (letter === null || !lying.some((one) => one === letter.state) || letter.endsAt > nowOf(tx)) return;
    if (!hasContents(letter)) await endHeld(tx, letter);
    else if (letter.state === 'lost') await endLost(tx, letter);
    else if (canGoBack(letter) && (await hasSender(tx, letter))) return returnHeld(tx, letter, 'expired');
    else await moveToLost(tx, letter);
    announceMail(tx, [letter.isUnseen ? null : letter.ownerId]);
  });
}

/** No player is left who could be paid, so cash on delivery is not asked for any more. */
async function moveToLost(tx: Tx, { id, codChits, paidAt }: Letter): Promise<void> {
  await tx.letter.update({
    where: { id },
    data: {
      ...{ state: 'lost', archivedAt: null, endsAt: after(tx, lostLastsMs) },
      codChits: paidAt === null ? 0n : codChits,
    },
  });
}

async function endLost(tx: Tx, letter: Letter): Promise<void> {
  if (await hasQuestItem(tx, [letter])) {
    await tx.letter.update({ where: { id: letter.id }, data: { endsAt: after(tx, lostLastsMs) } });
    return;
  }
  await destroyContents(tx, [letter]);
  await endHeld(tx, letter);
}

const batch = 100;

/** Ends the time of every letter that is over, in batches. */
export function expireAll(ctx: Ctx): Promise<void> {
  return actOnAll(ctx, {
    next: (failed) =>
      ctx.db.letter.findMany({
        where: {
          ...{ state: { in: [...lying] }, endsAt: { lte: new Date(ctx.clock.nowMs()) } },
          id: { notIn: [...failed] },
        },
        orderBy: { endsAt: 'asc' },
        take: batch,
        select: { id: true },
      }),
    act: (id) => expire(ctx, id),
  });
}

/** Returns the letters that concern a character whose account is being erased, and are not over. */
export async function openLettersOf({ db }: Ctx, characterId: string): Promise<string[]> {
  const rows = await db.letter.findMany({
    where: { state: { not: 'over' }, OR: [{ ownerId: characterId }, { senderId: characterId, codChits: { gt: 0n } }] },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Ends a letter because the account of one side was erased: what the erased character had goes back to its sender, or
 * is destroyed; what it had sent stays with the receiver, who pays nothing. Doing it again changes nothing.
 */
export async function endForErased(tx: Tx, letterId: string): Promise<void> {
  const letter = await holdBetween(tx, letterId);
  if (letter === null || letter.state === 'over') return;
  const isOwnerThere = (await ownerOf(tx, letter.ownerId)) !== null;
  const isSenderThere = await hasSender(tx, letter);
  if (isOwnerThere) {
    if (isSenderThere || letter.paidAt !== null) return;
    await tx.letter.update({ where: { id: letterId }, data: { codChits: 0n } });
    return announceMail(tx, [letter.ownerId]);
  }
  if (canGoBack(letter) && isSenderThere && hasContents(letter)) return returnHeld(tx, letter, 'erased');
  await destroyContents(tx, hasContents(letter) ? [letter] : []);
  await endHeld(tx, letter);
}
