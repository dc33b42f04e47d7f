import { createTransport, type Transporter } from 'nodemailer';
import { Prisma } from '@necp/db/types';
import { type Ctx, guardOutside, inTx, type Outside, outsideSettings } from '../kernel';
import type { Email } from './emails';

/** The steps of a delivery. A server that says a little now and then keeps them all, and meets the guard's time-out. */
const waitsMs = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 } as const;
/** The waiting emails that are brought forward at once when the server is back. */
const hurriedMost = 500;

interface MailServer {
  readonly transport: Transporter;
  readonly guard: Outside;
  /** Whether it has answered again after an outage, and the waiting emails do not know yet. */
  isBack: boolean;
}

const servers = new Map<string, MailServer>();

/** The server refuses this recipient or this text; it would take others. */
const refusals = new Set(['EENVELOPE', 'EMESSAGE']);

function serverOf({ log }: Ctx, url: string): MailServer {
  const found = servers.get(url);
  if (found !== undefined) return found;
  const guard = guardOutside({
    name: 'mail',
    settings: outsideSettings.mail,
    log,
    isFailure: (error) => !refusals.has((error as { readonly code?: string }).code ?? ''),
    onRecovery: () => {
      made.isBack = true;
    },
  });
  const made: MailServer = { transport: createTransport({ url, ...waitsMs }), guard, isBack: false };
  servers.set(url, made);
  return made;
}

/** An email on its way, and the id that all of its copies have. */
export interface Sending {
  readonly emailId: string;
  readonly email: Email;
}

/**
 * Gives an email to the mail server. SMTP cannot take back what a server has read but not answered, so a second copy is
 * possible; it has the same `Message-ID`, by which mailboxes show both as one. The first email that comes through after
 * an outage brings the emails forward that wait for their next try, which may be hours away.
 * @throws OutsideAway or the error of the server; the job queue tries again
 */
export async function sendBySmtp(ctx: Ctx, url: string, { emailId, email }: Sending): Promise<void> {
  const server = serverOf(ctx, url);
  const from = ctx.config.mailFrom;
  const { to, subject, text, html, headers } = email;
  const messageId = `<${emailId}@${domainOf(from)}>`;
  // The signal ends a connection that the guard waits for no longer: nothing of the email is under way afterwards.
  await server.guard.call((signal) =>
    server.transport.sendMail({ from, to, subject, text, html, headers, messageId, signal }),
  );
  if (!server.isBack) return;
  server.isBack = false;
  await hurryWaiting(ctx);
}

/** Returns the domain of a sender such as `NECPGAME <city@necp.test>`. */
function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

/** Lets the emails that failed before run now, oldest first; those that were given up stay where they are. */
async function hurryWaiting(ctx: Ctx): Promise<void> {
  await inTx(ctx, (tx) =>
    tx.$queryRaw(Prisma.sql`
      SELECT count(*)::int AS hurried FROM graphile_worker.reschedule_jobs(
        ARRAY(SELECT id FROM graphile_worker.jobs
          WHERE task_identifier IN ('account.send_email', 'notification.send_email')
          AND last_error IS NOT NULL AND attempts < max_attempts AND run_at > now() AND locked_at IS NULL
          ORDER BY id LIMIT ${hurriedMost}), run_at => now())`),
  );
}
