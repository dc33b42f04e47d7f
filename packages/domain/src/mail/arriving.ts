import type { Prisma } from '@necp/db/types';
import type { AccountId, CharacterId, EscrowId } from '@necp/shared/kernel';
import { mailArrived } from '@necp/shared/mail/events';
import { letterLastsMs } from '@necp/shared/mail/rules';
import { ownerOf } from '../character';
import { addJob, emit, inTx, newId, nowOf, type Ctx, type Tx } from '../kernel';
import { hasBlocked } from '../social';
import { actOnAll } from './batches';
import { after, announceMail, hasContents, hasSender, holdBetween, letterFrom, type Letter } from './held';
import { notifyOf } from './notifying';
import { returnHeld } from './returning';
import type { TemplateName, TemplateParams } from './templates';

/** A character and its account. */
export interface Receiver {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
}

/** What lies in the escrow of a letter. */
export interface Inside {
  readonly escrowId: EscrowId | null;
  readonly chits: bigint;
  readonly stacks: number;
}

interface FromPlayer extends Inside {
  readonly from: Receiver;
  readonly to: Receiver;
  readonly subject: string;
  readonly body: string;
  readonly codChits: bigint;
  readonly delayMs: number;
  readonly isUnseen: boolean;
  readonly isStranger: boolean;
  /** When the sender's own box stopped to show it; it shows it when left out. */
  readonly hiddenAt?: Date;
}

/** Stores a letter of a player, which arrives at once or later. Both characters are locked. */
export async function storeLetter(tx: Tx, { from, to, delayMs, ...rest }: FromPlayer): Promise<Letter> {
  const id = newId<string>();
  const isThere = delayMs === 0;
  const row = await tx.letter.create({
    data: {
      ...{ id, kind: 'player', ...rest, ...addressed(to) },
      ...{ senderId: from.characterId, senderAccountId: from.accountId },
      ...{ state: isThere ? 'arrived' : 'on_way', sentAt: nowOf(tx) },
      ...{ arrivesAt: after(tx, delayMs), endsAt: after(tx, delayMs + letterLastsMs) },
    },
  });
  const letter = letterFrom(row);
  if (isThere) await noteArrival(tx, letter);
  else await addJob(tx, { name: 'mail.arrive', payload: { letterId: id } }, { runAt: after(tx, delayMs + 50) });
  announceMail(tx, [from.characterId]);
  return letter;
}

interface FromCity<Name extends TemplateName> extends Inside {
  readonly to: Receiver;
  readonly template: Name;
  readonly params: TemplateParams<Name>;
  readonly massId?: string;
}

/**
 * Stores a letter of the city, which arrives at once. The receiver's character is locked, and the escrow holds what is
 * said.
 */
export async function storeSystemLetter<Name extends TemplateName>(
  tx: Tx,
  { to, params, massId = null as never, ...rest }: FromCity<Name>,
): Promise<Letter> {
  const now = nowOf(tx);
  const row = await tx.letter.create({
    data: {
      ...{ id: newId<string>(), kind: 'system', ...rest, ...addressed(to), massId },
      ...{ params: params as Prisma.InputJsonObject, state: 'arrived' },
      ...{ sentAt: now, arrivesAt: now, endsAt: after(tx, letterLastsMs) },
    },
  });
  const letter = letterFrom(row);
  await noteArrival(tx, letter);
  return letter;
}

const addressed = ({ characterId, accountId }: Receiver) => ({
  ...{ receiverId: characterId, receiverAccountId: accountId, ownerId: characterId, ownerAccountId: accountId },
});

/** Says that a letter lies with its owner now; a player who has blocked the sender learns nothing. */
async function noteArrival(tx: Tx, letter: Letter): Promise<void> {
  if (letter.isUnseen) return;
  await emit(tx, mailArrived, {
    letterId: letter.id,
    ...{ toAccountId: letter.ownerAccountId, toCharacterId: letter.ownerId },
    ...{ from: letter.kind === 'player' ? 'player' : 'system', hasValue: hasContents(letter) },
  });
  announceMail(tx, [letter.ownerId]);
  // The notification of what the bag could not take has been there since it happened.
  if (letter.template !== 'bag_full') await notifyOf(tx, letter, { from: letter.senderId, factId: letter.id });
}

/**
 * Lets a letter arrive whose time has come; doing it again changes nothing. It goes back when its receiver is gone
 * meanwhile, and is not seen by one who has blocked the sender meanwhile.
 */
export function arrive(ctx: Ctx, letterId: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const letter = await holdBetween(tx, letterId);
    if (letter?.state !== 'on_way' || letter.arrivesAt > nowOf(tx)) return;
    const isSenderThere = await hasSender(tx, letter);
    if (isSenderThere && (await ownerOf(tx, letter.receiverId)) === null) return returnHeld(tx, letter, 'expired');
    const isUnseen =
      letter.isUnseen ||
      (letter.senderAccountId !== null && (await hasBlocked(tx, letter.receiverAccountId, letter.senderAccountId)));
    const row = await tx.letter.update({ where: { id: letterId }, data: { state: 'arrived', isUnseen } });
    await noteArrival(tx, letterFrom(row));
    announceMail(tx, [letter.senderId]);
  });
}

const batch = 100;

/** Lets every letter arrive whose time has come. Each has a job of its own; this finds what was missed. */
export function arriveAll(ctx: Ctx): Promise<void> {
  return actOnAll(ctx, {
    next: (failed) =>
      ctx.db.letter.findMany({
        where: { state: 'on_way', arrivesAt: { lte: new Date(ctx.clock.nowMs()) }, id: { notIn: [...failed] } },
        orderBy: { arrivesAt: 'asc' },
        take: batch,
        select: { id: true },
      }),
    act: (id) => arrive(ctx, id),
  });
}
