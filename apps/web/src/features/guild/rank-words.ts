import { useTranslations } from 'next-intl';

/** Returns the name of a rank: its own one, or the usual word of its place. */
export function useRankName(): (rank: { readonly place: number; readonly name: string | null }) => string {
  const t = useTranslations('guild.bankRanks');
  return ({ place, name }) => {
    if (name !== null) return name;
    if (place === 0 || place === 1 || place === 2 || place === 3) return t(`${place}`);
    return t('other', { place });
  };
}
