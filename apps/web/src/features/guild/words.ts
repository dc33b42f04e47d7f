import type { GuildRankView } from '@necp/shared/guild/schema';
import { useFormatter, useTranslations } from 'next-intl';

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

/** Returns the words for the share of what members earn that goes to the treasury. */
export function useTaxWords(): (percent: number) => string {
  const t = useTranslations('guild.treasury');
  return (percent) => (percent > 0 ? t('taxShown', { percent }) : t('taxShownNone'));
}

/** Returns a function that writes an amount of money. */
export function useChits(): (count: number) => string {
  const format = useFormatter();
  return (count) => `${format.number(count)} ¤`;
}
