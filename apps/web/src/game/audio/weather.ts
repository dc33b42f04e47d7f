import type { ZoneMap } from '@necp/shared/zone/map';
import { airOver } from '../city/air';
import type { Sky } from '../city/sky';

/** What is heard of the weather, 0..1 each. */
interface WeatherSound {
  readonly rain: number;
  /** How far the listener is under a roof. */
  readonly roof: number;
  /** How wet the ground is at the listener's feet. */
  readonly wet: number;
}

/**
 * Returns the sound of the rain in this district, or on the roof over a zone or a room.
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
 * Returns the cutoff frequency of the rain under a roof: unlimited in the open, only a low murmur inside. It falls by
 * octaves, which sounds even.
 */
export function muffleHz(roof: number): number {
  return openHz * (underRoofHz / openHz) ** Math.min(1, Math.max(0, roof));
}
