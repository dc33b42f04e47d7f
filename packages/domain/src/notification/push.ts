import type { AccountId, Locale } from '@necp/shared/kernel';
import { GameError } from '@necp/shared/kernel';
import { mostPushDevices } from '@necp/shared/notification/rules';
import {
  NotificationFact,
  type PushDeviceView,
  type PushView,
  type SubscribePushInput,
  type UnsubscribePushInput,
} from '@necp/shared/notification/schema';
import { deviceLabel } from '@necp/shared/session/rules';
import webPush from 'web-push';
import * as z from 'zod';
import {
  type Ctx,
  guardOutside,
  inTx,
  newId,
  nowOf,
  once,
  type Outside,
  outsideSettings,
  requireActor,
} from '../kernel';
import { isPushEndpoint, sendToEndpoint } from './push-endpoint';
import { pushKeys, pushPublicKey } from './push-keys';
import { otherIn, othersOf, preferencesFor } from './steps';
import { factWords } from './words';

/** A device that is off reads what is not older than this when it comes back. */
const keptSeconds = 24 * 60 * 60;
/** The service no longer knows the browser. */
const gone = [404, 410];

/** Returns under which key browsers subscribe, and how many of the caller's do. */
export async function pushOf(ctx: Ctx): Promise<PushView> {
  const { accountId } = requireActor(ctx);
  const rows = await ctx.db.pushSubscription.findMany({ where: { accountId }, orderBy: { madeAt: 'asc' } });
  const devices = rows.map(({ id, device, madeAt }): PushDeviceView => ({ id, device, since: madeAt }));
  return { publicKey: await pushPublicKey(ctx), devices };
}

/**
 * Lets a browser of the caller show what happens while the game is closed. A browser belongs to the account that asked
 * last; the oldest one makes room when there are too many.
 * @throws GameError invalid `notification.push_endpoint`
 */
export async function subscribePush(ctx: Ctx, input: SubscribePushInput): Promise<PushDeviceView> {
  const { accountId } = requireActor(ctx);
  const { requestId, endpoint, keys, locale, userAgent } = input;
  if (!isPushEndpoint(endpoint, { allowLocal: ctx.config.allowLocalPush ?? false }))
    throw new GameError('invalid', 'notification.push_endpoint');
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'notification.subscribe_push', input }, async () => {
      const row = { accountId, ...keys, locale, device: deviceLabel(userAgent), madeAt: nowOf(tx) };
      const { id, device, madeAt } = await tx.pushSubscription.upsert({
        where: { endpoint },
        create: { id: newId(), endpoint, ...row },
        update: row,
      });
      const devices = await tx.pushSubscription.findMany({
        where: { accountId },
        orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
        skip: mostPushDevices,
        select: { id: true },
      });
      await tx.pushSubscription.deleteMany({ where: { id: { in: devices.map((one) => one.id) } } });
      return { id, device, since: madeAt };
    }),
  );
}

/** Forgets a browser of the caller; one of another account, or one that is not known, is left as it is. */
export async function unsubscribePush(ctx: Ctx, input: UnsubscribePushInput): Promise<{ readonly removed: number }> {
  const { accountId } = requireActor(ctx);
  const { requestId, endpoint } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'notification.unsubscribe_push', input }, async () => {
      const { count } = await tx.pushSubscription.deleteMany({ where: { accountId, endpoint } });
      return { removed: count };
    }),
  );
}

const guards = new Map<string, Outside>();

/** Each push service has a guard of its own: one that is away does not hold up the others. */
function guardOf({ log }: Ctx, endpoint: string): Outside {
  const { host } = new URL(endpoint);
  const name = services.find(({ hosts }) => hosts.test(host))?.name ?? 'other';
  const known = guards.get(name);
  if (known !== undefined) return known;
  const made = guardOutside({ name: `push:${name}`, settings: outsideSettings.push, log });
  guards.set(name, made);
  return made;
}

const services = [
  { name: 'google', hosts: /(^|\.)googleapis\.com$/ },
  { name: 'mozilla', hosts: /(^|\.)mozilla\.com$/ },
  { name: 'apple', hosts: /(^|\.)apple\.com$/ },
  { name: 'microsoft', hosts: /(^|\.)windows\.com$/ },
];

const Push = z.object({ notificationId: z.uuid(), subscriptionId: z.uuid() });

/**
 * Sends a notification to a browser, unless it was read or archived meanwhile or is no longer wanted. A browser that
 * its service no longer knows is forgotten. One that is sent twice replaces itself on the device.
 * @throws OutsideAway, or the error of the service; the job queue tries again
 */
export async function sendPush(ctx: Ctx, payload: unknown): Promise<void> {
  const { notificationId, subscriptionId } = Push.parse(payload);
  const target = await ctx.db.pushSubscription.findUnique({ where: { id: subscriptionId } });
  const message = target === null ? null : await messageOf(ctx, notificationId, target);
  if (target === null || message === null) return;
  const keys = await pushKeys(ctx);
  if (keys === null) throw new Error('the key of web push was sealed with a secret that this process does not have');
  const { endpoint, p256dh, auth } = target;
  const allowLocal = ctx.config.allowLocalPush ?? false;
  if (!isPushEndpoint(endpoint, { allowLocal })) return forget(ctx, subscriptionId);
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    {
      vapidDetails: { subject: subjectOf(ctx.config.publicUrl), ...keys },
      TTL: keptSeconds,
      urgency: 'normal',
      topic: notificationId.replaceAll('-', ''),
    },
  );
  const status = await guardOf(ctx, endpoint).call(async (signal) => {
    const answer = await sendToEndpoint({ endpoint, headers, body }, { allowLocal, signal });
    if (answer >= 500 || answer === 429) throw new Error(`the push service answered ${answer}`);
    return answer;
  });
  if (gone.includes(status)) await forget(ctx, subscriptionId);
  else if (status >= 300) ctx.log.warn({ status }, 'a push service refused a message');
}

/** A contact for the operators of push services, who accept no address of a computer's own. */
const subjectOf = (publicUrl: string) =>
  publicUrl.startsWith('https:') ? publicUrl : 'mailto:no-reply@necpgame.invalid';

async function forget(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, (tx) => tx.pushSubscription.deleteMany({ where: { id } }));
}

/** What a device shows, and what it opens. */
interface PushMessage {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly url: string;
  readonly lang: Locale;
}

async function messageOf(
  ctx: Ctx,
  notificationId: string,
  { accountId, locale }: { readonly accountId: string; readonly locale: string },
): Promise<PushMessage | null> {
  const row = await ctx.db.notification.findUnique({ where: { id: notificationId } });
  if (row === null || row.accountId !== accountId || row.archivedAt !== null) return null;
  if (row.readAt !== null && row.readAt.getTime() !== row.at.getTime()) return null;
  const fact = NotificationFact.safeParse({ kind: row.kind, details: row.details }).data;
  const { push } = await preferencesFor(ctx.db, accountId as AccountId);
  if (fact === undefined || !push.kinds[fact.kind]) return null;
  const other = (await othersOf(ctx.db, [fact])).get(otherIn(fact) ?? '') ?? null;
  const lang = locale as Locale;
  const words = factWords({ fact, other }, lang);
  return { title: 'NECPGAME', body: words, tag: notificationId, url: '/play', lang };
}
