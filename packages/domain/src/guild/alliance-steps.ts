import type { GuildId } from '@necp/shared/kernel';
import type { ReadDb, Tx } from '../kernel';

/** Returns the other guilds of the alliance of a guild; none for one without an alliance. */
export async function alliesOf(db: ReadDb | Tx, guildId: GuildId): Promise<GuildId[]> {
  const own = await db.guildAlly.findUnique({ where: { guildId }, select: { allianceId: true } });
  if (own === null) return [];
  const rows = await db.guildAlly.findMany({
    where: { allianceId: own.allianceId, guildId: { not: guildId } },
    orderBy: [{ joinedAt: 'asc' }, { guildId: 'asc' }],
    select: { guildId: true },
  });
  return rows.map((row) => row.guildId as GuildId);
}

/**
 * Lets changes of alliances and rivalries come one after the other, so that none is the fifth guild of an alliance. The
 * guild of the caller is locked before, and no guild is locked afterwards.
 */
export async function holdAlliances(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('guild alliances'))`;
}

/** Takes a guild out of its alliance; one with a single guild left is over. */
export async function leaveAllies(tx: Tx, guildId: GuildId): Promise<void> {
  const others = await alliesOf(tx, guildId);
  await tx.guildAlly.deleteMany({ where: { guildId: { in: others.length < 2 ? [guildId, ...others] : [guildId] } } });
}

/** Ends what a guild that is disbanded has with others: its alliance, its invitations, its rivalries and its events. */
export async function endRelations(tx: Tx, guildId: GuildId): Promise<void> {
  await holdAlliances(tx);
  await leaveAllies(tx, guildId);
  await tx.guildAllianceInvite.deleteMany({ where: { OR: [{ guildId }, { fromGuildId: guildId }] } });
  await tx.guildRival.deleteMany({ where: { OR: [{ guildId }, { rivalId: guildId }] } });
  await tx.guildEvent.updateMany({ where: { guildId }, data: { remindAt: null } });
}
