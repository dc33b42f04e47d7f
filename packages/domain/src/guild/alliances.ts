import {
  allianceInviteMs,
  type AllianceInviteInput,
  canInviteGuild,
  canNameRival,
  type GuildAllianceActInput,
  type GuildRefInput,
  type GuildTagInput,
  mostAllies,
} from '@necp/shared/guild/alliance';
import { tidyTag } from '@necp/shared/guild/rules';
import type { GuildDoneView } from '@necp/shared/guild/schema';
import { nameSkeleton } from '@necp/shared/character/rules';
import { assertAllowed, type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { actOnce, type ActRequest, type Ctx, newId, nowOf, type Tx } from '../kernel';
import { alliesOf, holdAlliances, leaveAllies } from './alliance-steps';
import { announceMembers, holdGuildWith, noteEntry } from './steps';

/** The guild of a caller who may decide about alliances. */
interface Deciding {
  readonly guildId: GuildId;
  readonly characterId: CharacterId;
}

/** Performs what a member with the right decides about alliances; such decisions come one after the other. */
function decide(ctx: Ctx, request: ActRequest, act: (tx: Tx, own: Deciding) => Promise<void>): Promise<GuildDoneView> {
  return actOnce(ctx, request, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'alliances');
    await holdAlliances(tx);
    await act(tx, { guildId, characterId });
    return { done: true };
  });
}

/**
 * Invites a guild, by its tag, into the alliance of the caller's guild; without one, its acceptance founds it.
 * @throws GameError not_found `guild.no_such_guild`; conflict `guild.none`, `guild.own_guild`, `guild.already_allied`,
 * `guild.is_rival`, `guild.alliance_full`, `guild.alliance_other`; forbidden `guild.no_right`
 */
export function inviteGuild(ctx: Ctx, input: GuildTagInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.invite_guild', input }, async (tx, { guildId, characterId }) => {
    const other = await guildTagged(tx, input.tag);
    const now = nowOf(tx);
    const allies = await alliesOf(tx, guildId);
    const key = { fromGuildId: guildId, guildId: other.guildId };
    const sent = await tx.guildAllianceInvite.count({
      where: { fromGuildId: { in: [guildId, ...allies] }, endsAt: { gt: now }, NOT: key },
    });
    const isRival = (await rivalIds(tx, guildId)).includes(other.guildId);
    const asked = { own: allies.length + 1, sent, isSame: other.guildId === guildId, isRival };
    assertAllowed(canInviteGuild({ ...asked, isAllied: allies.includes(other.guildId) }), 'conflict');
    await demandFree(tx, other.guildId);
    const times = { madeAt: now, endsAt: new Date(now.getTime() + allianceInviteMs) };
    await tx.guildAllianceInvite.upsert({
      where: { fromGuildId_guildId: key },
      create: { id: newId(), ...key, ...times },
      update: times,
    });
    await noteEntry(tx, { guildId, kind: 'ally_invited', actorId: characterId, params: { guild: other.name } });
    await announceBoth(tx, [guildId, other.guildId]);
  });
}

/**
 * Accepts an invitation into an alliance.
 * @throws GameError not_found `guild.invitation_gone`; conflict `guild.none`, `guild.alliance_full`, `guild.is_rival`,
 * `guild.alliance_other`; forbidden `guild.no_right`
 */
export function acceptAlliance(ctx: Ctx, input: AllianceInviteInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.accept_alliance', input }, async (tx, { guildId, characterId }) => {
    const hostId = await invitationTo(tx, { inviteId: input.inviteId, guildId });
    await demandFree(tx, guildId);
    const allies = await alliesOf(tx, hostId);
    const rivals = await rivalIds(tx, guildId);
    if ([hostId, ...allies].some((one) => rivals.includes(one))) throw new GameError('conflict', 'guild.is_rival');
    if (allies.length + 1 >= mostAllies) throw new GameError('conflict', 'guild.alliance_full', { most: mostAllies });
    const joinedAt = nowOf(tx);
    const host = await tx.guildAlly.findUnique({ where: { guildId: hostId } });
    const allianceId = host?.allianceId ?? newId<string>();
    const joining = host === null ? [hostId, guildId] : [guildId];
    await tx.guildAlly.createMany({ data: joining.map((one) => ({ guildId: one, allianceId, joinedAt })) });
    await tx.guildAllianceInvite.deleteMany({
      where: { OR: [{ guildId: { in: joining } }, { fromGuildId: guildId }] },
    });
    const names = await namesOfGuilds(tx, [guildId, hostId]);
    for (const one of [guildId, hostId, ...allies]) {
      const guild = names.get(one === guildId ? hostId : guildId) ?? '';
      const actorId = one === guildId ? characterId : null;
      await noteEntry(tx, { guildId: one, kind: 'ally_joined', actorId, params: { guild } });
    }
    await announceBoth(tx, [guildId, hostId, ...allies]);
  });
}

/**
 * Declines an invitation into an alliance, or takes back one that the own guild has sent.
 * @throws GameError not_found `guild.invitation_gone`; conflict `guild.none`; forbidden `guild.no_right`
 */
export function declineAlliance(ctx: Ctx, input: AllianceInviteInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.decline_alliance', input }, async (tx, { guildId }) => {
    const invite = await tx.guildAllianceInvite.findFirst({
      where: { id: input.inviteId, OR: [{ guildId }, { fromGuildId: guildId }] },
    });
    if (invite === null) throw new GameError('not_found', 'guild.invitation_gone');
    await tx.guildAllianceInvite.delete({ where: { id: invite.id } });
    await announceBoth(tx, [invite.guildId as GuildId, invite.fromGuildId as GuildId]);
  });
}

