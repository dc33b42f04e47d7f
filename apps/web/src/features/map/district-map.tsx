'use client';

import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { IconButton } from '../../components/icon-button';
import type { Radar } from '../../game/types';
import { Ground, Houses, isStreet, Path, Ping, Self, Spot, StreetNames } from './district-layers';
import type { Landmark } from './landmarks';
import { Mark } from './mark';
import { markPlaces, markNames } from './mark-places';
import { useMapView } from './use-map-view';
import { useMap } from './store';
import { toPoint } from './view';

interface DistrictMapProps {
  readonly map: ZoneMap;
  readonly landmarks: readonly Landmark[];
  /** Where the player is; null in another zone. */
  readonly self: Radar['self'] | null;
  readonly path: readonly TileSpot[];
  /** The landmark or bare spot that is chosen. */
  readonly chosen: (TileSpot & { readonly key: string | null }) | null;
  readonly onChoose: (key: string) => void;
  readonly onSpot: (spot: TileSpot) => void;
}

/** The map of one district: drag it, pinch it, use the wheel or the keys. */
export function DistrictMap({ map, landmarks, self, path, chosen, onChoose, onSpot }: DistrictMapProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const pings = useMap((state) => state.pings);
  const box = useRef<HTMLDivElement>(null);
  const { view, frame, handlers, zoomIn, zoomOut, centre } = useMapView(box, {
    extent: map,
    start: chosen ?? self,
    home: self,
    onSpot,
  });
  useCentre(chosen, centre);
  const at = (spot: TileSpot) => toPoint(view, frame, spot);
  const streets = useMemo(() => new Set(map.places.filter(isStreet).map(({ id }) => `place:${id}`)), [map]);
  const signed = landmarks.filter(({ key }) => !streets.has(key) || key === chosen?.key);
  const places = markPlaces(signed, at);
  const names = markNames(places, { frame, scale: view.scale, chosenKey: chosen?.key ?? null, locale });
  return (
    <div className="relative h-full min-h-0">
      <div
        ref={box}
        role="application"
        aria-label={t('districtLabel', { name: map.name[locale] })}
        tabIndex={0}
        className={
          'relative h-full cursor-grab touch-none overflow-hidden border border-line bg-ground outline-offset-2 ' +
          'active:cursor-grabbing'
        }
        {...handlers}
      >
        <Ground map={map} view={view} frame={frame} />
        <svg aria-hidden className="absolute inset-0 size-full" width={frame.width} height={frame.height}>
          <Houses map={map} view={view} frame={frame} />
          <StreetNames map={map} view={view} frame={frame} />
          {path.length > 1 && <Path points={path.map(at)} />}
          {places.map(({ landmark, x, y }) => (
            <Mark
              key={landmark.key}
              landmark={landmark}
              x={x}
              y={y}
              name={names.get(landmark.key) ?? null}
              state={landmark.key === chosen?.key ? 'chosen' : 'plain'}
              onChoose={onChoose}
            />
          ))}
          {chosen && chosen.key === null && <Spot {...at(chosen)} />}
          {pings.map((ping) => ping.zone === map.id && <Ping key={ping.key} {...at(ping)} left={ping.left} />)}
          {self && <Self {...at(self)} facing={self.facing} />}
        </svg>
      </div>
      <div className="absolute right-2 bottom-2 flex gap-1">
        {self && <IconButton size="small" icon="target" label={t('centre')} hint="left" onClick={() => centre(self)} />}
        <IconButton size="small" icon="plus" label={t('nearer')} hint="left" onClick={zoomIn} />
        <IconButton size="small" icon="minus" label={t('farther')} hint="left" onClick={zoomOut} />
      </div>
    </div>
  );
}

/** Brings what was chosen into the middle, once: a landmark that moves does not take the map along. */
function useCentre(chosen: DistrictMapProps['chosen'], centre: (spot: TileSpot) => void): void {
  const latest = useRef({ chosen, centre });
  latest.current = { chosen, centre };
  const id = chosen && (chosen.key ?? `${chosen.x}:${chosen.y}`);
  useEffect(() => {
    if (id !== null && latest.current.chosen) latest.current.centre(latest.current.chosen);
  }, [id]);
}
