import type { CombatParticipantView } from '@necp/shared/combat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';

/** Calls a body of a fight as the player's language does; oneself is "you". */
export function useCombatantNames(): (body: CombatParticipantView) => string {
  const t = useTranslations('combat.encounters');
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  return useCallback(
    ({ isOwn, isPlayer, name }) => {
      if (isOwn) return t('you');
      return isPlayer ? name : ((enemies.get(name) ?? people.get(name))?.name[locale] ?? name);
    },
    [t, locale, enemies, people],
  );
}

/** Calls that by which something came: a weapon, an ability or a status. */
export function useMeansNames(): (by: string) => string {
  const locale = useLocale() as Locale;
  const items = useById(useContent('items')?.items);
  const abilities = useContent('abilities');
  const known = useById(abilities?.abilities);
  const statuses = useById(abilities?.statuses);
  return useCallback(
    (by) => (items.get(by) ?? known.get(by) ?? statuses.get(by))?.name[locale] ?? '',
    [locale, items, known, statuses],
  );
}
