import { newId } from '../kernel';
import { FixedClock, type AccountId, type CharacterId, hourMs, minuteMs } from '@necp/shared/kernel';
import { defaultPreferences } from '@necp/shared/notification/rules';
import type { Preferences } from '@necp/shared/notification/schema';
import { levelUp } from '@necp/shared/progression/events';
import { tierChanged } from '@necp/shared/reputation/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCharacter } from '../character/service';
import type { Actor, Ctx } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { busEventOf, deliverTo } from '../testing/bus-events';
import { prepareMailServer, type TestMailServer } from '../testing/mail-server';
import { newcomer, player } from '../testing/players';
import { jobs } from './jobs';
import { listeners } from './listeners';
import { inbox, preferencesOf } from './queries';
import { markNotifications, savePreferences, unsubscribe } from './service';
import { unsubscribeLink } from './unsubscribe';

const clock = new FixedClock(Date.UTC(2031, 3, 5, 12));
let testDomain: TestDomain;
let server: TestMailServer;
beforeAll(async () => {
  server = await prepareMailServer();
  await server.start();
  testDomain = await openTestDomain({ clock, config: { smtpUrl: server.url, mailFrom: 'NECPGAME <city@necp.test>' } });
});
afterAll(async () => {
  await server.stop();
  await testDomain.close();
});

let made = 0;
interface Reader {
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly characterId: CharacterId;
  readonly mailbox: string;
}
/** A player who reads e-mails as wanted. */
async function reader(
  wants: Partial<Preferences> & { readonly digest: Preferences['email']['digest'] },
): Promise<Reader> {
  const { digest, ...others } = wants;
  const mailbox = `reader${++made}@necp.test`;
  const { ctx } = await player(testDomain, mailbox);
  const { id } = await createCharacter(ctx, newcomer(`Mailed${String.fromCharCode(96 + made)}`));
  const email = { ...defaultPreferences.email, digest };
  await savePreferences(ctx, { requestId: newRequestId(), preferences: { ...defaultPreferences, email, ...others } });
  return { ctx, characterId: id, mailbox };
}

const system = () => testDomain.domain.systemCtx();
const fall = (characterId: CharacterId) =>
  busEventOf(
    tierChanged,
    { characterId, faction: 'market_ring', from: 'trusted', to: 'known' },
    { at: new Date(clock.nowMs()) },
  );
const hear = (event: Parameters<typeof deliverTo>[2]) => deliverTo(listeners, system(), event);

interface Queued {
  readonly id: string;
  readonly name: string;
  readonly payload: { readonly accountId: string };
  readonly runAt: Date;
}
const queued = (accountId: AccountId) =>
  withClient(testDomain.databaseUrl, async (client) => {
    const { rows } = await client.query<Queued>(
      `SELECT job.id::text, task.identifier AS name, job.payload, job.run_at AS "runAt"
        FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
       WHERE task.identifier LIKE 'notification.%' AND payload ->> 'accountId' = $1 ORDER BY job.id`,
      [accountId],
    );
    return rows;
  });
/** Runs what is due for an account as the worker would, until nothing is. */
async function work(accountId: AccountId): Promise<void> {
  for (;;) {
    const [due] = (await queued(accountId)).filter(
      ({ runAt, name }) => name !== 'notification.digest' || runAt.getTime() <= clock.nowMs(),
    );
    if (due === undefined) return;
    await jobs.find(({ name }) => name === due.name)?.run(system(), due.payload);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1', [due.id]),
    );
  }
}
/** Returns what runs a job as the worker would. */
function runnerOf(name: string): (payload: unknown) => Promise<void> {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`no job ${name}`);
  return (payload) => job.run(system(), payload);
}
const emailsTo = (mailbox: string) => server.received.filter(({ to }) => to === mailbox).map(({ mail }) => mail);

test('what happens within a minute is one e-mail, however often each event is delivered', async () => {
  const { ctx, characterId, mailbox } = await reader({ digest: 'at_once' });
  const { accountId } = ctx.actor;
  const events = [fall(characterId), busEventOf(levelUp, { characterId, level: 4 }, { at: new Date(clock.nowMs()) })];
  for (const event of events) await Promise.all(Array.from({ length: 4 }, () => hear(event)));
  expect(await queued(accountId)).toHaveLength(1);
  await work(accountId);
  expect(emailsTo(mailbox)).toEqual([]);
  clock.advance(minuteMs);
  await work(accountId);
  for (const event of events) await hear(event);
  clock.advance(minuteMs);
  await work(accountId);
  const [email, ...more] = emailsTo(mailbox);
  expect(more).toEqual([]);
  expect(email?.subject).toBe('NECPGAME: 2 notifications');
  expect(email?.text).toContain('reputation fell to “');
  expect(email?.text).toContain('Level 4 reached');
});

test('two workers that collect at once make one e-mail, and one that dies after sending repeats it', async () => {
  const { ctx, characterId, mailbox } = await reader({ digest: 'at_once' });
  const { accountId } = ctx.actor;
  await hear(fall(characterId));
  clock.advance(minuteMs);
  const [digest, send] = [runnerOf('notification.digest'), runnerOf('notification.send_email')];
  await Promise.all(Array.from({ length: 4 }, () => digest({ accountId })));
  const sends = (await queued(accountId)).filter(({ name }) => name === 'notification.send_email');
  expect(sends).toHaveLength(1);
  const [{ payload } = { payload: {} }] = sends;
  server.manner = 'answer lost';
  await expect(send(payload)).rejects.toThrow();
  server.manner = 'well';
  await send(payload);
  await send(payload);
  const emails = emailsTo(mailbox);
  expect(emails).toHaveLength(2);
  expect(new Set(emails.map(({ messageId }) => messageId)).size).toBe(1);
});

