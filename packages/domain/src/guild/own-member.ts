import { type CharacterId, GameError, type GuildId } from '@necp/shared/kernel';
import { type Ctx, requirePlaying } from '../kernel';
import { type Rank, rankFrom } from './steps';

/** The caller's character in its guild, as it stands at this moment. */
export interface OwnMember {
  readonly characterId: CharacterId;
  readonly guildId: GuildId;
  readonly rank: Rank;
}

/**
 * Returns the caller's character in its guild, without a lock.
 * @throws GameError conflict `guild.none`
 */
export async function ownMember(ctx: Ctx): Promise<OwnMember> {
  const { characterId } = requirePlaying(ctx);
  const row = await ctx.db.guildMember.findUnique({ where: { characterId }, include: { rank: true } });
  if (row === null) throw new GameError('conflict', 'guild.none');
  return { characterId, guildId: row.guildId as GuildId, rank: rankFrom(row.rank) };
}
