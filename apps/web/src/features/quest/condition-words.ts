'use client';

import type { Condition } from '@necp/shared/quest/content';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useById, useContent } from '../../components/providers/content';
import { useCheckName } from '../../components/skill-check';

/** Returns a function that describes a condition in a few words. */
export function useConditionWords(): (condition: Condition) => string {
  const t = useTranslations('quest.needs');
  const locale = useLocale() as Locale;
  const items = useById(useContent('items')?.items);
  const factions = useById(useContent('reputation')?.factions);
  const tiers = useById(useContent('reputation')?.tiers);
  const quests = useById(useContent('quests')?.quests);
  const name = useCheckName();
  const say = (condition: Condition): string => {
    switch (condition.if) {
      case 'level':
        return t('level', { level: condition.atLeast });
      case 'item':
        return t('item', { item: items.get(condition.item)?.name[locale] ?? '', count: condition.count });
      case 'chits':
        return t('chits', { chits: condition.atLeast });
      case 'reputation':
        return t('reputation', {
          faction: factions.get(condition.faction)?.name[locale] ?? '',
          tier: tiers.get(condition.atLeast)?.name[locale] ?? '',
        });
      case 'attribute':
        return `${name(condition.attribute)} ${condition.atLeast}`;
      case 'skill':
        return `${name(condition.skill)} ${condition.atLeast}`;
      case 'quest':
        return t('quest', { quest: quests.get(condition.quest)?.name[locale] ?? '' });
      case 'hour':
        return t('hour', { from: condition.from, to: condition.to });
      case 'any':
        return condition.of.map(say).join(t('or'));
      default:
        return t('other');
    }
  };
  return say;
}
