import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { prepareMailServer, type TestMailServer } from '../testing/mail-server';
import { password, queuedEmails, runAccountJob, strangerCtx } from '../testing/players';
import { devEmails } from './queries';
import { register, verifyEmail } from './service';

let server: TestMailServer;
let byMail: TestDomain;
let byMailbox: TestDomain;
beforeAll(async () => {
  server = await prepareMailServer();
  await server.start();
  byMail = await openTestDomain({ config: { smtpUrl: server.url, mailFrom: 'NECPGAME <city@necp.test>' } });
  byMailbox = await openTestDomain();
});
afterAll(async () => {
  await Promise.all([byMail.close(), byMailbox.close(), server.stop()]);
});

async function deliver(testDomain: TestDomain, to: string): Promise<void> {
  for (const email of await queuedEmails(testDomain, to))
    await runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', email);
}

describe('an email', () => {
  it('reaches a mail server in the language of the player, and its link works', async () => {
    await register(strangerCtx(byMail), { email: 'pochta@necp.test', password, locale: 'ru' });
    await deliver(byMail, 'pochta@necp.test');
    const email = server.received.find(({ to }) => to === 'pochta@necp.test')?.mail;
    expect(email?.subject).toBe('Подтвердите почту для NECPGAME');
    expect(email?.from?.address).toBe('city@necp.test');
    expect(email?.html).not.toMatch(/<img|<script|<link/);
    const link = /http:\/\/localhost:3000\/verify-email\?token=([\w-]+)/.exec(email?.text ?? '');
    expect(email?.html).toContain(link?.[1] ?? 'no link');
    expect((await verifyEmail(strangerCtx(byMail), { token: link?.[1] ?? '', password })).view.outcome).toBe(
      'registered',
    );
  });

  it('leaves the secret of its link in no table', async () => {
    await register(strangerCtx(byMail), { email: 'secret@necp.test', password, locale: 'en' });
    expect(JSON.stringify(await queuedEmails(byMail, 'secret@necp.test'))).not.toContain('token=');
    await deliver(byMail, 'secret@necp.test');
    const { text = '' } = server.received.find(({ to }) => to === 'secret@necp.test')?.mail ?? {};
    const token = /token=([\w-]{43})/.exec(text)?.[1] ?? '';
    const { db } = byMail.domain.systemCtx();
    const stored = [await queuedEmails(byMail, 'secret@necp.test'), await db.accountEmail.findMany()];
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await db.devEmail.count({ where: { to: 'secret@necp.test' } })).toBe(0);
    expect((await verifyEmail(strangerCtx(byMail), { token, password })).view.outcome).toBe('registered');
  });

  it('that is sent again is the same one to a mailbox, and is not sent once its link was used', async () => {
    await register(strangerCtx(byMail), { email: 'again@necp.test', password, locale: 'en' });
    for (let times = 0; times < 2; times++) await deliver(byMail, 'again@necp.test');
    const copies = () => server.received.filter(({ to }) => to === 'again@necp.test').map(({ mail }) => mail);
    const [first, second] = copies();
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    expect(first?.messageId).toMatch(/^<[\da-f-]{36}@necp\.test>$/);
    const token = /token=([\w-]{43})/.exec(first?.text ?? '')?.[1] ?? '';
    await verifyEmail(strangerCtx(byMail), { token, password });
    await deliver(byMail, 'again@necp.test');
    expect(copies()).toHaveLength(2);
    // Every email has an id of its own.
    const people = new Set(server.received.map(({ to }) => to));
    expect(people.size).toBeGreaterThan(1);
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(people.size);
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
