import type { Prisma } from '@necp/db/types';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { notificationTopics } from '@necp/shared/notification/events';
import { arrivesRead, mendPreferences } from '@necp/shared/notification/rules';
import type { NotificationFact } from '@necp/shared/notification/schema';
import { newId, pushAfterCommit, type Tx } from '../kernel';

export interface NewNotification {
  readonly accountId: AccountId;
  /** The character it is about; null for what concerns the account. */
  readonly characterId: CharacterId | null;
  readonly fact: NotificationFact;
  /** The event it tells of: an account is notified of it once. */
  readonly factId: string;
  readonly at: Date;
}

/** Puts a notification into the inbox of an account, unless its player does not want this kind. */
export async function notify(tx: Tx, { accountId, characterId, fact, factId, at }: NewNotification): Promise<void> {
  const { kind } = fact;
  const saved = await tx.notificationPreferences.findUnique({ where: { accountId } });
  if (!mendPreferences(saved?.preferences).kinds[kind]) return;
  const details = fact.details as Prisma.InputJsonObject;
  const { count } = await tx.notification.createMany({
    data: [{ id: newId(), accountId, characterId, kind, factId, details, at, readAt: arrivesRead(fact) ? at : null }],
    skipDuplicates: true,
  });
  if (count === 1) pushAfterCommit(tx, { accountId }, { topic: notificationTopics.arrived, kind });
}
