import type { ZoneMap } from '@necp/shared/zone/map';
import type { Radar } from '../types';
import { type Companions, sideOf } from './body-kinds';
import type { Other } from './others';
import type { OwnCharacter } from './own-character';

/** Returns what the minimap needs at this moment. */
export function radarOf(now: {
  readonly own: OwnCharacter;
  readonly others: Iterable<Other>;
  readonly companions: Companions;
  readonly map: ZoneMap;
  readonly hour: number;
}): Radar {
  const { own, companions, map } = now;
  const place = map.places.find(
    ({ x, y, width, height }) => own.x >= x && own.y >= y && own.x < x + width && own.y < y + height,
  );
  return {
    self: { x: own.x, y: own.y, facing: own.facing },
    dots: [...now.others].map(({ view, x, y }) => {
      const { id, kind, name } = view;
      return { id, kind, side: sideOf(view, companions), name, x, y };
    }),
    place: place?.name ?? null,
    hour: now.hour,
  };
}
