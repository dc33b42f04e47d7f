'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { drawBase, drawSweep } from './minimap-drawing';
import type { HudProps } from '../base/feature';
import { useZone } from './store';

const reaches = [18, 32, 56, 90] as const;

/** The map of the surroundings with all players in sight: a panel on a desktop, a ring on a phone. */
export function Minimap({ device }: Pick<HudProps, 'device'>) {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const map = useZone((state) => state.map);
  const radar = useZone((state) => state.radar);
  const goals = useZone((state) => state.goals);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [reach, setReach] = useState(1);
  const base = useMemo(() => (map ? drawBase(map) : null), [map]);
  const reachTiles = reaches[reach] ?? reaches[1];

  useEffect(() => {
    const target = canvas.current;
    if (!target || !map || !base || !radar) return;
    const side = Math.round(target.clientWidth * window.devicePixelRatio);
    if (target.width !== side) target.width = target.height = side;
    drawSweep(target, { map, base, radar, reachTiles, locale, goals });
  }, [map, base, radar, reachTiles, locale, goals, device]);

  const people = radar?.dots.filter((dot) => dot.kind === 'player').length ?? 0;
  const picture = (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('mapLabel', { count: people })}
      className={classNames('block size-full', device === 'phone' && 'rounded-full')}
    />
  );
  if (device === 'phone') {
    return (
      <button
        type="button"
        aria-label={t('mapReach', { metres: reachTiles })}
        onClick={() => setReach((reach + 1) % reaches.length)}
        className="size-24 rounded-full border border-line bg-ground"
      >
        {picture}
      </button>
    );
  }
  return (
    <div className="cut relative size-50 p-1.5">
      {picture}
      <div className="absolute right-2 bottom-2 flex gap-1">
        <IconButton
          size="small"
          icon="plus"
          label={t('nearer')}
          hint="left"
          disabled={reach === 0}
          onClick={() => setReach(reach - 1)}
        />
        <IconButton
          size="small"
          icon="minus"
          label={t('farther')}
          hint="left"
          disabled={reach === reaches.length - 1}
          onClick={() => setReach(reach + 1)}
        />
      </div>
    </div>
  );
}
