import type { ParticipantView } from '@necp/shared/combat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';
import type { CombatLogEntry } from '../../game/types';

/** Returns a function that names a participant of an encounter in the player's language; the reader is "you". */
export function useCombatantNames(): (participant: ParticipantView) => string {
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

/** Returns a function that names the weapon, the ability or the status that caused an entry. */
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

/** Returns a function that names everyone in the combat log in the player's language; the player is "you". */
export function useNamesInLog(): (who: Pick<CombatLogEntry['target'], 'content' | 'name' | 'isSelf'>) => string {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  const statuses = useById(useContent('abilities')?.statuses);
  return ({ content, name, isSelf }) =>
    isSelf ? t('you') : ((enemies.get(content) ?? people.get(content) ?? statuses.get(content))?.name[locale] ?? name);
}
