import { assertAllowed, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import {
  canActOn,
  canChangeRank,
  canGiveRank,
  leaveAgainMs,
  mostRanks,
  rankNameLength,
} from '@necp/shared/guild/rules';
import type {
  ChangeRankInput,
  GuildActInput,
  GuildDoneView,
  GuildMemberInput,
  GuildRight,
  SetMemberNoteInput,
  SetMemberRankInput,
} from '@necp/shared/guild/schema';
import { normaliseMessage } from '@necp/shared/chat/rules';
import { holdSheet } from '../character';
import { actOnce, type Ctx, nowOf, type Tx } from '../kernel';
import { makeLeader, removeMember } from './membership';
import {
  announceMembers,
  holdGuild,
  holdGuildWith,
  type Member,
  noteEntry,
  type OwnGuild,
  type Rank,
  rankFrom,
} from './steps';
import { writtenText } from './writing';

const done = { done: true as const };

/** @throws GameError not_found `guild.no_member` */
async function memberIn(tx: Tx, { guildId }: OwnGuild, characterId: CharacterId): Promise<Member> {
  const row = await tx.guildMember.findFirst({ where: { characterId, guildId } });
  if (row === null) throw new GameError('not_found', 'guild.no_member');
  return row as Member;
}

/** @throws GameError not_found `guild.no_member` for a place that has no rank */
async function rankIn(tx: Tx, { guildId }: OwnGuild, place: number): Promise<Rank> {
  const row = await tx.guildRank.findUnique({ where: { guildId_place: { guildId, place } } });
  if (row === null) throw new GameError('not_found', 'guild.no_member');
  return rankFrom(row);
}

/** @throws GameError forbidden `guild.leader_only` */
async function holdAsLeader(tx: Tx, characterId: CharacterId): Promise<OwnGuild> {
  const guild = await holdGuild(tx, characterId);
  if (guild.own.place !== 0) throw new GameError('forbidden', 'guild.leader_only');
  return guild;
}

/**
 * Gives a member of a lower rank another rank below the caller's.
 * @throws GameError conflict `guild.none`; not_found `guild.no_member`; forbidden `guild.no_right`, `guild.not_below`,
 * `guild.right_lacking`
 */
export function setMemberRank(ctx: Ctx, input: SetMemberRankInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.set_member_rank', input }, async (tx, who) => {
    const guild = await holdGuildWith(tx, who.characterId, 'ranks');
    const { guildId, rank } = guild;
    const member = await memberIn(tx, guild, input.memberId);
    assertAllowed(canActOn(rank, member), 'forbidden');
    const next = await rankIn(tx, guild, input.place);
    assertAllowed(canGiveRank(rank, next), 'forbidden');
    if (member.place === next.place) return done;
    await tx.guildMember.update({ where: { characterId: member.characterId }, data: { place: next.place } });
    const kind = next.place < member.place ? 'promoted' : 'demoted';
    const params = { from: member.place, to: next.place };
    await noteEntry(tx, { guildId, kind, actorId: who.characterId, subjectId: member.characterId, params });
    await announceMembers(tx, guildId, 'guild', 'roster', 'log');
    return done;
  });
}

/**
 * Removes a member of a lower rank.
 * @throws GameError conflict `guild.none`; not_found `guild.no_member`; forbidden `guild.no_right`, `guild.not_below`
 */
export function removeFromGuild(ctx: Ctx, input: GuildMemberInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.remove', input }, async (tx, who) => {
    const guild = await holdGuildWith(tx, who.characterId, 'remove');
    const member = await memberIn(tx, guild, input.memberId);
    assertAllowed(canActOn(guild.rank, member), 'forbidden');
    await removeMember(tx, { guildId: guild.guildId, member, byId: who.characterId });
    return done;
  });
}

/**
 * Leaves the guild; the leader hands over before, or disbands it.
 * @throws GameError conflict `guild.none`, `guild.leader_stays`, `guild.left_today`
 */
export function leaveGuild(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.leave', input }, async (tx, who) => {
    const { guildId, own } = await holdGuild(tx, who.characterId);
    if (own.place === 0) throw new GameError('conflict', 'guild.leader_stays');
    await holdSheet(tx, who.characterId);
    const { characterId, accountId } = who;
    const now = nowOf(tx);
    const last = await tx.guildLeave.findUnique({ where: { characterId } });
    if (last !== null && now.getTime() - last.at.getTime() < leaveAgainMs)
      throw new GameError('conflict', 'guild.left_today');
    await tx.guildLeave.upsert({
      where: { characterId },
      create: { characterId, accountId, at: now },
      update: { at: now },
    });
    await removeMember(tx, { guildId, member: own, byId: null });
    return done;
  });
}

/**
 * Makes another member the leader; the caller stays in the rank below.
 * @throws GameError conflict `guild.none`; not_found `guild.no_member`; forbidden `guild.leader_only`; invalid
 * `guild.yourself`
 */
