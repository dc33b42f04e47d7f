import type { ZoneMap } from '@necp/shared/zone/map';
import { airOver } from '../city/air';
import type { Sky } from '../city/sky';

/** What is heard of the weather, 0..1 each. */
interface WeatherSound {
  readonly rain: number;
  /** How much of a roof is between the rain and the ear. */
  readonly roof: number;
  /** How wet the ground is that feet fall on. */
  readonly wet: number;
}

/**
 * Rain as it falls on this district, or on the roof over a zone or a room.
 * @param roof how far inside a building the listener is, 0..1
 */
export function weatherSound(
  map: Pick<ZoneMap, 'palette' | 'isIndoors'>,
  { sky, roof }: { readonly sky: Sky; readonly roof: number },
): WeatherSound {
  const air = airOver(map, sky);
  if (map.isIndoors) return { rain: sky.rain, roof: 1, wet: air.wet };
  return { rain: air.rain, roof, wet: air.wet * (1 - roof) };
}

const openHz = 18_000;
const underRoofHz = 420;

/**
 * What a roof leaves of the rain: everything in the open, only its low murmur inside. Falls evenly to the ear, so by
 * octaves.
 */
export function muffleHz(roof: number): number {
  return openHz * (underRoofHz / openHz) ** Math.min(1, Math.max(0, roof));
}
