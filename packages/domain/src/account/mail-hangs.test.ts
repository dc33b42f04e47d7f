import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outsideSettings, systemClock } from '../kernel';
import { startJobs } from '../kernel/worker';
import { openTestDomain, quietLog, type TestDomain } from '../testing';
import { prepareMailServer, type TestMailServer } from '../testing/mail-server';
import { password, queuedEmails, runAccountJob, strangerCtx } from '../testing/players';
import { jobs } from './jobs';
import { register, requestPasswordReset, verifyEmail } from './service';

const { timeoutMs, lastCalls } = outsideSettings.mail;
/** How long nodemailer waits for a greeting. */
const greetingMs = 5_000;
const warnings: string[] = [];
const log = { ...quietLog, warn: (_: object, text: string) => void warnings.push(text), child: () => log };

let testDomain: TestDomain;
let server: TestMailServer;
beforeEach(async () => {
  warnings.length = 0;
  server = await prepareMailServer();
  await server.start();
  testDomain = await openTestDomain({ config: { smtpUrl: server.url, mailFrom: 'NECPGAME <city@necp.test>' }, log });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
  await testDomain.close();
});

/** Lets time pass only when a test says so, two hours ago; sockets go on by themselves. */
const holdTime = () =>
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: systemClock.nowMs() - 2 * 3_600_000 });
/** Returns to the present. */
const letTimePass = () => vi.useRealTimers();

/** Waits for a state without letting the held time pass. */
const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const looking = setInterval(() => {
      if (!holds()) return;
      clearInterval(looking);
      resolve();
    }, 10);
  });

const signUp = (email: string) => register(strangerCtx(testDomain), { email, password, locale: 'en' });
const askReset = (email: string) =>
  requestPasswordReset(strangerCtx(testDomain), { email, locale: 'en', device: null });
const tokenOf = (text: string | undefined) => /token=([\w-]{43})/.exec(text ?? '')?.[1] ?? '';

/** Sends the queued email of an address as the worker would; returns what became of it. */
async function deliver(to: string): Promise<string> {
  const [email] = await queuedEmails(testDomain, to);
  return runAccountJob(testDomain.domain.systemCtx(), 'account.send_email', email).then(
    () => 'sent',
    (error: Error) => error.message,
  );
}

/** Sends the email, and lets this time pass when the server has got as far as it goes. */
async function deliverWithin(to: string, passesMs: number, isStuck = () => server.connections > 0): Promise<string> {
  const outcome = deliver(to);
  await until(isStuck);
  await vi.advanceTimersByTimeAsync(passesMs);
  return outcome;
}

describe('a mail server that accepts connections and never says a word', () => {
  it('holds up no page, is given up, then left alone, and gets the email once it is well', async () => {
    holdTime();
    server.manner = 'silent';
    await signUp('patient@necp.test');
    const stuck = deliver('patient@necp.test');
    await until(() => server.connections > 0);
    // The delivery is under way and has no answer; pages only queue their emails.
    expect(await askReset('patient@necp.test')).toEqual(await askReset('stranger@necp.test'));
    await signUp('second@necp.test');
    await vi.advanceTimersByTimeAsync(greetingMs);
    expect(await stuck).toMatch(/Greeting never received|Connection timeout/);
    for (let tries = 1; tries < lastCalls; tries++) await deliverWithin('patient@necp.test', greetingMs);
    expect(await deliver('patient@necp.test')).toBe('mail: open');
    expect(warnings).toEqual(['an outside service is not called for a while']);
    await until(() => server.connections === 0);

    server.manner = 'well';
    letTimePass();
    for (const name of ['patient', 'second']) expect(await deliver(`${name}@necp.test`)).toBe('sent');
    expect(server.received.map(({ to }) => to)).toEqual(['patient@necp.test', 'second@necp.test']);
    expect(warnings.at(-1)).toBe('an outside service is called again');
  });
});

describe('a mail server that says a little now and then, and never comes to an end', () => {
  it('is given up at the time-out of its guard, and its connection is closed', async () => {
    holdTime();
    server.manner = 'endless';
    await signUp('drop@necp.test');
    expect(await deliverWithin('drop@necp.test', timeoutMs)).toBe('mail: timeout');
    await until(() => server.connections === 0);
    server.manner = 'well';
    letTimePass();
    expect(await deliver('drop@necp.test')).toBe('sent');
    expect(server.received).toHaveLength(1);
  });
});

describe('an email that the mail server has read, but whose answer is lost', () => {
  it('is sent again by the job queue as the same one: mailboxes show one, and either link works', async () => {
    server.manner = 'answer lost';
    await signUp('twice@necp.test');
    const outcomes: string[] = [];
    const { stop } = await startJobs({
      domain: testDomain.domain,
      databaseUrl: testDomain.databaseUrl,
      jobs: jobs.filter(({ name }) => name === 'account.send_email'),
      onOutcome: (outcome) => {
        outcomes.push(outcome);
        server.manner = 'well';
      },
    });
    await until(() => outcomes.includes('done'));
    await stop();
    expect(outcomes).toEqual(['failed', 'done']);
    const [first, second] = server.received.map(({ mail }) => mail);
    expect(server.received).toHaveLength(2);
    expect(second?.messageId).toBe(first?.messageId);
    expect(tokenOf(second?.text)).toBe(tokenOf(first?.text));
    expect((await verifyEmail(strangerCtx(testDomain), { token: tokenOf(first?.text), password })).view.outcome).toBe(
      'registered',
    );
    expect(await queuedEmails(testDomain, 'twice@necp.test')).toEqual([]);
  });

  it('is given up at the time-out of its guard when the server stays connected', async () => {
    await signUp('mute@necp.test');
    holdTime();
    server.manner = 'answer kept';
    expect(await deliverWithin('mute@necp.test', timeoutMs, () => server.received.length > 0)).toBe('mail: timeout');
    await until(() => server.connections === 0);
    server.manner = 'well';
    letTimePass();
    expect(await deliver('mute@necp.test')).toBe('sent');
    const [first, second] = server.received.map(({ mail }) => mail);
    expect([second?.messageId, second?.text]).toEqual([first?.messageId, first?.text]);
  });
});
