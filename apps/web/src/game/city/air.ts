import type { ZoneMap, ZonePalette } from '@necp/shared/zone/map';
import { mix, type Rgb } from './hues';
import type { Sky } from './sky';

/** The light a district stands in, and the beat of its signs. */
interface Air {
  /** Light that falls everywhere, and how far it takes the place of the sky's. */
  readonly ambient: Rgb;
  readonly haze: Rgb;
  readonly share: number;
  /** Of the city's rain, how much falls here. */
  readonly rainShare: number;
  /** Least wetness of the ground, 0..1. */
  readonly wet: number;
  /** How bright signs are at a moment, 1 being their own light. */
  readonly beat: (seconds: number) => number;
}

const wave = (seconds: number, periodSeconds: number): number => Math.sin((seconds / periodSeconds) * 2 * Math.PI);
const past = (seconds: number, periodSeconds: number): number => seconds % periodSeconds;

const airs: Readonly<Record<ZonePalette, Air>> = {
  // Every sign for itself: the street's own flicker is its rhythm.
  watson: { ambient: [0.25, 0.3, 0.45], haze: [0.055, 0.075, 0.125], share: 0, rainShare: 1, wet: 0, beat: () => 1 },
  // A slow dance, four to the bar.
  westbrook: {
    ambient: [0.43, 0.33, 0.45],
    haze: [0.13, 0.06, 0.12],
    share: 0.7,
    rainShare: 0.7,
    wet: 0.5,
    beat: (s) => 0.94 + 0.2 * wave(s, 2.5) + 0.06 * wave(s, 0.625),
  },
  // Perfectly steady; once in eleven seconds the whole district blinks.
  city_center: {
    ambient: [0.36, 0.43, 0.55],
    haze: [0.07, 0.1, 0.15],
    share: 0.75,
    rainShare: 0.55,
    wet: 0.5,
    beat: (s) => (s > 1 && past(s, 11) < 0.22 ? 0.45 : 1.05),
  },
  // Tubes: quiet, then a stutter.
  clinic: {
    ambient: [0.38, 0.45, 0.49],
    haze: [0.05, 0.07, 0.08],
    share: 1,
    rainShare: 0,
    wet: 0.4,
    beat: (s) => (s > 1 && past(s, 7) < 0.5 && past(s, 0.16) < 0.07 ? 0.5 : 1),
  },
  // The tide under the floor.
  exchange: {
    ambient: [0.43, 0.54, 0.52],
    haze: [0.05, 0.1, 0.095],
    share: 1,
    rainShare: 0,
    wet: 0.85,
    beat: (s) => 0.95 + 0.24 * wave(s, 7),
  },
  // The crowd stamps twice and waits.
  pit: {
    ambient: [0.42, 0.38, 0.41],
    haze: [0.12, 0.065, 0.06],
    share: 0.8,
    rainShare: 0.8,
    wet: 0.5,
    beat: (s) =>
      0.88 + 0.45 * Math.max(0, 1 - past(s, 1.4) * 4) + 0.45 * Math.max(0, 1 - Math.abs(past(s, 1.4) - 0.3) * 5),
  },
};

/** The sky as it is in one zone: no weather under a roof, lamps on all day, and the district's own light. */
export function airOver(map: Pick<ZoneMap, 'palette' | 'isIndoors'>, sky: Sky): Sky {
  const air = airs[map.palette];
  const ambient = mix(sky.ambient, air.ambient, air.share * (map.isIndoors ? 1 : sky.night));
  const haze = mix(sky.haze, air.haze, air.share);
  if (map.isIndoors) return { ...sky, ambient, haze, rain: 0, wind: 0.2, night: 1, wet: air.wet };
  return { ...sky, ambient, haze, rain: sky.rain * air.rainShare, wet: Math.max(air.wet, sky.wet) };
}

/** How bright the signs of a zone are at a moment, around 1. */
export function beatOf(palette: ZonePalette, seconds: number): number {
  return airs[palette].beat(seconds);
}
