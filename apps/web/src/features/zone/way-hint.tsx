'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Icon } from '../../components/icon';
import { useById, useContent } from '../../components/providers/content';
import type { HudProps } from '../base/feature';
import { useZone } from './store';
import { newsAt, type WayNews, waysOf } from './ways';

/** Warns at a gate to a district that is too hard, and says where a street ends. */
export function WayHint({ character, device }: Pick<HudProps, 'character' | 'device'>) {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const world = useContent('worldState');
  const places = useById(world?.places);
  const map = useZone((state) => state.map);
  const x = useZone((state) => (state.radar ? Math.round(state.radar.self.x) : null));
  const y = useZone((state) => (state.radar ? Math.round(state.radar.self.y) : null));
  const ways = useMemo(() => (world && map ? waysOf(map, { zones: world.zones, places }) : []), [world, map, places]);
  const news =
    world && map && x !== null && y !== null ? newsAt({ x, y }, { map, ways, level: character.level }) : null;
  if (!news) return null;
  const wordsOf = (one: WayNews): string => {
    if (one.kind === 'dead_end')
      return one.nearest
        ? t('deadEnd', { name: one.nearest.zone.name[locale], metres: one.metres })
        : t('deadEndAlone');
    const { name, levels } = one.way.zone;
    return device === 'phone'
      ? t('gateTooHardShort', levels)
      : t('gateTooHard', { name: name[locale], own: character.level, ...levels });
  };
  const isWarning = news.kind === 'too_hard';
  return (
    <p
      role="status"
      className={
        'cut pointer-events-none flex max-w-[92vw] animate-appear items-center gap-2 px-3 py-1.5 text-sm ' +
        (isWarning ? 'edge-red text-red' : 'edge-line text-text')
      }
    >
      <Icon name={isWarning ? 'warning' : 'note'} className="size-4" />
      {wordsOf(news)}
    </p>
  );
}