export function handOverGuild(ctx: Ctx, input: GuildMemberInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.hand_over', input }, async (tx, who) => {
    const guild = await holdAsLeader(tx, who.characterId);
    if (input.memberId === who.characterId) throw new GameError('invalid', 'guild.yourself');
    const { characterId } = await memberIn(tx, guild, input.memberId);
    await makeLeader(tx, { guildId: guild.guildId, nextId: characterId, byId: who.characterId });
    return done;
  });
}

/**
 * Writes a note about the caller's own character, or, with the right to it, about another member.
 * @throws GameError conflict `guild.none`; not_found `guild.no_member`; forbidden `guild.no_right`, `chat.muted`;
 * invalid `chat.hateful`
 */
export function setMemberNote(ctx: Ctx, input: SetMemberNoteInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.set_member_note', input }, async (tx, who) => {
    const isOwn = input.memberId === who.characterId && input.readers === 'members';
    const guild = isOwn ? await holdGuild(tx, who.characterId) : await holdGuildWith(tx, who.characterId, 'notes');
    if (input.readers === 'officers') await holdGuildWith(tx, who.characterId, 'officer');
    const { characterId } = await memberIn(tx, guild, input.memberId);
    const note = normaliseMessage(await writtenText(tx, who, input.note));
    const written = input.readers === 'members' ? { note } : { officerNote: note };
    await tx.guildMember.update({ where: { characterId }, data: written });
    await announceMembers(tx, guild.guildId, 'roster');
    return done;
  });
}

/**
 * Names a rank below the caller's and sets its rights; the leader names the own one too.
 * @throws GameError conflict `guild.none`; not_found `guild.no_member`; forbidden `guild.no_right`, `guild.not_below`,
 * `guild.right_lacking`, `chat.muted`; invalid `guild.rank_name`, `chat.hateful`
 */
export function changeRank(ctx: Ctx, input: ChangeRankInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.change_rank', input }, async (tx, who) => {
    const guild = await holdGuildWith(tx, who.characterId, 'ranks');
    const { guildId, rank: own } = guild;
    const rank = await rankIn(tx, guild, input.place);
    const isLeaders = own.place === 0 && rank.place === 0;
    const rights = isLeaders ? rank.rights : [...new Set(input.rights)];
    if (!isLeaders) assertAllowed(canChangeRank(own, rank, rights), 'forbidden');
    const name = input.name === null ? null : normaliseMessage(await writtenText(tx, who, input.name));
    if (name !== null && (name.length < rankNameLength.min || name.length > rankNameLength.max))
      throw new GameError('invalid', 'guild.rank_name', rankNameLength);
    await writeRank(tx, guildId, { place: rank.place, name, rights });
    await noteEntry(tx, { guildId, kind: 'rank_changed', actorId: who.characterId, params: { place: rank.place } });
    await announceMembers(tx, guildId, 'guild', 'ranks', 'log');
    return done;
  });
}

interface WrittenRank {
  readonly place: number;
  readonly name: string | null;
  readonly rights: readonly GuildRight[];
}

async function writeRank(tx: Tx, guildId: GuildId, { place, name, rights }: WrittenRank): Promise<void> {
  await tx.guildRank.update({ where: { guildId_place: { guildId, place } }, data: { name, rights: [...rights] } });
}

/**
 * Adds a rank below all others, without rights.
 * @throws GameError conflict `guild.none`, `guild.ranks_full`; forbidden `guild.leader_only`
 */
export function addRank(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.add_rank', input }, async (tx, who) => {
    const { guildId } = await holdAsLeader(tx, who.characterId);
    const place = await tx.guildRank.count({ where: { guildId } });
    if (place >= mostRanks) throw new GameError('conflict', 'guild.ranks_full', { most: mostRanks });
    await tx.guildRank.create({ data: { guildId, place, rights: [] } });
    await noteEntry(tx, { guildId, kind: 'rank_added', actorId: who.characterId, params: { place } });
    await announceMembers(tx, guildId, 'guild', 'ranks', 'log');
    return done;
  });
}

/**
 * Removes the lowest rank; two remain, and no member may be in it.
 * @throws GameError conflict `guild.none`, `guild.ranks_few`, `guild.rank_held`; forbidden `guild.leader_only`
 */
export function removeRank(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.remove_rank', input }, async (tx, who) => {
    const { guildId } = await holdAsLeader(tx, who.characterId);
    const place = (await tx.guildRank.count({ where: { guildId } })) - 1;
    if (place < 2) throw new GameError('conflict', 'guild.ranks_few');
    if ((await tx.guildMember.count({ where: { guildId, place } })) > 0)
      throw new GameError('conflict', 'guild.rank_held');
    await tx.guildRank.delete({ where: { guildId_place: { guildId, place } } });
    await noteEntry(tx, { guildId, kind: 'rank_removed', actorId: who.characterId, params: { place } });
    await announceMembers(tx, guildId, 'guild', 'ranks', 'log');
    return done;
  });
}
