'use client';

import { routeBetween } from '@necp/shared/world-state/routes';
import { spotOnMap } from '@necp/shared/world-state/places';
import { useEffect, useRef } from 'react';
import type { HudProps } from '../base/feature';
import { useWay } from '../base/way';
import type { RouteSources } from './route';
import { type Destination, useMap } from './store';

/** Opens the map when some part of the game asks the way. */
export function AskedWay({ openWindow }: Pick<HudProps, 'openWindow'>) {
  const isAsked = useWay(({ zone }) => zone !== null);
  useEffect(() => {
    if (isAsked) openWindow('map');
  }, [isAsked, openWindow]);
  return null;
}

/** Sets out for the zone or the spot that was asked for, and lets the map show it. */
export function useAskedWay(city: RouteSources, show: (zone: string, goal: Destination | null) => void): void {
  const asked = useWay(({ zone }) => zone);
  const here = useMap((state) => state.map?.id ?? null);
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (asked === null || here === null) return;
    const { spot, shown } = useWay.getState();
    shown();
    const goal = spot === null ? entranceOf({ from: here, to: asked }, city) : { key: null, ...spot };
    if (goal !== null) useMap.getState().headFor(goal);
    latest.current(asked, goal);
  }, [asked, here, city]);
}

/** Returns where a zone is entered on the way from another one; null when no way leads there. */
function entranceOf(
  { from, to }: { readonly from: string; readonly to: string },
  { zones, places, maps }: Pick<RouteSources, 'zones' | 'places' | 'maps'>,
): Destination | null {
  const place = places.get(routeBetween(from, to, zones)?.at(-1)?.arrives ?? '');
  const map = maps.get(to);
  const spot = place && map ? spotOnMap(place, map) : null;
  return spot === null ? null : { key: null, zone: to, ...spot };
}
