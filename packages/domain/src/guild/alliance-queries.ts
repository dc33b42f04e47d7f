import type { AlliesView, GuildLineView } from '@necp/shared/guild/alliance';
import { hasRight } from '@necp/shared/guild/rules';
import type { GuildId } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';
import { alliesOf } from './alliance-steps';
import { weekOf } from './growth-queries';
import { guildLines } from './guild-lines';
import { ownMember } from './own-member';

/**
 * Returns the allies and rivals of the guild of the caller's character, and the invitations that wait.
 * @throws GameError conflict `guild.none`
 */
export async function allies(ctx: Ctx): Promise<AlliesView> {
  const { guildId, rank } = await ownMember(ctx);
  const nowMs = ctx.clock.nowMs();
  const [allied, invites, rivalries, ownWeek] = await Promise.all([
    alliesOf(ctx.db, guildId),
    ctx.db.guildAllianceInvite.findMany({
      where: { OR: [{ guildId }, { fromGuildId: guildId }], endsAt: { gt: new Date(nowMs) } },
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    }),
    ctx.db.guildRival.findMany({ where: { OR: [{ guildId }, { rivalId: guildId }] }, orderBy: { at: 'asc' } }),
    weekOf(ctx.db, guildId, nowMs),
  ]);
  const named = rivalries.filter((row) => row.guildId === guildId).map(({ rivalId }) => rivalId as GuildId);
  const naming = rivalries.filter((row) => row.rivalId === guildId).map((row) => row.guildId as GuildId);
  const invited = invites.flatMap((row) => [row.guildId as GuildId, row.fromGuildId as GuildId]);
  const lines = await guildLines(ctx.db, [...allied, ...named, ...naming, ...invited]);
  const lineOf = (id: string): GuildLineView[] => lines.filter((line) => line.guildId === id);
  const rivals = await Promise.all(
    named.flatMap(lineOf).map(async (guild) => ({
      ...{ guild, ownWeek, isMutual: naming.some((id) => id === guild.guildId) },
      theirWeek: await weekOf(ctx.db, guild.guildId as GuildId, nowMs),
    })),
  );
  const invitesOf = (way: 'received' | 'sent') =>
    invites
      .filter((row) => (row.guildId === guildId) === (way === 'received'))
      .flatMap(({ id, endsAt, guildId: to, fromGuildId }) =>
        lineOf(way === 'received' ? fromGuildId : to).map((guild) => ({ inviteId: id, guild, endsAt })),
      );
  return {
    ...{ allies: allied.flatMap(lineOf), received: invitesOf('received'), sent: invitesOf('sent'), rivals },
    namedBy: naming.filter((id) => !named.includes(id)).flatMap(lineOf),
    canDecide: hasRight(rank, 'alliances').ok,
  };
}
