import { timingSafeEqual } from 'node:crypto';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import { notificationTopics } from '@necp/shared/notification/events';
import type { UnsubscribeInput } from '@necp/shared/notification/schema';
import { mailboxOf } from '../account';
import { type Ctx, inTx, keyedHashes, nowOf, pushAfterCommit, type Sealing } from '../kernel';
import { preferencesFor } from './steps';

const uuidLength = 36;

/** Returns the address that ends the e-mails of an account: it needs no sign-in, and can do nothing else. */
export function unsubscribeLink(ctx: Pick<Ctx, 'config'> & Sealing, accountId: AccountId): string {
  const [proof = ''] = keyedHashes(ctx, 'unsubscribe', accountId);
  return `${ctx.config.publicUrl}/unsubscribe?token=${accountId}.${proof}`;
}

function accountIn(ctx: Ctx, token: string): AccountId | null {
  const accountId = token.slice(0, uuidLength);
  const proof = Buffer.from(token.slice(uuidLength + 1));
  if (token[uuidLength] !== '.') return null;
  const isRight = keyedHashes(ctx, 'unsubscribe', accountId).some((hash) => {
    const expected = Buffer.from(hash);
    return expected.length === proof.length && timingSafeEqual(expected, proof);
  });
  return isRight ? (accountId as AccountId) : null;
}

/**
 * Ends all e-mails about what happened for the account of a token; those that wait are not sent either. Doing it again
 * changes nothing. E-mails about the safety of the account go on.
 * @returns the language of the account, for the page that says so
 * @throws GameError invalid `notification.link_invalid`
 */
export async function unsubscribe(ctx: Ctx, { token }: UnsubscribeInput): Promise<{ readonly locale: Locale | null }> {
  const accountId = accountIn(ctx, token);
  if (accountId === null) throw new GameError('invalid', 'notification.link_invalid');
  return inTx(ctx, async (tx) => {
    const known = await preferencesFor(tx, accountId);
    const mailbox = await mailboxOf(tx, accountId);
    if (mailbox === null || known.email.digest === 'never') return { locale: mailbox?.locale ?? null };
    const preferences = { ...known, email: { ...known.email, digest: 'never' as const } };
    const savedAt = nowOf(tx);
    await tx.notificationPreferences.upsert({
      where: { accountId },
      create: { accountId, preferences, savedAt },
      update: { preferences, savedAt },
    });
    await tx.notification.updateMany({ where: { accountId, emailId: null }, data: { emailDueAt: null } });
    pushAfterCommit(tx, { accountId }, { topic: notificationTopics.changed });
    return { locale: mailbox.locale };
  });
}
