import { randomUUID } from 'node:crypto';
import { type AccountId, FixedClock } from '@necp/shared/kernel';
import { defaultPreferences, mostPushDevices } from '@necp/shared/notification/rules';
import type { Preferences } from '@necp/shared/notification/schema';
import { friendRequestSent } from '@necp/shared/social/events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCharacter } from '../character/service';
import { outsideSettings } from '../kernel';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { busEventOf, deliverTo } from '../testing/bus-events';
import { guest, newcomer } from '../testing/players';
import { startPushService, type TestBrowser, type TestPushService } from '../testing/push-service';
import { jobs } from './jobs';
import { listeners } from './listeners';
import { isClosedAddress, isPushEndpoint } from './push-endpoint';
import { pushPublicKey } from './push-keys';
import { inbox } from './queries';
import { markNotifications, pushOf, savePreferences, subscribePush, unsubscribePush } from './service';

const clock = new FixedClock(Date.UTC(2031, 3, 5, 12));
let testDomain: TestDomain;
let service: TestPushService;
beforeAll(async () => {
  service = await startPushService();
  testDomain = await openTestDomain({ clock, config: { allowLocalPush: true } });
});
beforeEach(() => {
  service.status = 201;
});
afterAll(async () => {
  await service.stop();
  await testDomain.close();
});

let made = 0;
async function newPlayer() {
  const ctx = await guest(testDomain);
  const { id, name } = await createCharacter(ctx, newcomer(`Pushed${'abcdefghkmnprstuvwxyz'[made++]}`));
  return { ctx, characterId: id, name, accountId: ctx.actor.accountId };
}
type Player = Awaited<ReturnType<typeof newPlayer>>;
const inputOf = ({ endpoint, keys }: TestBrowser, locale: 'en' | 'ru' = 'en') => ({
  ...{ requestId: newRequestId(), endpoint, keys, locale, userAgent: 'X11; Linux x86_64 Firefox/130.0' },
});
const system = () => testDomain.domain.systemCtx();

/** One player asks another, whose devices are informed. */
async function ask(from: Player, to: Player): Promise<void> {
  const event = busEventOf(
    friendRequestSent,
    {
      friendRequestId: randomUUID(),
      ...{ fromAccountId: from.accountId, fromCharacterId: from.characterId },
      ...{ toAccountId: to.accountId, toCharacterId: to.characterId },
    },
    { at: new Date(clock.nowMs()) },
  );
  // However often an event is delivered, it is sent once.
  for (let time = 0; time < 2; time++) await deliverTo(listeners, system(), event);
}
interface Queued {
  readonly payload: { readonly subscriptionId: string };
  readonly runAt: Date;
}
/** The messages that wait for a browser of an account. */
const queued = (accountId: AccountId) =>
  withClient(testDomain.ownerUrl, async (client) => {
    const { rows } = await client.query<Queued>(
      `SELECT job.payload, job.run_at AS "runAt" FROM graphile_worker._private_jobs AS job
         JOIN notifications ON notifications.id::text = job.payload ->> 'notificationId'
        WHERE account_id = $1 ORDER BY job.id`,
      [accountId],
    );
    return rows;
  });
const send = async ({ payload }: Queued) =>
  jobs.find(({ name }) => name === 'notification.push')?.run(system(), payload);

test('all processes have one key, however many make it at once', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => pushPublicKey(system())));
  expect(new Set(keys).size).toBe(1);
});

test('a message reaches the browser encrypted, in its language, once, under the key of this installation', async () => {
  const [player, other] = [await newPlayer(), await newPlayer()];
  const browser = service.newBrowser();
  await subscribePush(player.ctx, inputOf(browser, 'ru'));
  await ask(other, player);
  const jobsOf = await queued(player.accountId);
  expect(jobsOf).toHaveLength(1);
  for (const one of jobsOf) await send(one);
  const [id = ''] = (await inbox(player.ctx, { box: 'inbox' })).notifications.map((one) => one.id);
  expect(browser.messages()).toEqual([
    { title: 'NECPGAME', body: `${other.name} предлагает дружить`, tag: id, url: '/play', lang: 'ru' },
  ]);
  const { headers, body } = service.received.at(-1) ?? { headers: {}, body: Buffer.of() };
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', topic: id.replaceAll('-', '') });
  expect(headers.authorization).toContain(`k=${(await pushOf(player.ctx)).publicKey}`);
  expect(body.toString('latin1')).not.toContain(other.name);
});

