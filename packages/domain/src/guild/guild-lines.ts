import type { GuildLineView } from '@necp/shared/guild/alliance';
import { emblemFromTag, emblemOf, emblemText } from '@necp/shared/guild/emblem';
import { guildLevelOf } from '@necp/shared/guild/growth';
import type { GuildId } from '@necp/shared/kernel';
import type { ReadDb, Tx } from '../kernel';

/** Returns the emblem of a guild as it is drawn: the one that was chosen, else the one that follows from its tag. */
export function shownEmblem(chosen: string | null | undefined, tag: string): string {
  return emblemText(emblemOf(chosen) ?? emblemFromTag(tag));
}

/** Returns guilds as lists show them, in the order of the ids; those that have ended are left out. */
export async function guildLines(db: ReadDb | Tx, guildIds: readonly GuildId[]): Promise<GuildLineView[]> {
  if (guildIds.length === 0) return [];
  const ids = [...new Set(guildIds)];
  const [guilds, growths, counts] = await Promise.all([
    db.guild.findMany({ where: { id: { in: ids }, endedAt: null }, select: { id: true, name: true, tag: true } }),
    db.guildGrowth.findMany({ where: { guildId: { in: ids } } }),
    db.guildMember.groupBy({ by: ['guildId'], where: { guildId: { in: ids } }, _count: true }),
  ]);
  return ids.flatMap((guildId) => {
    const guild = guilds.find(({ id }) => id === guildId);
    if (guild === undefined) return [];
    const growth = growths.find((row) => row.guildId === guildId);
    return [
      {
        ...{ guildId, name: guild.name, tag: guild.tag },
        emblem: shownEmblem(growth?.emblem, guild.tag),
        level: guildLevelOf(growth?.experience ?? 0).level,
        members: counts.find((row) => row.guildId === guildId)?._count ?? 0,
      },
    ];
  });
}
