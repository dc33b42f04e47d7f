import type { GuildRankView } from '@necp/shared/guild/schema';
import { useTranslations } from 'next-intl';

const usual = ['leader', 'officer', 'member', 'recruit'] as const;

/** Returns the name of a rank: its own, or the usual word of its place. */
export function useRankName(): (rank: Pick<GuildRankView, 'place' | 'name'> | undefined) => string {
  const t = useTranslations('guild.rank');
  return (rank) => {
    if (rank === undefined) return '';
    const word = usual[rank.place];
    return rank.name ?? (word === undefined ? t('numbered', { place: rank.place + 1 }) : t(word));
  };
}
