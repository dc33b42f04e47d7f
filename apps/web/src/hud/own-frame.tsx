'use client';

import { classes } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '../components/icon';
import { useTRPC } from '../components/providers/api';
import { Portrait } from '../features/base/portrait';
import { useOwnLook } from '../components/use-dressed';
import { useCombat } from '../features/combat/store';
import { PlaceName } from '../features/zone/place-name';

/** Shows the player's portrait, name, place and pools, and says when the place is a safe zone. */
export function OwnFrame({ character, children }: { readonly character: CharacterView; readonly children: ReactNode }) {
  const t = useTranslations('hud');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const look = useOwnLook(character);
  const growth = useQuery(trpc.progression.view.queryOptions()).data;
  const isSafe = useCombat(({ self }) => self?.isSafe === true);
  const level = growth?.level ?? character.level;
  const title = growth?.titles.find(({ key }) => key === growth.titleKey)?.title[locale];
  return (
    <section aria-label={t('you')} className="cut flex max-w-80 items-center gap-3 p-2 pr-4 sm:w-80 sm:p-3 sm:pr-5">
      <div className="grid justify-items-center gap-1">
        <Portrait look={look} motion="alive" className="w-10 sm:w-13" />
        {/* On a phone the line of the place is left out: it would push the bars below the frame of the target. */}
        {isSafe && <Icon name="shield" className="hidden size-4 text-green max-sm:block short:block" />}
      </div>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex items-baseline gap-3">
          <span className="truncate font-title text-base font-medium text-text sm:text-lg">{character.name}</span>
          <span className="number shrink-0 text-sm text-amber">{t('level', { level })}</span>
        </p>
        <p className="truncate text-sm leading-snug text-quiet max-sm:hidden short:hidden">
          {title ?? classes.find((entry) => entry.id === character.classId)?.name[locale]}
        </p>
        {/* One line each, so that the frame keeps its size wherever the player goes. */}
        <p className="flex items-center gap-1.5 text-sm leading-snug text-cyan max-sm:hidden short:hidden">
          {isSafe && <Icon name="shield" className="size-4 shrink-0 text-green" />}
          <span className="truncate">
            <PlaceName />
          </span>
        </p>
        {isSafe && <p className="sr-only">{t('safeZone')}</p>}
        {children}
      </div>
    </section>
  );
}
