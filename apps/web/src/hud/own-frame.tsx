'use client';

import { classes } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Portrait } from '../features/character/portrait';
import { PlaceName } from '../features/zone/place-name';

/** Who one is and where one stands. */
export function OwnFrame({ character }: { readonly character: CharacterView }) {
  const t = useTranslations('hud');
  const locale = useLocale() as Locale;
  return (
    <section aria-label={t('you')} className="cut flex max-w-80 items-center gap-3 p-2 pr-4 sm:p-3 sm:pr-5">
      <Portrait look={character.look} motion="alive" className="w-10 sm:w-13" />
      <div className="min-w-0">
        <p className="flex items-baseline gap-3"><span className="truncate font-title text-base font-medium text-text sm:text-lg">{character.name}</span><span className="number shrink-0 text-sm text-amber">{t('level', { level: character.level })}</span></p>
        <p className="truncate text-sm text-quiet max-sm:hidden">{classes.find((entry) => entry.id === character.classId)?.name[locale]}</p>
        <p className="truncate text-sm text-cyan max-sm:text-xs"><PlaceName /></p>
      </div>
    </section>
  );
}
