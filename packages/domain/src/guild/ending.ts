import { GameError, type GuildId } from '@necp/shared/kernel';
import { disbandNoticeMs, leaderAwayMs, nextGuildLeader } from '@necp/shared/guild/rules';
import type { GuildActInput, GuildDoneView } from '@necp/shared/guild/schema';
import { peopleAmong } from '../character';
import { actOnce, type Ctx, inTx, nowOf, type Tx } from '../kernel';
import { endGuild, makeLeader } from './membership';
import { announceMembers, holdGuild, lockGuilds, membersOf, noteEntry } from './steps';

const done = { done: true as const };

/**
 * Says that the guild ends in three days; saying it again changes nothing.
 * @throws GameError conflict `guild.none`; forbidden `guild.leader_only`
 */
export function disbandGuild(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.disband', input }, async (tx, who) => {
    const { guildId, own } = await holdGuild(tx, who.characterId);
    if (own.place !== 0) throw new GameError('forbidden', 'guild.leader_only');
    const disbandsAt = new Date(nowOf(tx).getTime() + disbandNoticeMs);
    const { count } = await tx.guild.updateMany({ where: { id: guildId, disbandsAt: null }, data: { disbandsAt } });
    if (count === 0) return done;
    await noteEntry(tx, { guildId, kind: 'disbanding', actorId: who.characterId });
    await announceMembers(tx, guildId, 'guild', 'log');
    return done;
  });
}

/**
 * Takes back that the guild ends.
 * @throws GameError conflict `guild.none`, `guild.not_ending`; forbidden `guild.leader_only`
 */
export function keepGuild(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.keep', input }, async (tx, who) => {
    const { guildId, own } = await holdGuild(tx, who.characterId);
    if (own.place !== 0) throw new GameError('forbidden', 'guild.leader_only');
    const ending = { id: guildId, disbandsAt: { not: null } };
    const { count } = await tx.guild.updateMany({ where: ending, data: { disbandsAt: null } });
    if (count === 0) throw new GameError('conflict', 'guild.not_ending');
    await noteEntry(tx, { guildId, kind: 'kept', actorId: who.characterId });
    await announceMembers(tx, guildId, 'guild', 'log');
    return done;
  });
}

/** Ends the guilds whose notice is over; one that fails does not keep the others. */
export async function endDueGuilds(ctx: Ctx): Promise<void> {
  const due = { disbandsAt: { lte: new Date(ctx.clock.nowMs()) }, endedAt: null };
  await forEachGuild(ctx, await ctx.db.guild.findMany({ where: due, select: { id: true } }), async (tx, guildId) => {
    const isDue = await tx.guild.count({ where: { id: guildId, endedAt: null, disbandsAt: { lte: nowOf(tx) } } });
    if (isDue > 0) await endGuild(tx, guildId);
  });
}

/** Lets others lead the guilds whose leader was not in the city for thirty days, when one of them was. */
export async function succeedAway(ctx: Ctx): Promise<void> {
  const leaders = await ctx.db.guildMember.findMany({ where: { place: 0 }, select: { guildId: true } });
  await forEachGuild(
    ctx,
    leaders.map(({ guildId }) => ({ id: guildId })),
    async (tx, guildId) => {
      const members = await membersOf(tx, guildId);
      const people = await peopleAmong(
        tx,
        members.map(({ characterId }) => characterId),
      );
      const seenAt = new Map(people.map((one) => [one.characterId, one.lastSeenAt]));
      const since = nowOf(tx).getTime() - leaderAwayMs;
      const isAway = (member: (typeof members)[number]) =>
        Math.max(seenAt.get(member.characterId)?.getTime() ?? 0, member.joinedAt.getTime()) < since;
      const leader = members.find(({ place }) => place === 0);
      if (leader === undefined || !isAway(leader)) return;
      const active = members.filter((one) => one !== leader && seenAt.has(one.characterId) && !isAway(one));
      const next = nextGuildLeader(active);
      if (next !== null) await makeLeader(tx, { guildId, nextId: next.characterId, byId: null });
    },
  );
}

/** Does something to guilds, each behind its lock and in a transaction of its own. */
async function forEachGuild(
  ctx: Ctx,
  guilds: readonly { readonly id: string }[],
  act: (tx: Tx, guildId: GuildId) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { id } of guilds)
    await inTx(ctx, async (tx) => {
      await lockGuilds(tx, [id as GuildId]);
      await act(tx, id as GuildId);
    }).catch((err: unknown) => {
      ctx.log.error({ err, guildId: id }, 'a guild could not be judged');
      failures.push(err);
    });
  if (failures.length > 0) throw new AggregateError(failures, 'some guilds could not be judged');
}
