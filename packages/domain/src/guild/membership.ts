import { type AccountId, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import {
  guildDisbanded,
  guildInviteAnswered,
  guildLedAnew,
  playerJoinedGuild,
  playerLeftGuild,
} from '@necp/shared/guild/events';
import { mostGuildMembers, nextGuildLeader } from '@necp/shared/guild/rules';
import { emit, nowOf, type Tx } from '../kernel';
import { endRelations } from './alliance-steps';
import { announceGuild, announceMembers, type Member, memberIdsOf, membersOf, noteEntry } from './steps';

/** A character that enters a guild. */
export interface Joiner {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
}

/** @throws GameError conflict `guild.full` */
export async function assertRoom(tx: Tx, guildId: GuildId): Promise<void> {
  if ((await tx.guildMember.count({ where: { guildId } })) >= mostGuildMembers)
    throw new GameError('conflict', 'guild.full', { most: mostGuildMembers });
}

/** @throws GameError not_found `guild.guild_gone` for a guild that is locked and has ended */
export async function assertLives(tx: Tx, guildId: GuildId): Promise<void> {
  if ((await tx.guild.count({ where: { id: guildId, endedAt: null } })) === 0)
    throw new GameError('not_found', 'guild.guild_gone');
}

/**
 * Adds a character to a guild that is locked, in its lowest rank; its other invitations and applications are over.
 * @throws GameError not_found `guild.guild_gone`; conflict `guild.full`, `guild.already_in`
 */
export async function joinGuild(
  tx: Tx,
  { guildId, byId }: { readonly guildId: GuildId; readonly byId: CharacterId | null },
  { accountId, characterId }: Joiner,
): Promise<void> {
  await assertLives(tx, guildId);
  await assertRoom(tx, guildId);
  const lowest = await tx.guildRank.findFirstOrThrow({ where: { guildId }, orderBy: { place: 'desc' } });
  // The key of the table decides between two guilds that a character enters in the same moment.
  const { count } = await tx.guildMember.createMany({
    data: [{ guildId, accountId, characterId, place: lowest.place, joinedAt: nowOf(tx) }],
    skipDuplicates: true,
  });
  if (count === 0) throw new GameError('conflict', 'guild.already_in');
  await closeWays(tx, { accountId, characterId });
  await noteEntry(tx, { guildId, kind: 'joined', actorId: characterId, subjectId: byId });
  await emit(tx, playerJoinedGuild, { guildId, characterId, accountId });
  await announceMembers(tx, guildId, 'guild', 'roster', 'log');
}

/** Ends what a character without a guild could answer: invitations, applications, its charter and signatures. */
export async function closeWays(tx: Tx, { characterId, accountId }: Joiner): Promise<void> {
  const open = { characterId, state: { in: ['open', 'unseen'] } };
  const invites = await tx.guildInvite.findMany({ where: open, select: { id: true, state: true } });
  // Rows of other guilds are written one by one in an order, because those guilds are not locked.
  for (const { id, state } of invites.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await tx.guildInvite.updateMany({ where: { id }, data: { state: 'over' } });
    if (state === 'open') await emit(tx, guildInviteAnswered, { inviteId: id, accountId });
  }
  const applied = await tx.guildApplication.findMany({ where: { characterId, state: 'open' }, select: { id: true } });
  for (const { id } of applied.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    await tx.guildApplication.updateMany({ where: { id, state: 'open' }, data: { state: 'over' } });
  await tx.guildSignature.deleteMany({ where: { characterId } });
  await tx.guildCharter.deleteMany({ where: { characterId } });
}

/** How a member goes. */
export interface Going {
  readonly guildId: GuildId;
  readonly member: Joiner;
  /** Who removed it; null when it left by itself. */
  readonly byId: CharacterId | null;
}

/** Takes a member out of a guild that is locked; the leader must have handed over before. */
export async function removeMember(tx: Tx, { guildId, member, byId }: Going): Promise<void> {
  const { characterId, accountId } = member;
  const everyone = await memberIdsOf(tx, guildId);
  await tx.guildMember.delete({ where: { characterId } });
  await tx.guildInvite.updateMany({
    where: { guildId, fromCharacterId: characterId, state: { in: ['open', 'unseen'] } },
    data: { state: 'over' },
  });
  const { name } = await tx.guild.findUniqueOrThrow({ where: { id: guildId }, select: { name: true } });
  await noteEntry(
    tx,
    byId === null
      ? { guildId, kind: 'left', actorId: characterId }
      : { guildId, kind: 'removed', actorId: byId, subjectId: characterId },
  );
  await emit(tx, playerLeftGuild, { guildId, guildName: name, characterId, accountId, isRemoved: byId !== null });
  announceGuild(tx, everyone, 'guild', 'roster', 'log');
}

/** Makes another member the leader of a guild that is locked; the one before gets the rank below. */
export async function makeLeader(
  tx: Tx,
  {
    guildId,
    nextId,
    byId,
  }: { readonly guildId: GuildId; readonly nextId: CharacterId; readonly byId: CharacterId | null },
): Promise<void> {
  await tx.guildMember.updateMany({ where: { guildId, place: 0 }, data: { place: 1 } });
  await tx.guildMember.update({ where: { characterId: nextId }, data: { place: 0 } });
  const { name } = await tx.guild.findUniqueOrThrow({ where: { id: guildId }, select: { name: true } });
  await noteEntry(tx, { guildId, kind: byId === null ? 'succeeded' : 'handed_over', actorId: byId, subjectId: nextId });
  await emit(tx, guildLedAnew, { guildId, guildName: name, leaderId: nextId });
  await announceMembers(tx, guildId, 'guild', 'roster', 'log');
}

/** Ends a guild that is locked: no one is in it any more, and what it has comes to its leader. */
export async function endGuild(tx: Tx, guildId: GuildId): Promise<void> {
  const members = await membersOf(tx, guildId);
  const leader = members.find(({ place }) => place === 0);
  if (leader === undefined) return;
  const open = { guildId, state: { in: ['open', 'unseen'] } };
  const invited = await tx.guildInvite.findMany({ where: { guildId, state: 'open' } });
  await tx.guildMember.deleteMany({ where: { guildId } });
  await tx.guildInvite.updateMany({ where: open, data: { state: 'over' } });
  await tx.guildApplication.updateMany({ where: { guildId, state: 'open' }, data: { state: 'over' } });
  await tx.guildListing.deleteMany({ where: { guildId } });
  await endRelations(tx, guildId);
  const { name } = await tx.guild.update({
    where: { id: guildId },
    data: { endedAt: nowOf(tx), heirId: leader.characterId, disbandsAt: null },
  });
  await noteEntry(tx, { guildId, kind: 'ended' });
  await emit(tx, guildDisbanded, { guildId, guildName: name, heirId: leader.characterId });
  for (const { id, accountId } of invited)
    await emit(tx, guildInviteAnswered, { inviteId: id, accountId: accountId as AccountId });
  announceGuild(
    tx,
    [...members.map(({ characterId }) => characterId), ...invited.map((one) => one.characterId as CharacterId)],
    'guild',
    'roster',
    'invites',
  );
}

/** Takes a character out of its guild, which is locked, because it is deleted: others lead then, or the guild ends. */
export async function leaveDeleted(
  tx: Tx,
  { guildId, own }: { readonly guildId: GuildId; readonly own: Member },
): Promise<void> {
  if (own.place === 0) {
    const next = nextGuildLeader((await membersOf(tx, guildId)).filter((one) => one.characterId !== own.characterId));
    if (next === null) return endGuild(tx, guildId);
    await makeLeader(tx, { guildId, nextId: next.characterId, byId: null });
  }
  await removeMember(tx, { guildId, member: own, byId: null });
}
