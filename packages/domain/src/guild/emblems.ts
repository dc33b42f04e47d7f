import { assertAllowed } from '@necp/shared/kernel';
import { canUseEmblem, emblemText } from '@necp/shared/guild/emblem';
import type { SetEmblemInput } from '@necp/shared/guild/growth-schema';
import type { GuildDoneView } from '@necp/shared/guild/schema';
import { actOnce, type Ctx } from '../kernel';
import { holdGrowth } from './growing';
import { announceMembers, holdGuildWith, noteEntry } from './steps';

/**
 * Gives the guild of the caller's character another emblem.
 * @throws GameError invalid `guild.emblem_unseen`; conflict `guild.none`; forbidden `guild.no_right`
 */
export function setEmblem(ctx: Ctx, input: SetEmblemInput): Promise<GuildDoneView> {
  assertAllowed(canUseEmblem(input.emblem));
  return actOnce(ctx, { verb: 'guild.set_emblem', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'emblem');
    const emblem = emblemText(input.emblem);
    const before = await holdGrowth(tx, guildId);
    if (before.emblem === emblem) return { done: true };
    await tx.guildGrowth.update({ where: { guildId }, data: { emblem } });
    await noteEntry(tx, { guildId, kind: 'emblem', actorId: characterId });
    await announceMembers(tx, guildId, 'guild', 'emblem', 'log');
    return { done: true };
  });
}