test('a daily e-mail waits for the morning of the player, and quiet hours for their end', async () => {
  const daily = await reader({ digest: 'daily', timeZone: 'Asia/Tokyo' });
  const quiet = { fromHour: 20, toHour: 7 };
  const night = await reader({ digest: 'at_once', timeZone: 'Asia/Tokyo', quiet });
  for (const { characterId } of [daily, night]) await hear(fall(characterId));
  const dueOf = async ({ ctx }: Reader) => (await queued(ctx.actor.accountId))[0]?.runAt.toISOString();
  // It is nine in the evening in Tokyo.
  expect(await dueOf(daily)).toBe('2031-04-06T00:00:00.000Z');
  expect(await dueOf(night)).toBe('2031-04-05T22:00:00.000Z');
  clock.advance(10 * hourMs);
  await work(night.ctx.actor.accountId);
  expect(emailsTo(night.mailbox)).toHaveLength(1);
});

test('nothing is sent of what was read, archived, or switched off meanwhile, and an empty e-mail is none', async () => {
  const { ctx, characterId, mailbox } = await reader({ digest: 'at_once' });
  const { accountId } = ctx.actor;
  for (let at = 0; at < 3; at++) await hear(fall(characterId));
  const [newest, middle] = (await inbox(ctx, { box: 'inbox' })).notifications.map(({ id }) => id) as [string, string];
  clock.advance(minuteMs);
  await markNotifications(ctx, { requestId: newRequestId(), ids: [newest], as: 'read' });
  await markNotifications(ctx, { requestId: newRequestId(), ids: [middle], as: 'archived' });
  await work(accountId);
  expect(emailsTo(mailbox).map(({ subject }) => subject)).toEqual(['News from NECPGAME']);
  await hear(fall(characterId));
  const off = { ...defaultPreferences.email, digest: 'at_once' as const };
  const kinds = { ...off.kinds, tier_changed: false };
  const preferences = { ...defaultPreferences, email: { ...off, kinds } };
  await savePreferences(ctx, { requestId: newRequestId(), preferences });
  clock.advance(minuteMs);
  await work(accountId);
  expect(emailsTo(mailbox)).toHaveLength(1);
});

test('the reader’s language is that of the account, and the safety of the account has e-mails of its own', async () => {
  const { ctx, characterId, mailbox } = await reader({ digest: 'at_once' });
  const { accountId } = ctx.actor;
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE accounts SET locale = 'ru' WHERE id = $1`, [accountId]),
  );
  await hear(fall(characterId));
  clock.advance(minuteMs);
  await work(accountId);
  expect(emailsTo(mailbox)[0]?.subject).toBe('Новости из NECPGAME');
  expect(emailsTo(mailbox)[0]?.text).toContain('Отписаться');
  expect((await preferencesOf(ctx)).email.kinds).toMatchObject({ new_device: false, token_reused: false });
});

test('one click ends the e-mails without a sign-in, twice too, and what waits is not sent', async () => {
  const { ctx, characterId, mailbox } = await reader({ digest: 'at_once' });
  const { accountId } = ctx.actor;
  await hear(fall(characterId));
  clock.advance(minuteMs);
  await work(accountId);
  const headers = new Map(emailsTo(mailbox)[0]?.headers.map(({ key, value }) => [key, value]));
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const link = /^<(.+)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
  expect(emailsTo(mailbox)[0]?.text).toContain(link);
  await hear(fall(characterId));
  const token = new URL(link).searchParams.get('token') ?? '';
  const answers = await Promise.all(Array.from({ length: 4 }, () => unsubscribe(system(), { token })));
  expect(answers).toContainEqual({ locale: 'en' });
  expect((await preferencesOf(ctx)).email.digest).toBe('never');
  clock.advance(minuteMs);
  await work(accountId);
  await hear(fall(characterId));
  clock.advance(minuteMs);
  await work(accountId);
  expect(emailsTo(mailbox)).toHaveLength(1);
});

test('a token that is made up, of another account or cut short unsubscribes no account', async () => {
  const [one, other] = [await reader({ digest: 'daily' }), await reader({ digest: 'daily' })];
  const tokenOf = ({ ctx }: Reader) =>
    new URL(unsubscribeLink(system(), ctx.actor.accountId)).searchParams.get('token') ?? '';
  const [own, theirs] = [tokenOf(one), tokenOf(other)];
  const crossed = `${own.slice(0, 37)}${theirs.slice(37)}`;
  for (const token of [
    '',
    'x',
    own.slice(0, -1),
    own.slice(0, 36),
    crossed,
    `${newId()}.`,
    `${own}x`,
    '\u0000'.repeat(80),
  ])
    await expect(unsubscribe(system(), { token })).rejects.toMatchObject({ code: 'notification.link_invalid' });
  expect((await preferencesOf(one.ctx)).email.digest).toBe('daily');
});
