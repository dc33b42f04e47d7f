import { type CharacterId, GameError } from '@necp/shared/kernel';
import { hasRight } from '@necp/shared/guild/rules';
import type { GuildLogInput, GuildLogView, RosterView } from '@necp/shared/guild/schema';
import { presenceFor } from '@necp/shared/social/rules';
import { namesOf, peopleAmong } from '../character';
import { type Ctx, inTx, requirePlaying } from '../kernel';
import { seenPlayers } from '../social';
import { guildIdOf, membersOf, rankFrom } from './steps';

/**
 * Returns the members of the caller's guild, those of the highest rank first.
 * @throws GameError conflict `guild.none`
 */
export async function roster(ctx: Ctx): Promise<RosterView> {
  const { characterId: ownId } = requirePlaying(ctx);
  return inTx(ctx, async (tx) => {
    const own = await tx.guildMember.findUnique({ where: { characterId: ownId }, include: { rank: true } });
    if (own === null) throw new GameError('conflict', 'guild.none');
    const isOfficer = hasRight(rankFrom(own.rank), 'officer').ok;
    const members = await membersOf(tx, own.guildId as never);
    const people = await peopleAmong(
      tx,
      members.map(({ characterId }) => characterId),
    );
    const seen = await seenPlayers(tx, [...new Set(members.map(({ accountId }) => accountId))]);
    return {
      members: members.flatMap(({ characterId, accountId, place, joinedAt, note, officerNote }) => {
        const person = people.find((one) => one.characterId === characterId);
        if (person === undefined) return [];
        const { name, level, classId } = person;
        const player = seen.get(accountId);
        // Members see of each other what favourite friends do; another character of the player counts for itself.
        const presence = player && presenceFor(player.player, { isFavourite: true });
        const isOnline =
          presence !== undefined && presence.status !== 'offline' && player?.person.characterId === characterId;
        const isSeen = presence !== undefined && presence.seenAt !== null;
        return [
          {
            ...{ characterId, character: { name, level, classId }, place, joinedAt, note, isOnline },
            officerNote: isOfficer ? officerNote : null,
            zoneId: isOnline ? presence.zoneId : null,
            seenAt: isOnline ? null : isSeen || player?.person.characterId !== characterId ? person.lastSeenAt : null,
          },
        ];
      }),
    };
  });
}

/** How many entries a page shows. */
const entriesShown = 50;

/**
 * Returns what happened in the caller's guild, newest first.
 * @throws GameError conflict `guild.none`
 */
export async function guildLog(ctx: Ctx, { cursor }: GuildLogInput): Promise<GuildLogView> {
  const { characterId } = requirePlaying(ctx);
  const guildId = await guildIdOf(ctx.db, characterId);
  if (guildId === null) throw new GameError('conflict', 'guild.none');
  const rows = await ctx.db.guildEntry.findMany({
    where: { guildId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: entriesShown + 1,
  });
  const shown = rows.slice(0, entriesShown);
  const ids = shown.flatMap(({ actorId, subjectId }) => [actorId, subjectId].filter((id) => id !== null));
  const names = await namesOf(ctx.db, [...new Set(ids)] as CharacterId[]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id as CharacterId)?.name ?? null));
  return {
    entries: shown.map(({ id, at, kind, actorId, subjectId, params }) => ({
      ...{ entryId: id, at, kind, actor: nameOf(actorId), subject: nameOf(subjectId) },
      params: params as GuildLogView['entries'][number]['params'],
    })),
    next: rows.length > entriesShown ? (shown.at(-1)?.id ?? null) : null,
  };
}
