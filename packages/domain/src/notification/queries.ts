import { Prisma } from '@necp/db/types';
import type { CharacterId } from '@necp/shared/kernel';
import {
  type InboxInput,
  type InboxView,
  NotificationFact,
  NotificationKind,
  type NotificationView,
  type Preferences,
  type UnreadView,
} from '@necp/shared/notification/schema';
import { namesOf } from '../character';
import { requireActor, selectRaw, type Ctx } from '../kernel';
import { otherIn, othersOf, preferencesFor } from './steps';

const pageSize = 30;

/** Returns one page of the caller's notifications, newest first. */
export async function inbox(ctx: Ctx, { box, kinds, cursor }: InboxInput): Promise<InboxView> {
  const { accountId } = requireActor(ctx);
  const rows = await ctx.db.notification.findMany({
    where: {
      accountId,
      archivedAt: box === 'inbox' ? null : { not: null },
      ...(kinds === undefined ? {} : { kind: { in: kinds } }),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const characterIds = page.flatMap(({ characterId }) => (characterId === null ? [] : [characterId as CharacterId]));
  const names = characterIds.length === 0 ? null : await namesOf(ctx.db, [...new Set(characterIds)]);
  // A kind that a newer version wrote is not shown by an older one.
  const read = page.flatMap((row) => {
    const fact = NotificationFact.safeParse({ kind: row.kind, details: row.details }).data;
    return fact === undefined ? [] : [{ row, fact }];
  });
  const others = await othersOf(
    ctx.db,
    read.map(({ fact }) => fact),
  );
  const notifications = read.map(({ row, fact }): NotificationView => {
    const characterId = row.characterId as CharacterId | null;
    const name = characterId === null ? undefined : names?.get(characterId)?.name;
    return {
      id: row.id,
      fact,
      character: characterId === null || name === undefined ? null : { id: characterId, name },
      other: others.get(otherIn(fact) ?? '') ?? null,
      at: row.at,
      isRead: row.readAt !== null,
      isArchived: row.archivedAt !== null,
    };
  });
  return { notifications, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

/** Returns how many notifications in the caller's inbox are unread. */
export async function unread(ctx: Ctx): Promise<UnreadView> {
  const { accountId } = requireActor(ctx);
  const rows = await selectRaw<{ kind: string; count: number }>(
    ctx,
    Prisma.sql`
      SELECT kind, count(*)::int AS count FROM notifications
      WHERE account_id = ${accountId}::uuid AND read_at IS NULL AND archived_at IS NULL GROUP BY kind`,
  );
  const known = rows.flatMap(({ kind, count }) => {
    const read = NotificationKind.safeParse(kind).data;
    return read === undefined ? [] : [[read, count] as const];
  });
  return { count: known.reduce((sum, [, count]) => sum + count, 0), byKind: Object.fromEntries(known) };
}

/** Returns which kinds of notifications the caller wants. */
export async function preferencesOf(ctx: Ctx): Promise<Preferences> {
  const { accountId } = requireActor(ctx);
  return preferencesFor(ctx.db, accountId);
}
