'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import type { HudProps } from '../base/feature';
import { drawZone } from '../base/zone-picture';
import { drawSweep, memberMarks } from './minimap-drawing';
import { useZone } from './store';

const reaches = [18, 32, 56, 90] as const;
/** The corner under the buttons that change the reach, in CSS pixels. */
const zoomButtons = { width: 76, height: 40 } as const;
const noButtons = { width: 0, height: 0 } as const;

/** The surroundings with all players in sight, a panel on a desktop and a ring on a phone; a click opens the map. */
export function Minimap({ device, openWindow }: Pick<HudProps, 'device' | 'openWindow'>) {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const map = useZone((state) => state.map);
  const radar = useZone((state) => state.radar);
  const marks = useZone((state) => state.marks);
  const members = useZone((state) => state.members);
  const pings = useZone((state) => state.pings);
  const way = useZone((state) => state.way);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [reach, setReach] = useState(1);
  const base = useMemo(() => (map ? drawZone(map) : null), [map]);
  const reachTiles = reaches[reach] ?? reaches[1];

  useEffect(() => {
    const target = canvas.current;
    if (!target || !map || !base || !radar) return;
    const side = Math.round(target.clientWidth * window.devicePixelRatio);
    if (target.width !== side) target.width = target.height = side;
    const isRound = device === 'phone';
    const buttons = isRound ? noButtons : zoomButtons;
    const all = [
      ...marks,
      ...memberMarks(members, radar.dots),
      ...pings.map((ping) => ({ ...ping, mark: 'ping' as const })),
    ];
    drawSweep(target, { map, base, radar, reachTiles, locale, marks: all, buttons, isRound, way: way?.corners ?? [] });
  }, [map, base, radar, reachTiles, locale, marks, members, pings, way, device]);

  const people = radar?.dots.filter((dot) => dot.kind === 'player').length ?? 0;
  const isPhone = device === 'phone';
  const picture = (
    <button
      type="button"
      data-panel={isPhone || undefined}
      aria-label={t('mapOpen', { count: people })}
      onClick={() => openWindow('map')}
      className={classNames('block', isPhone ? 'size-24 rounded-full border border-line bg-ground' : 'size-full')}
    >
      <canvas ref={canvas} aria-hidden className={classNames('block size-full', isPhone && 'rounded-full')} />
    </button>
  );
  if (isPhone) return picture;
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
