import type { Prisma } from '@necp/db/types';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { notificationTopics } from '@necp/shared/notification/events';
import { arrivesRead, mendPreferences } from '@necp/shared/notification/rules';
import { afterQuiet, emailDueAt } from '@necp/shared/notification/schedule';
import type { NotificationFact, Preferences } from '@necp/shared/notification/schema';
import { peopleAmong } from '../character';
import { addJob, newId, nowOf, pushAfterCommit, type ReadDb, type Tx } from '../kernel';

export interface NewNotification {
  readonly accountId: AccountId;
  /** The character it is about; null for what concerns the account. */
  readonly characterId: CharacterId | null;
  readonly fact: NotificationFact;
  /** The event it tells of: an account is notified of it once. */
  readonly factId: string;
  readonly at: Date;
}

/**
 * Puts a notification into the inbox of an account, unless its player does not want this kind; sends it to the
 * player's mailbox and devices as the player wants.
 */
export async function notify(tx: Tx, { accountId, characterId, fact, factId, at }: NewNotification): Promise<void> {
  const { kind } = fact;
  const preferences = await preferencesFor(tx, accountId);
  if (!preferences.kinds[kind]) return;
  const id = newId<string>();
  const dueMs = preferences.email.kinds[kind] ? emailDueAt(at.getTime(), preferences) : null;
  const emailDue = dueMs === null ? null : new Date(dueMs);
  const details = fact.details as Prisma.InputJsonObject;
  const row = { id, accountId, characterId, kind, factId, details, at, readAt: arrivesRead(fact) ? at : null };
  const { count } = await tx.notification.createMany({
    data: [{ ...row, emailDueAt: emailDue }],
    skipDuplicates: true,
  });
  // The event was delivered before: everything below was done then.
  if (count === 0) return;
  const other = (await othersOf(tx, [fact])).get(otherIn(fact) ?? '') ?? null;
  pushAfterCommit(tx, { accountId }, { topic: notificationTopics.arrived, id, fact, other });
  if (emailDue !== null) await queueDigest(tx, { accountId, due: emailDue });
  if (preferences.push.kinds[kind]) await queuePushes(tx, { accountId, notificationId: id, at, preferences });
}

/** Marks a notification as read because what it asks was answered, or what it announces was read, elsewhere. */
export async function markAnswered(
  tx: Tx,
  { accountId, kind, details }: { readonly accountId: AccountId } & Answered,
): Promise<void> {
  const answered = Object.entries(details).map(([field, id]) => ({ details: { path: [field], equals: id } }));
  const { count } = await tx.notification.updateMany({
    where: { accountId, kind, readAt: null, AND: answered },
    data: { readAt: nowOf(tx) },
  });
  if (count > 0) pushAfterCommit(tx, { accountId }, { topic: notificationTopics.changed });
}

/** What a notification asks or announces, by its kind. */
type Answered =
  | { readonly kind: 'letter'; readonly details: { readonly letterId: string } }
  | { readonly kind: 'party_invitation' | 'guild_invitation'; readonly details: { readonly inviteId: string } }
  | { readonly kind: 'friend_request'; readonly details: { readonly friendRequestId: string } };

/** Returns what an account wants to be notified of. */
export async function preferencesFor(db: ReadDb | Tx, accountId: AccountId): Promise<Preferences> {
  const saved = await db.notificationPreferences.findUnique({ where: { accountId } });
  return mendPreferences(saved?.preferences);
}

/** Returns the other player's character in a fact; null when it names no other player. */
export function otherIn(fact: NotificationFact): CharacterId | null {
  const isOfOther = fact.kind === 'friend_request' || fact.kind === 'friend_accepted' || fact.kind === 'mention';
  return isOfOther ? fact.details.characterId : null;
}

/** Returns the names of the other players' characters in facts; characters that are gone are left out. */
export async function othersOf(
  db: ReadDb | Tx,
  facts: readonly NotificationFact[],
): Promise<ReadonlyMap<string, string>> {
  const ids = facts.flatMap((fact) => otherIn(fact) ?? []);
  if (ids.length === 0) return new Map();
  const people = await peopleAmong(db, [...new Set(ids)]);
  return new Map(people.map(({ characterId, name }) => [characterId, name]));
}

/** Everything that is due by then is written in one email. */
async function queueDigest(
  tx: Tx,
  { accountId, due }: { readonly accountId: AccountId; readonly due: Date },
): Promise<void> {
  const jobKey = `notification ${accountId} ${due.getTime()}`;
  await addJob(tx, { name: 'notification.digest', payload: { accountId } }, { runAt: due, jobKey });
}

/** A message that could not be sent for hours is no news any more. */
const pushTries = 6;

async function queuePushes(
  tx: Tx,
  {
    accountId,
    notificationId,
    at,
    preferences,
  }: {
    readonly accountId: AccountId;
    readonly notificationId: string;
    readonly at: Date;
    readonly preferences: Preferences;
  },
): Promise<void> {
  const devices = await tx.pushSubscription.findMany({ where: { accountId }, select: { id: true } });
  const runAt = new Date(afterQuiet(at.getTime(), preferences));
  for (const { id: subscriptionId } of devices)
    await addJob(
      tx,
      { name: 'notification.push', payload: { notificationId, subscriptionId } },
      { runAt, triesMax: pushTries, jobKey: `push ${notificationId} ${subscriptionId}` },
    );
}
