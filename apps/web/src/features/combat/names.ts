import type { EnemyContent } from '@necp/shared/combat/content';
import type { ParticipantView } from '@necp/shared/combat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';
import type { Nameplate } from '../../game/types';

/**
 * Returns a function that names what the content knows: enemies, people, the vehicles of events, and machines, which
 * have the id of the ability that places them; '' for anything else.
 */
function useContentNames(): (id: string) => string {
  const locale = useLocale() as Locale;
  const t = useTranslations('combat.machine');
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  const abilities = useById(useContent('abilities')?.abilities);
  const events = useById(useContent('worldEvents')?.worldEvents);
  return useCallback(
    (id) => {
      const vehicle = events.get(id)?.phases.flatMap(({ goal }) => (goal.kind === 'stop_vehicle' ? goal.name : []))[0];
      const known = (enemies.get(id) ?? people.get(id) ?? abilities.get(id))?.name ?? vehicle;
      return known?.[locale] ?? (t.has(id as 'turret') ? t(id as 'turret') : '');
    },
    [locale, t, enemies, people, abilities, events],
  );
}

/** Returns a function that names a participant of an encounter in the player's language; the reader is "you". */
export function useCombatantNames(): (participant: ParticipantView) => string {
  const t = useTranslations('combat.encounters');
  const named = useContentNames();
  return useCallback(
    ({ isOwn, isPlayer, name }) => {
      if (isOwn) return t('you');
      return isPlayer ? name : named(name) || t('nobody');
    },
    [t, named],
  );
}

/**
 * Returns a function that names the weapon, the ability, the item or the status that caused an entry. A weapon that is
 * part of an enemy's body has a name of its own there.
 */
export function useMeansNames(): (by: string, of?: string) => string {
  const locale = useLocale() as Locale;
  const items = useById(useContent('items')?.items);
  const enemies = useById(useContent('enemies')?.enemies);
  const abilities = useContent('abilities');
  const known = useById(abilities?.abilities);
  const statuses = useById(abilities?.statuses);
  return useCallback(
    (by, of = '') =>
      (naturalWeapon(enemies.get(of), by) ?? (items.get(by) ?? known.get(by) ?? statuses.get(by))?.name)?.[locale] ??
      '',
    [locale, items, enemies, known, statuses],
  );
}

function naturalWeapon(enemy: EnemyContent | undefined, weapon: string) {
  for (const attack of enemy?.attacks ?? []) if ('weapon' in attack && attack.weapon === weapon) return attack.name;
  return undefined;
}

/** Returns a function that names everyone in the combat log in the player's language; the player is "you". */
export function useNamesInLog(): (who: Nameplate) => string {
  const t = useTranslations('combat');
  const named = useContentNames();
  return useCallback(
    ({ content, name, isSelf }) => (isSelf ? t('you') : (content === '' ? name : named(content)) || t('unknownSource')),
    [t, named],
  );
}
