import { type CharacterId, GameError } from '@necp/shared/kernel';
import { hasRight } from '@necp/shared/guild/rules';
import type { GuildLogInput, GuildLogView, RosterView } from '@necp/shared/guild/schema';
import { presenceFor } from '@necp/shared/social/rules';
import { namesOf, peopleAmong, type PersonRow } from '../character';
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
        const whereabouts = whereaboutsOf(person, seen.get(accountId));
        return [
          {
            ...{ characterId, character: { name, level, classId }, place, joinedAt, note, ...whereabouts },
            officerNote: isOfficer ? officerNote : null,
          },
        ];
      }),
    };
  });
}

type Seen = NonNullable<ReturnType<Awaited<ReturnType<typeof seenPlayers>>['get']>>;

/** Returns what members see of where a member is: as much as a friend who is no favourite. */
function whereaboutsOf({ characterId, lastSeenAt }: PersonRow, seen: Seen | undefined) {
  const nothing = { isOnline: false, zoneId: null, seenAt: null };
  if (seen === undefined) return nothing;
  const { status, zoneId, seenAt } = presenceFor(seen.player, { isFavourite: false });
  const isOnline = status !== 'offline';
  if (seen.person.characterId === characterId)
    return isOnline ? { ...nothing, isOnline, zoneId } : { ...nothing, seenAt };
  // The player plays another character, or played it last; a player who is hidden since then was seen no later.
  if (isOnline) return { ...nothing, seenAt: lastSeenAt };
  if (seenAt === null || lastSeenAt === null) return nothing;
  return { ...nothing, seenAt: lastSeenAt < seenAt ? lastSeenAt : seenAt };
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