test.each([404, 410])('a browser that its service answers with %i is forgotten', async (status) => {
  const [player, other] = [await newPlayer(), await newPlayer()];
  await subscribePush(player.ctx, inputOf(service.newBrowser()));
  await ask(other, player);
  service.status = status;
  for (const one of await queued(player.accountId)) await send(one);
  expect((await pushOf(player.ctx)).devices).toEqual([]);
});

test('nothing is sent of what was read or is not wanted, and quiet hours hold it back', async () => {
  const [player, other] = [await newPlayer(), await newPlayer()];
  const browser = service.newBrowser();
  await subscribePush(player.ctx, inputOf(browser));
  const choose = (change: Partial<Preferences>) =>
    savePreferences(player.ctx, { requestId: newRequestId(), preferences: { ...defaultPreferences, ...change } });
  await ask(other, player);
  const ids = (await inbox(player.ctx, { box: 'inbox' })).notifications.map(({ id }) => id);
  await markNotifications(player.ctx, { requestId: newRequestId(), ids, as: 'read' });
  await choose({ quiet: { fromHour: 11, toHour: 15 } });
  await ask(other, player);
  const [readOne, quietOne] = await queued(player.accountId);
  expect(quietOne?.runAt.toISOString()).toBe('2031-04-05T15:00:00.000Z');
  await choose({ push: { kinds: { ...defaultPreferences.push.kinds, friend_request: false } } });
  for (const one of [readOne, quietOne]) if (one !== undefined) await send(one);
  await ask(other, player);
  expect(await queued(player.accountId)).toHaveLength(2);
  expect(browser.messages()).toEqual([]);
});

test('a service that is away is left alone for a while, and the message stays queued', async () => {
  const [player, other] = [await newPlayer(), await newPlayer()];
  await subscribePush(player.ctx, inputOf(service.newBrowser()));
  await ask(other, player);
  const [job] = await queued(player.accountId);
  if (job === undefined) throw new Error('nothing is queued');
  service.status = 503;
  const outcomes: string[] = [];
  for (let call = 0; call <= outsideSettings.push.lastCalls; call++)
    outcomes.push(
      await send(job).then(
        () => 'sent',
        (error: Error) => error.message,
      ),
    );
  expect(outcomes[0]).toBe('the push service answered 503');
  expect(outcomes.at(-1)).toBe('push:other: open');
  expect((await pushOf(player.ctx)).devices).toHaveLength(1);
});

describe('subscribing', () => {
  test('twice at once is one browser, and the account that asked last has it', async () => {
    const [player, other] = [await newPlayer(), await newPlayer()];
    const input = inputOf(service.newBrowser());
    await Promise.all(Array.from({ length: 4 }, () => subscribePush(player.ctx, input)));
    expect((await pushOf(player.ctx)).devices).toHaveLength(1);
    const { requestId: _, ...same } = input;
    await subscribePush(other.ctx, { ...same, requestId: newRequestId() });
    expect([await pushOf(player.ctx), await pushOf(other.ctx)].map(({ devices }) => devices.length)).toEqual([0, 1]);
    const { endpoint } = input;
    expect(await unsubscribePush(player.ctx, { requestId: newRequestId(), endpoint })).toEqual({ removed: 0 });
    expect(await unsubscribePush(other.ctx, { requestId: newRequestId(), endpoint })).toEqual({ removed: 1 });
  });

  test('with more browsers than there is room for forgets the oldest', async () => {
    const { ctx } = await newPlayer();
    for (let browser = 0; browser <= mostPushDevices; browser++) {
      await subscribePush(ctx, inputOf(service.newBrowser()));
      clock.advance(1_000);
    }
    expect((await pushOf(ctx)).devices).toHaveLength(mostPushDevices);
  });
});

describe('an endpoint', () => {
  test.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://127.0.0.1/abc', false],
    ['https://[::1]/abc', false],
    ['https://2130706433/abc', false],
    ['https://localhost/abc', false],
    ['https://redis:6379/abc', false],
    ['https://push.necp.test:8443/abc', false],
    ['https://user:word@push.necp.test/abc', false],
    ['file:///etc/passwd', false],
    ['rubbish', false],
  ])('%s is allowed: %s', (endpoint, isAllowed) => {
    expect(isPushEndpoint(endpoint, { allowLocal: false })).toBe(isAllowed);
  });

  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1'],
  ])('whose name leads to %s is not connected to', (address) => {
    expect(isClosedAddress(address)).toBe(true);
  });

  test.each(['8.8.8.8', '142.250.1.1', '2a00:1450:4001::1'])('whose name leads to %s is', (address) => {
    expect(isClosedAddress(address)).toBe(false);
  });
});
