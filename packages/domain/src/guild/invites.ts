import { type AccountId, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { guildInviteAnswered, guildInvited } from '@necp/shared/guild/events';
import { guildInviteLastsMs, mostGuildInvites, mostInvitesHeld } from '@necp/shared/guild/rules';
import type { GuildDoneView, GuildInviteInput, GuildNameInput } from '@necp/shared/guild/schema';
import { type PersonRow, personNamed } from '../character';
import { actOnce, type Ctx, emit, newId, nowOf, type Playing, type Tx } from '../kernel';
import { blockBetween, isSilenced } from '../social';
import { assertRoom, joinGuild } from './membership';
import { announceGuild, findGuild, guildIdOf, holdGuildWith, lockGuilds, memberIdsOf } from './steps';

const done = { done: true as const };
const gone = () => new GameError('not_found', 'guild.invite_gone');

/**
 * Invites the character of a name. One that has applied joins by that. A player who has blocked the caller never sees
 * it, and the caller is answered the same.
 * @throws GameError not_found `character.not_found`; invalid `guild.yourself`; forbidden `guild.no_right`; conflict
 * `guild.none`, `guild.you_block`, `guild.full`, `guild.same_guild`, `guild.other_in_guild`, `guild.asked_lately`,
 * `guild.too_many_invites`, `guild.inbox_full`
 */
export function invite(ctx: Ctx, input: GuildNameInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.invite', input }, async (tx, who) => {
    const person = await personNamed(tx, input.name);
    if (person === null) throw new GameError('not_found', 'character.not_found');
    if (person.characterId === who.characterId) throw new GameError('invalid', 'guild.yourself');
    const isOwn = person.accountId === who.accountId;
    const block = isOwn ? null : await blockBetween(tx, { own: who.accountId, other: person.accountId });
    if (block === 'own') throw new GameError('conflict', 'guild.you_block');
    const { guildId } = await holdGuildWith(tx, who.characterId, 'invite');
    await assertRoom(tx, guildId);
    const theirs = await guildIdOf(tx, person.characterId);
    if (theirs === guildId) throw new GameError('conflict', 'guild.same_guild');
    if (theirs !== null) throw new GameError('conflict', 'guild.other_in_guild');
    const applied = { guildId, characterId: person.characterId, state: 'open', endsAt: { gt: nowOf(tx) } };
    if (block === null && (await tx.guildApplication.count({ where: applied })) > 0)
      await joinGuild(tx, { guildId, byId: who.characterId }, person);
    else await send(tx, { guildId, from: who, person, isBlocked: block === 'other' });
    return done;
  });
}

interface NewInvite {
  readonly guildId: GuildId;
  readonly from: Playing;
  readonly person: PersonRow;
  readonly isBlocked: boolean;
}

/** Stores an invitation, and lets its receiver know. */
async function send(tx: Tx, { guildId, from, person, isBlocked }: NewInvite): Promise<void> {
  const now = nowOf(tx);
  const live = { state: { in: ['open', 'unseen'] }, endsAt: { gt: now } };
  const { characterId, accountId } = person;
  if ((await tx.guildInvite.count({ where: { ...live, guildId, characterId } })) > 0)
    throw new GameError('conflict', 'guild.asked_lately');
  if ((await tx.guildInvite.count({ where: { ...live, guildId } })) >= mostGuildInvites)
    throw new GameError('conflict', 'guild.too_many_invites', { most: mostGuildInvites });
  if ((await tx.guildInvite.count({ where: { ...live, state: 'open', characterId } })) >= mostInvitesHeld)
    throw new GameError('conflict', 'guild.inbox_full');
  const row = {
    // A new id each time: an answer to the one before must not be taken for one to this.
    ...{ id: newId<string>(), accountId, fromCharacterId: from.characterId, fromAccountId: from.accountId },
    ...{ state: isBlocked ? 'unseen' : 'open', madeAt: now, endsAt: new Date(now.getTime() + guildInviteLastsMs) },
  };
  await tx.guildInvite.upsert({
    where: { guildId_characterId: { guildId, characterId } },
    create: { guildId, characterId, ...row },
    update: row,
  });
  announceGuild(tx, await memberIdsOf(tx, guildId), 'invites');
  if (isBlocked) return;
  announceGuild(tx, [characterId], 'invites');
  const { name } = await tx.guild.findUniqueOrThrow({ where: { id: guildId }, select: { name: true } });
  await emit(tx, guildInvited, {
    ...{ inviteId: row.id, guildId, guildName: name, characterId, accountId },
    fromCharacterId: from.characterId,
  });
}

/**
 * Accepts an invitation of the caller's character. It can be used once.
 * @throws GameError not_found `guild.invite_gone`; conflict `guild.full`, `guild.already_in`
 */
export function acceptInvite(ctx: Ctx, input: GuildInviteInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.accept_invite', input }, async (tx, who) => {
    const row = await holdInvite(tx, input.inviteId);
    if (row.state !== 'open' || row.characterId !== who.characterId) throw gone();
    if (await isSilenced(tx, who.accountId, row.fromAccountId as AccountId)) throw gone();
    const joined = { guildId: row.guildId as GuildId, byId: row.fromCharacterId as CharacterId };
    await joinGuild(tx, joined, who);
    return done;
  });
}

/**
 * Declines an invitation of the caller's character.
 * @throws GameError not_found `guild.invite_gone`
 */
export function declineInvite(ctx: Ctx, input: GuildInviteInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.decline_invite', input }, async (tx, who) => {
    const row = await holdInvite(tx, input.inviteId);
    if (row.state !== 'open' || row.characterId !== who.characterId) throw gone();
    await endInvite(tx, row);
    return done;
  });
}

/**
 * Withdraws an invitation of the caller's guild.
 * @throws GameError not_found `guild.invite_gone`; forbidden `guild.no_right`
 */
export function withdrawInvite(ctx: Ctx, input: GuildInviteInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.withdraw_invite', input }, async (tx, who) => {
    const row = await holdInvite(tx, input.inviteId);
    const own = await findGuild(tx, who.characterId);
    if (own === null || own.guildId !== row.guildId) throw gone();
    await holdGuildWith(tx, who.characterId, 'invite');
    await endInvite(tx, row);
    return done;
  });
}

type InviteRow = Awaited<ReturnType<typeof holdInvite>>;

async function endInvite(tx: Tx, { id, guildId, state, ...row }: InviteRow): Promise<void> {
  await tx.guildInvite.update({ where: { id }, data: { state: 'over' } });
  announceGuild(tx, await memberIdsOf(tx, guildId as GuildId), 'invites');
  if (state !== 'open') return;
  announceGuild(tx, [row.characterId as CharacterId], 'invites');
  await emit(tx, guildInviteAnswered, { inviteId: id, accountId: row.accountId as AccountId });
}

/** Returns an invitation that is not over, behind the lock of its guild. */
async function holdInvite(tx: Tx, id: string) {
  const live = { id, state: { in: ['open', 'unseen'] }, endsAt: { gt: nowOf(tx) } };
  const found = await tx.guildInvite.findFirst({ where: live, select: { guildId: true } });
  if (found === null) throw gone();
  await lockGuilds(tx, [found.guildId as GuildId]);
  // It may have been answered while this waited for the lock.
  const row = await tx.guildInvite.findFirst({ where: live });
  if (row === null) throw gone();
  return row;
}
