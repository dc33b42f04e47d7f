import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { password, queuedEmails, runAccountJob, strangerCtx } from '../testing/players';
import { devEmails } from './queries';
import { register, verifyEmail } from './service';

const received: { mail: Email; to: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address).join() });
        done();
      });
    });
  },
});

let byMail: TestDomain;
let byMailbox: TestDomain;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  byMail = await openTestDomain({
    config: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'NECPGAME <city@necp.test>' },
  });
  byMailbox = await openTestDomain();
});
afterAll(async () => {
  await Promise.all([byMail.close(), byMailbox.close(), new Promise<void>((resolve) => server.close(() => resolve()))]);
});

async function deliver(testDomain: TestDomain, to: string): Promise<void> {
  for (const email of await queuedEmails(testDomain, to))
    await runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', email);
}

describe('an email', () => {
  it('reaches a mail server in the language of the player, and its link works', async () => {
    await register(strangerCtx(byMail), { email: 'pochta@necp.test', password, locale: 'ru' });
    await deliver(byMail, 'pochta@necp.test');
    const email = received.find(({ to }) => to === 'pochta@necp.test')?.mail;
    expect(email?.subject).toBe('Подтвердите почту для NECPGAME');
    expect(email?.from?.address).toBe('city@necp.test');
    expect(email?.html).not.toMatch(/<img|<script|<link/);
    const link = /http:\/\/localhost:3000\/verify-email\?token=([\w-]+)/.exec(email?.text ?? '');
    expect(email?.html).toContain(link?.[1] ?? 'no link');
    expect((await verifyEmail(strangerCtx(byMail), { token: link?.[1] ?? '', password })).view.outcome).toBe(
      'registered',
    );
  });

  it("is stored in the developers' mailbox when there is no mail server", async () => {
    await register(strangerCtx(byMailbox), { email: 'local@necp.test', password, locale: 'en' });
    await deliver(byMailbox, 'local@necp.test');
    const { emails } = await devEmails(byMailbox.domain.systemCtx());
    expect(emails[0]).toMatchObject({ to: 'local@necp.test', subject: 'Confirm your e-mail for NECPGAME' });
    const token = new URL(emails[0]?.link ?? '').searchParams.get('token') ?? '';
    expect((await verifyEmail(strangerCtx(byMailbox), { token, password })).view.email).toBe('local@necp.test');
  });

  it('is refused at once, with its cause, where neither a server nor a mailbox would take it', async () => {
    const silent = await openTestDomain({ config: { devPages: false, smtpUrl: null } });
    await expect(
      register(strangerCtx(silent), { email: 'silent@necp.test', password, locale: 'en' }),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'account.no_mail_server' });
    expect(await queuedEmails(silent, 'silent@necp.test')).toEqual([]);
    await silent.close();
  });

  it('stays in the queue while the mail server is unavailable', async () => {
    const away = await openTestDomain({ config: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'city@necp.test' } });
    await register(strangerCtx(away), { email: 'away@necp.test', password, locale: 'en' });
    await expect(deliver(away, 'away@necp.test')).rejects.toThrow();
    expect(await queuedEmails(away, 'away@necp.test')).toHaveLength(1);
    await away.close();
  });
});