/**
 * Takes the caller's guild out of its alliance.
 * @throws GameError conflict `guild.none`, `guild.no_alliance`; forbidden `guild.no_right`
 */
export function leaveAlliance(ctx: Ctx, input: GuildAllianceActInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.leave_alliance', input }, async (tx, { guildId, characterId }) => {
    const allies = await alliesOf(tx, guildId);
    if (allies.length === 0) throw new GameError('conflict', 'guild.no_alliance');
    await leaveAllies(tx, guildId);
    const guild = (await namesOfGuilds(tx, [guildId])).get(guildId) ?? '';
    await noteEntry(tx, { guildId, kind: 'alliance_left', actorId: characterId });
    for (const one of allies) await noteEntry(tx, { guildId: one, kind: 'ally_left', params: { guild } });
    await announceBoth(tx, [guildId, ...allies]);
  });
}

/**
 * Names a guild, by its tag, as a rival: both are compared each week.
 * @throws GameError not_found `guild.no_such_guild`; conflict `guild.none`, `guild.own_guild`, `guild.already_allied`,
 * `guild.is_rival`, `guild.too_many_rivals`; forbidden `guild.no_right`
 */
export function nameRival(ctx: Ctx, input: GuildTagInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.name_rival', input }, async (tx, { guildId, characterId }) => {
    const other = await guildTagged(tx, input.tag);
    const rivals = await tx.guildRival.findMany({ where: { guildId }, select: { rivalId: true } });
    const asked = {
      ...{ rivals: rivals.length, isSame: other.guildId === guildId },
      isAllied: (await alliesOf(tx, guildId)).includes(other.guildId),
      isRival: rivals.some(({ rivalId }) => rivalId === other.guildId),
    };
    assertAllowed(canNameRival(asked), 'conflict');
    await tx.guildRival.create({ data: { guildId, rivalId: other.guildId, at: nowOf(tx) } });
    await tx.guildAllianceInvite.deleteMany({
      where: {
        OR: [
          { guildId, fromGuildId: other.guildId },
          { guildId: other.guildId, fromGuildId: guildId },
        ],
      },
    });
    const own = (await namesOfGuilds(tx, [guildId])).get(guildId) ?? '';
    await noteEntry(tx, { guildId, kind: 'rival_named', actorId: characterId, params: { guild: other.name } });
    await noteEntry(tx, { guildId: other.guildId, kind: 'rival_of', params: { guild: own } });
    await announceBoth(tx, [guildId, other.guildId]);
  });
}

/**
 * Ends a rivalry that the caller's guild has named.
 * @throws GameError not_found `guild.no_rivalry`; conflict `guild.none`; forbidden `guild.no_right`
 */
export function endRivalry(ctx: Ctx, input: GuildRefInput): Promise<GuildDoneView> {
  return decide(ctx, { verb: 'guild.end_rivalry', input }, async (tx, { guildId, characterId }) => {
    const rivalId = input.guildId as GuildId;
    const { count } = await tx.guildRival.deleteMany({ where: { guildId, rivalId } });
    if (count === 0) throw new GameError('not_found', 'guild.no_rivalry');
    const guild = (await namesOfGuilds(tx, [rivalId])).get(rivalId) ?? '';
    await noteEntry(tx, { guildId, kind: 'rivalry_ended', actorId: characterId, params: { guild } });
    await announceBoth(tx, [guildId, rivalId]);
  });
}

async function guildTagged(tx: Tx, tag: string): Promise<{ readonly guildId: GuildId; readonly name: string }> {
  const row = await tx.guild.findFirst({ where: { tagSkeleton: nameSkeleton(tidyTag(tag)), endedAt: null } });
  if (row === null) throw new GameError('not_found', 'guild.no_such_guild');
  return { guildId: row.id as GuildId, name: row.name };
}

/** Refuses when a guild is in an alliance already. */
async function demandFree(tx: Tx, guildId: GuildId): Promise<void> {
  if ((await alliesOf(tx, guildId)).length > 0) throw new GameError('conflict', 'guild.alliance_other');
}

async function invitationTo(
  tx: Tx,
  { inviteId, guildId }: { readonly inviteId: string; readonly guildId: GuildId },
): Promise<GuildId> {
  const invite = await tx.guildAllianceInvite.findFirst({
    where: { id: inviteId, guildId, endsAt: { gt: nowOf(tx) } },
  });
  if (invite === null) throw new GameError('not_found', 'guild.invitation_gone');
  return invite.fromGuildId as GuildId;
}

/** Returns the guilds with which a guild has a rivalry, named by either. */
async function rivalIds(tx: Tx, guildId: GuildId): Promise<string[]> {
  const rows = await tx.guildRival.findMany({ where: { OR: [{ guildId }, { rivalId: guildId }] } });
  return rows.map((row) => (row.guildId === guildId ? row.rivalId : row.guildId));
}

async function namesOfGuilds(tx: Tx, guildIds: readonly GuildId[]): Promise<ReadonlyMap<GuildId, string>> {
  const rows = await tx.guild.findMany({ where: { id: { in: [...guildIds] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id as GuildId, name]));
}

async function announceBoth(tx: Tx, guildIds: readonly GuildId[]): Promise<void> {
  for (const guildId of new Set(guildIds)) await announceMembers(tx, guildId, 'alliances', 'events', 'log');
}
