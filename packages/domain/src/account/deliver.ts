import { type Ctx, inTx, newId, nowOf } from '../kernel';
import { type Sending, sendBySmtp } from './mail-server';

/**
 * Sends an email through the mail server, or into the developers' mailbox where there is none.
 * @throws OutsideAway or the error of the server; the job queue tries again
 */
export async function deliverEmail(ctx: Ctx, sending: Sending): Promise<void> {
  if (ctx.config.smtpUrl !== null) return sendBySmtp(ctx, ctx.config.smtpUrl, sending);
  const { to, subject, text, html, link } = sending.email;
  await inTx(ctx, async (tx) => {
    await tx.devEmail.create({ data: { id: newId(), to, subject, text, html, link, sentAt: nowOf(tx) } });
  });
}
