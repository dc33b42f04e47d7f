import { assertAllowed, dayOf, GameError, hourMs, type AccountId } from '@necp/shared/kernel';
import { canSendToday, mailLimitsAt, mostToStrangers, type MailLimits } from '@necp/shared/mail/rules';
import { accountAgesOf } from '../account';
import { nowOf, type ReadDb, type Tx } from '../kernel';

/** What an account may send today and has sent already. */
export interface Today {
  readonly limits: MailLimits;
  readonly letters: number;
  readonly chits: bigint;
}

/** Returns what an account may send on the day of a moment (UTC), and what it has sent. */
export async function today(
  db: Pick<ReadDb, 'account' | 'letterDay'> | Pick<Tx, 'account' | 'letterDay'>,
  accountId: AccountId,
  nowMs: number,
): Promise<Today> {
  const ages = await accountAgesOf(db, [accountId], nowMs);
  const done = await db.letterDay.findUnique({ where: { accountId_day: { accountId, day: dayOf(nowMs) } } });
  return { limits: mailLimitsAt(ages.get(accountId) ?? 0), letters: done?.letters ?? 0, chits: done?.chits ?? 0n };
}

interface Sending {
  readonly accountId: AccountId;
  readonly chits: bigint;
  readonly isStranger: boolean;
}

/**
 * Counts a letter that an account sends, and never past a limit: of two at once the second waits for the row.
 * @throws GameError conflict `mail.daily_letters`, `mail.daily_chits`; throttled `mail.too_many_strangers`
 */
export async function countLetter(tx: Tx, { accountId, chits, isStranger }: Sending): Promise<void> {
  const now = nowOf(tx);
  const day = dayOf(now.getTime());
  await tx.$executeRaw`
    INSERT INTO letter_days (account_id, day) VALUES (${accountId}::uuid, ${day}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT 1 FROM letter_days WHERE account_id = ${accountId}::uuid AND day = ${day} FOR NO KEY UPDATE`;
  const { limits, ...done } = await today(tx, accountId, now.getTime());
  assertAllowed(canSendToday(limits, done, chits), 'conflict');
  if (isStranger) await assertFewStrangers(tx, accountId);
  await tx.letterDay.update({
    where: { accountId_day: { accountId, day } },
    data: { letters: { increment: 1 }, chits: { increment: chits } },
  });
}

/** @throws GameError throttled `mail.too_many_strangers` */
async function assertFewStrangers(tx: Tx, senderAccountId: AccountId): Promise<void> {
  const since = new Date(nowOf(tx).getTime() - hourMs);
  const sent = await tx.letter.count({ where: { senderAccountId, isStranger: true, sentAt: { gt: since } } });
  if (sent >= mostToStrangers) throw new GameError('throttled', 'mail.too_many_strangers', { most: mostToStrangers });
}
