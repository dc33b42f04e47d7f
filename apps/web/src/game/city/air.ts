import type { ZoneMap, ZonePalette } from '@necp/shared/zone/map';
import { mix, type Rgb } from './hues';
import type { Sky } from './sky';

/** The light of a district, and the pulse of its signs. */
interface Air {
  /** The ambient light, and how far it replaces that of the sky. */
  readonly ambient: Rgb;
  readonly haze: Rgb;
  readonly share: number;
  /** The share of the city's rain that falls here. */
  readonly rainShare: number;
  /** The least wetness of the ground, 0..1. */
  readonly wet: number;
  /** Returns the brightness of signs at a moment; 1 is their own light. */
  readonly beat: (seconds: number) => number;
}

const wave = (seconds: number, periodSeconds: number): number => Math.sin((seconds / periodSeconds) * 2 * Math.PI);
const past = (seconds: number, periodSeconds: number): number => seconds % periodSeconds;

const airs: Readonly<Record<ZonePalette, Air>> = {
  // Each sign flickers on its own.
  watson: { ambient: [0.25, 0.3, 0.45], haze: [0.055, 0.075, 0.125], share: 0, rainShare: 1, wet: 0, beat: () => 1 },
  // The signs pulse slowly, four times a bar.
  westbrook: {
    ambient: [0.43, 0.33, 0.45],
    haze: [0.13, 0.06, 0.12],
    share: 0.7,
    rainShare: 0.7,
    wet: 0.5,
    beat: (s) => 0.94 + 0.2 * wave(s, 2.5) + 0.06 * wave(s, 0.625),
  },
  // The signs are steady; once in eleven seconds the whole district blinks.
  city_center: {
    ambient: [0.36, 0.43, 0.55],
    haze: [0.07, 0.1, 0.15],
    share: 0.75,
    rainShare: 0.55,
    wet: 0.5,
    beat: (s) => (s > 1 && past(s, 11) < 0.22 ? 0.45 : 1.05),
  },
  // The tubes are steady and flicker now and then.
  clinic: {
    ambient: [0.38, 0.45, 0.49],
    haze: [0.05, 0.07, 0.08],
    share: 1,
    rainShare: 0,
    wet: 0.4,
    beat: (s) => (s > 1 && past(s, 7) < 0.5 && past(s, 0.16) < 0.07 ? 0.5 : 1),
  },
  // The signs rise and fall like the tide.
  exchange: {
    ambient: [0.43, 0.54, 0.52],
    haze: [0.05, 0.1, 0.095],
    share: 1,
    rainShare: 0,
    wet: 0.85,
    beat: (s) => 0.95 + 0.24 * wave(s, 7),
  },
  // The signs pulse twice and pause, like a crowd that stamps.
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

/** Returns the sky of one zone: no weather under a roof, lamps on all day, and the district's own light. */
export function airOver(map: Pick<ZoneMap, 'palette' | 'isIndoors'>, sky: Sky): Sky {
  const air = airs[map.palette];
  const ambient = mix(sky.ambient, air.ambient, air.share * (map.isIndoors ? 1 : sky.night));
  const haze = mix(sky.haze, air.haze, air.share);
  if (map.isIndoors) return { ...sky, ambient, haze, rain: 0, wind: 0.2, night: 1, wet: air.wet };
  return { ...sky, ambient, haze, rain: sky.rain * air.rainShare, wet: Math.max(air.wet, sky.wet) };
}

/** Returns the brightness of a zone's signs at a moment, around 1. */
export function beatOf(palette: ZonePalette, seconds: number): number {
  return airs[palette].beat(seconds);
}
