'use client';

import { statIds, type StatBonus, type StatId } from '@necp/shared/progression/content';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** Stats of which less is better. */
const burdens: ReadonlySet<StatId> = new Set([
  'spreadPercent',
  'recoilPercent',
  'reloadPercent',
  'soundPercent',
  'threatPercent',
  'damageTakenPercent',
  'cooldownPercent',
]);
const shares = /Percent$|Chance$|Resist$|^penetration$|^luck$/;

/** Checks whether a change of a stat is an advantage. */
export function isGain(stat: StatId, change: number): boolean {
  return burdens.has(stat) ? change < 0 : change > 0;
}

/** Returns the changes of a bonus that are not zero, in the order in which stats are shown everywhere. */
export function changesOf(bonus: StatBonus): readonly (readonly [StatId, number])[] {
  return statIds.flatMap((stat) => (bonus[stat] ? [[stat, bonus[stat]] as const] : []));
}

/** Returns functions that name stats in the player's language, and their values with sign and unit. */
export function useStatWords(): {
  readonly name: (stat: StatId) => string;
  readonly change: (stat: StatId, value: number) => string;
} {
  const t = useTranslations('stats');
  const format = useFormatter();
  const name = useCallback((stat: StatId) => t(`name.${stat}`), [t]);
  const change = useCallback(
    (stat: StatId, value: number) => {
      const figure = format.number(stat === 'carryGrams' ? value / 1000 : value, {
        signDisplay: 'exceptZero',
        maximumFractionDigits: 2,
      });
      if (stat === 'carryGrams') return t('kilograms', { value: figure });
      return shares.test(stat) ? t('percent', { value: figure }) : figure;
    },
    [t, format],
  );
  return { name, change };
}
