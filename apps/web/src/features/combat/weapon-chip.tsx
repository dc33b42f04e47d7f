'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useById, useContent } from '../../components/providers/content';
import { useCombat } from './store';

/** Shows the held weapon and its remaining rounds. */
export function WeaponChip() {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const weapon = useCombat((state) => state.self?.weapon ?? null);
  const items = useById(useContent('items')?.items);
  const item = weapon?.templateId ? items.get(weapon.templateId) : undefined;
  if (!weapon || !item) return null;
  const isLow = weapon.magazine > 0 && weapon.rounds <= weapon.magazine / 4;
  return (
    <div className="cut flex items-center gap-2 px-3 py-1.5">
      <ContentIcon name={item.icon} className="size-7 text-text" />
      <div>
        <p className="max-w-40 truncate text-sm text-quiet">{item.name[locale]}</p>
        {weapon.magazine > 0 && (
          <p
            aria-label={t('rounds', { rounds: weapon.rounds, magazine: weapon.magazine })}
            className="number leading-none"
          >
            <span className={classNames('text-lg', isLow ? 'text-red' : 'text-text')}>{weapon.rounds}</span>
            <span className="text-sm text-quiet"> / {weapon.magazine}</span>
          </p>
        )}
      </div>
    </div>
  );
}
