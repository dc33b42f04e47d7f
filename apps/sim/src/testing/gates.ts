import type { TileSpot } from '@necp/shared/kernel';
import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { testMap } from './test-map';

/** The position of the exit of Watson. */
export const gateAt = { x: 16, y: 8 };

/** Creates a zone whose exits lie where the tests walk. */
export function zoneMap(id: string, places: Readonly<Record<string, TileSpot>>): ZoneMap {
  const drawn = Object.entries(places).map(
    ([place, { x, y }]): Place => ({ id: place, name: { en: place, ru: place }, x, y, width: 1, height: 1 }),
  );
  return { ...testMap({ id, townspeopleCount: 2 }), places: drawn };
}

export const watson = zoneMap('watson', {
  watson_east_gate: gateAt,
  exchange_door: { x: 8, y: 8 },
  vera_clinic: { x: 30, y: 50 },
});
export const westbrook = zoneMap('westbrook', { westbrook_gate: { x: 50, y: 50 } });
