import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { outsideSettings } from '../kernel';
import { givenUpJobs, retryGivenUpJobs } from '../kernel/worker';
import { openTestDomain, quietLog, type TestDomain, withClient } from '../testing';
import { prepareMailServer, type TestMailServer } from '../testing/mail-server';
import { password, queuedEmails, runAccountJob, strangerCtx } from '../testing/players';
import { register, requestPasswordReset, verifyEmail } from './service';

const warnings: string[] = [];
const log = { ...quietLog, warn: (_: object, text: string) => void warnings.push(text), child: () => log };

const nowMs = Date.UTC(2030, 0, 1);
let testDomain: TestDomain;
let server: TestMailServer;
beforeAll(async () => {
  // Only the clock by which the breaker tries again is moved.
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
});
afterAll(() => vi.useRealTimers());
beforeEach(async () => {
  warnings.length = 0;
  server = await prepareMailServer();
  testDomain = await openTestDomain({ config: { smtpUrl: server.url, mailFrom: 'city@necp.test' }, log });
});
afterEach(async () => {
  await server.stop();
  await testDomain.close();
});

const signUp = (email: string) => register(strangerCtx(testDomain), { email, password, locale: 'en' });

const askReset = (email: string) =>
  requestPasswordReset(strangerCtx(testDomain), { email, locale: 'en', device: null });

/** Runs the queued emails to an address as the worker would; returns what became of them. */
async function deliver(to: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (const email of await queuedEmails(testDomain, to))
    outcomes.push(
      await runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', email).then(
        () => 'sent',
        (error: Error) => error.message,
      ),
    );
  return outcomes;
}

/** Changes queued emails as a worker does whose attempts failed. */
const noteFailures = (to: string, attempts: number) =>
  withClient(testDomain.databaseUrl, (client) =>
    client.query(
      `UPDATE graphile_worker._private_jobs SET attempts = $2, last_error = 'away', run_at = now() + interval '3 hours'
        WHERE payload ->> 'to' = $1`,
      [to, attempts],
    ),
  );
const waitingEmails = () =>
  withClient(testDomain.databaseUrl, async (client) => {
    const { rows } = await client.query<{ to: string; isDue: boolean }>(
      `SELECT payload ->> 'to' AS to, run_at <= now() AS "isDue" FROM graphile_worker._private_jobs
        WHERE payload ->> 'to' IS NOT NULL ORDER BY id`,
    );
    return rows;
  });

async function outage() {
  for (let tries = 0; tries < outsideSettings.mail.lastCalls; tries++) await deliver('first@necp.test');
}

it('a mail server that is away is left alone for a while, and players who register notice nothing', async () => {
  await signUp('first@necp.test');
  expect((await deliver('first@necp.test'))[0]).toContain('ECONNREFUSED');
  await outage();
  expect(await deliver('first@necp.test')).toEqual(['mail: open']);
  expect(warnings.filter((text) => text === 'an outside service is not called for a while')).toHaveLength(1);
  // Neither waits for the mail server: the email is only queued.
  const known = await askReset('first@necp.test');
  const unknown = await askReset('stranger@necp.test');
  expect(known).toEqual(unknown);
  await expect(signUp('second@necp.test')).resolves.toBeDefined();
});

it('emails of an outage are sent once when the server is back, in order, with links that work', async () => {
  await signUp('first@necp.test');
  await outage();
  for (const name of ['second', 'third', 'unlucky']) await signUp(`${name}@necp.test`);
  for (const name of ['second', 'third']) await noteFailures(`${name}@necp.test`, 4);
  await noteFailures('unlucky@necp.test', 12);
  await server.start();
  vi.setSystemTime(nowMs + outsideSettings.mail.opensForMs);
  expect(await deliver('first@necp.test')).toEqual(['sent']);
  // The first email that came through brought the waiting ones forward, but none that was given up.
  expect(await waitingEmails()).toEqual([
    { to: 'first@necp.test', isDue: true },
    { to: 'second@necp.test', isDue: true },
    { to: 'third@necp.test', isDue: true },
    { to: 'unlucky@necp.test', isDue: false },
  ]);
  for (const name of ['second', 'third']) expect(await deliver(`${name}@necp.test`)).toEqual(['sent']);
  expect(server.received.map(({ to }) => to)).toEqual(['first@necp.test', 'second@necp.test', 'third@necp.test']);
  const token = /token=([\w-]{43})/.exec(server.received[1]?.mail.text ?? '')?.[1] ?? '';
  expect((await verifyEmail(strangerCtx(testDomain), { token, password })).view.email).toBe('second@necp.test');
  // A job that runs again after its email was used sends nothing.
  expect(await deliver('second@necp.test')).toEqual(['sent']);
  expect(server.received).toHaveLength(3);
});

it('emails that were given up are shown to the operator without their addresses, and can be tried again', async () => {
  await signUp('unlucky@necp.test');
  await noteFailures('unlucky@necp.test', 12);
  const ctx = testDomain.domain.systemCtx();
  const [job, ...others] = await givenUpJobs(ctx);
  expect(others).toEqual([]);
  expect(job).toMatchObject({ name: 'account.send_email', attempts: 12, error: 'away' });
  expect(JSON.stringify(job)).not.toContain('unlucky@');
  expect(await retryGivenUpJobs(ctx, '0')).toBe(0);
  expect(await retryGivenUpJobs(ctx, job?.id)).toBe(1);
  expect(await givenUpJobs(ctx)).toEqual([]);
  expect(await waitingEmails()).toEqual([{ to: 'unlucky@necp.test', isDue: true }]);
});

it('a mailbox that does not exist does not stop the emails of others', async () => {
  await server.start();
  await signUp('unknown@necp.test');
  for (let tries = 0; tries < 2 * outsideSettings.mail.lastCalls; tries++)
    expect((await deliver('unknown@necp.test'))[0]).toContain('no such mailbox');
  await signUp('first@necp.test');
  expect(await deliver('first@necp.test')).toEqual(['sent']);
});
