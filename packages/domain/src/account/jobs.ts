import { accountClosed } from '@necp/shared/account/events';
import { guestIdleMs } from '@necp/shared/account/rules';
import { EmailKind } from '@necp/shared/account/schema';
import { type AccountId, Locale } from '@necp/shared/kernel';
import * as z from 'zod';
import { type Ctx, emit, inTx, type Job, nowOf, type Tx } from '../kernel';
import { endSessions, lastUses } from '../session';
import { deliverEmail } from './deliver';
import { composeEmail } from './emails';
import { closedGuestMs } from './leaving';
import { issueLink } from './steps';

const batch = 200;

export const jobs: readonly Job[] = [
  { name: 'account.send_email', run: sendEmail },
  { name: 'account.close_idle_guests', cron: '41 * * * *', run: closeIdleGuests },
];

const SendEmail = z.object({
  emailId: z.uuid(),
  kind: EmailKind,
  to: z.string(),
  locale: Locale,
  from: z.string().nullish(),
});

/** Sends an email; nothing for one that was used or replaced meanwhile. */
async function sendEmail(ctx: Ctx, payload: unknown): Promise<void> {
  const { emailId, kind, to, locale, from } = SendEmail.parse(payload);
  // It is stored before the email leaves, so that the link works as soon as it arrives.
  const issued = await inTx(ctx, (tx) => issueLink(tx, emailId));
  if (issued === null) return;
  const email = composeEmail({ kind, to, locale, link: issued.link, from: from ?? null });
  await deliverEmail(ctx, { emailId, email });
}

/** Closes guest accounts that were idle for long; their names become free after the usual delay. */
async function closeIdleGuests(ctx: Ctx): Promise<void> {
  while ((await closeSomeGuests(ctx)) === batch);
}

/** Looks at one batch of guests; returns how many it looked at. */
function closeSomeGuests(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const cutoff = new Date(nowOf(tx).getTime() - guestIdleMs);
    const guests = await tx.$queryRaw<{ id: AccountId }[]>`
      SELECT id FROM accounts WHERE is_guest AND closed_at IS NULL AND last_seen_at < ${cutoff}
      ORDER BY last_seen_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`;
    const uses = await lastUses(
      tx,
      guests.map(({ id }) => id),
    );
    for (const { id } of guests) {
      const lastUse = uses.get(id);
      if (lastUse !== undefined && lastUse >= cutoff)
        await tx.account.update({ where: { id }, data: { lastSeenAt: lastUse } });
      else await closeGuest(tx, id);
    }
    return guests.length;
  });
}

async function closeGuest(tx: Tx, accountId: AccountId): Promise<void> {
  const eraseAt = new Date(nowOf(tx).getTime() + closedGuestMs);
  await tx.account.update({
    where: { id: accountId },
    data: { closedAt: nowOf(tx), closedReason: 'guest_idle', eraseAt },
  });
  await endSessions(tx, { accountId, reason: 'closed' });
  await emit(tx, accountClosed, { accountId, reason: 'guest_idle' });
}
