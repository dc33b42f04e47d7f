import type { AccountId, Locale } from '@necp/shared/kernel';
import { NotificationFact } from '@necp/shared/notification/schema';
import * as z from 'zod';
import { deliverEmail, mailboxOf, writeEmailText } from '../account';
import { addJob, type Ctx, inTx, newId, nowOf } from '../kernel';
import { otherIn, othersOf, preferencesFor } from './steps';
import { unsubscribeLink } from './unsubscribe';
import { factWords, frames, type Entry } from './words';

/** The most lines of one e-mail. */
const mostLines = 20;

const Digest = z.object({ accountId: z.uuid() });
const Email = z.object({ accountId: z.uuid(), emailId: z.uuid() });

/** Puts everything that is due for an account into one e-mail; each notification is in one e-mail. */
export async function collectDigest(ctx: Ctx, payload: unknown): Promise<void> {
  const { accountId } = Digest.parse(payload);
  await inTx(ctx, async (tx) => {
    const emailId = newId<string>();
    const { count } = await tx.notification.updateMany({
      where: { accountId, emailId: null, emailDueAt: { lte: nowOf(tx) } },
      data: { emailId },
    });
    if (count > 0) await addJob(tx, { name: 'notification.send_email', payload: { accountId, emailId } });
  });
}

/**
 * Sends an e-mail with what the player has neither read nor archived and still wants; nothing when that is nothing.
 * An e-mail whose acceptance was not noted is sent again as the same one, by its `Message-ID`.
 */
export async function sendEmail(ctx: Ctx, payload: unknown): Promise<void> {
  const { accountId: id, emailId } = Email.parse(payload);
  const accountId = id as AccountId;
  const mailbox = await mailboxOf(ctx.db, accountId);
  const entries = mailbox === null ? [] : await contentsOf(ctx, { accountId, emailId });
  if (mailbox !== null && entries.length > 0) {
    const { email: to, locale } = mailbox;
    const link = unsubscribeLink(ctx, accountId);
    await deliverEmail(ctx, {
      emailId,
      email: {
        to,
        link: `${ctx.config.publicUrl}/play`,
        ...digestText({ entries, locale, playUrl: `${ctx.config.publicUrl}/play`, unsubscribeUrl: link }),
        // RFC 8058: the mailbox ends the e-mails with one request of its own.
        headers: { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      },
    });
  }
  await inTx(ctx, (tx) =>
    tx.notification.updateMany({ where: { accountId, emailId }, data: { emailedAt: nowOf(tx) } }),
  );
}

/** Returns what an e-mail has to tell, oldest first. */
async function contentsOf(
  ctx: Ctx,
  { accountId, emailId }: { readonly accountId: AccountId; readonly emailId: string },
): Promise<Entry[]> {
  const { email } = await preferencesFor(ctx.db, accountId);
  if (email.digest === 'never') return [];
  const rows = await ctx.db.notification.findMany({
    where: { accountId, emailId, emailedAt: null, archivedAt: null },
    orderBy: { id: 'asc' },
  });
  // What arrived as read was never unread; what was read later has done its work.
  const open = rows.filter(({ readAt, at }) => readAt === null || readAt.getTime() === at.getTime());
  const facts = open.flatMap(({ kind, details }) => NotificationFact.safeParse({ kind, details }).data ?? []);
  const wanted = facts.filter(({ kind }) => email.kinds[kind]);
  const others = await othersOf(ctx.db, wanted);
  return wanted.map((fact) => ({ fact, other: others.get(otherIn(fact) ?? '') ?? null }));
}

function digestText(input: {
  readonly entries: readonly Entry[];
  readonly locale: Locale;
  readonly playUrl: string;
  readonly unsubscribeUrl: string;
}): ReturnType<typeof writeEmailText> {
  const { entries, locale, playUrl, unsubscribeUrl } = input;
  const frame = frames[locale];
  const lines = entries.slice(0, mostLines).map((one) => factWords(one, locale));
  const left = entries.length - lines.length;
  return writeEmailText({
    locale,
    subject: frame.subject(entries.length),
    lines: [frame.intro, ...lines, ...(left > 0 ? [frame.more(left)] : [])],
    link: playUrl,
    button: frame.button,
    foot: { line: frame.unsubscribe, link: unsubscribeUrl },
  });
}
