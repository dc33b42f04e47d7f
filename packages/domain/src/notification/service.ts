import type { AccountId } from '@necp/shared/kernel';
import { notificationTopics } from '@necp/shared/notification/events';
import { mendPreferences } from '@necp/shared/notification/rules';
import type {
  ClearInboxInput,
  MarkedView,
  MarkNotificationsInput,
  Preferences,
  SavePreferencesInput,
} from '@necp/shared/notification/schema';
import { inTx, nowOf, once, pushAfterCommit, requireActor, type Ctx, type Tx } from '../kernel';

export { pushOf, subscribePush, unsubscribePush } from './push';
export { unsubscribe } from './unsubscribe';

/**
 * Marks notifications of the caller as read or unread, or moves them into the archive or back. Ids of other accounts
 * and ids that do not exist are left out alike.
 */
export async function markNotifications(ctx: Ctx, input: MarkNotificationsInput): Promise<MarkedView> {
  const { accountId } = requireActor(ctx);
  const { requestId, ids, as } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'notification.mark', input }, async () => {
      const now = nowOf(tx);
      const { count } = await tx.notification.updateMany({
        where: { accountId, id: { in: ids } },
        data: {
          read: { readAt: now },
          unread: { readAt: null },
          archived: { archivedAt: now, readAt: now },
          kept: { archivedAt: null },
        }[as],
      });
      return noteMarked(tx, accountId, count);
    }),
  );
}

/** Marks everything in the caller's inbox up to the newest notification that they saw: later ones stay as they are. */
export async function clearInbox(ctx: Ctx, input: ClearInboxInput): Promise<MarkedView> {
  const { accountId } = requireActor(ctx);
  const { requestId, upTo, as } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'notification.clear', input }, async () => {
      const now = nowOf(tx);
      const seen = { accountId, archivedAt: null, id: { lte: upTo } };
      const { count: read } = await tx.notification.updateMany({
        where: { ...seen, readAt: null },
        data: { readAt: now },
      });
      if (as === 'read') return noteMarked(tx, accountId, read);
      const { count } = await tx.notification.updateMany({ where: seen, data: { archivedAt: now } });
      return noteMarked(tx, accountId, count);
    }),
  );
}

/** Saves which kinds the caller wants; kinds about the safety of the account stay on. */
export async function savePreferences(ctx: Ctx, input: SavePreferencesInput): Promise<Preferences> {
  const { accountId } = requireActor(ctx);
  const { requestId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'notification.save_preferences', input }, async () => {
      const preferences = mendPreferences(input.preferences);
      const savedAt = nowOf(tx);
      await tx.notificationPreferences.upsert({
        where: { accountId },
        create: { accountId, preferences, savedAt },
        update: { preferences, savedAt },
      });
      pushAfterCommit(tx, { accountId }, { topic: notificationTopics.changed });
      return preferences;
    }),
  );
}

/** The account's other devices read the inbox again. */
function noteMarked(tx: Tx, accountId: AccountId, marked: number): MarkedView {
  if (marked > 0) pushAfterCommit(tx, { accountId }, { topic: notificationTopics.changed });
  return { marked };
}
