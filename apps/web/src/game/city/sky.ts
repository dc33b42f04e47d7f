import { cityHour, rainAt } from '@necp/shared/zone/clock';
import { mix, type Rgb } from './hues';

/** The sky as everyone in a zone sees it at the same moment. */
export interface Sky {
  /** The hour, 0 to 24. */
  readonly hour: number;
  /** 1 in deep night, 0 at noon. */
  readonly night: number;
  /** The ambient light. */
  readonly ambient: Rgb;
  /** The colour of distance and rain. */
  readonly haze: Rgb;
  /** 0 is dry air, 1 is a downpour. */
  readonly rain: number;
  /** 0 is dry streets, 1 is standing water; it lags behind the rain. */
  readonly wet: number;
  /** The drift of the rain to the east in tiles per second. */
  readonly wind: number;
}

interface SkyKey {
  readonly hour: number;
  readonly ambient: Rgb;
  readonly haze: Rgb;
}

const keys: readonly SkyKey[] = [
  { hour: 0, ambient: [0.25, 0.3, 0.45], haze: [0.055, 0.075, 0.125] },
  { hour: 5, ambient: [0.27, 0.33, 0.48], haze: [0.06, 0.09, 0.14] },
  { hour: 7, ambient: [0.37, 0.34, 0.47], haze: [0.13, 0.1, 0.17] },
  { hour: 11, ambient: [0.42, 0.48, 0.56], haze: [0.12, 0.16, 0.2] },
  { hour: 15, ambient: [0.42, 0.45, 0.54], haze: [0.12, 0.14, 0.19] },
  { hour: 18, ambient: [0.43, 0.3, 0.44], haze: [0.16, 0.08, 0.17] },
  { hour: 20, ambient: [0.3, 0.32, 0.49], haze: [0.085, 0.08, 0.15] },
  { hour: 24, ambient: [0.25, 0.3, 0.45], haze: [0.055, 0.075, 0.125] },
];

/** Returns the sky at a moment of the server's clock, milliseconds since 1970; it depends on nothing else. */
export function skyAt(serverMs: number): Sky {
  const hour = cityHour(serverMs);
  const { ambient, haze } = lightAt(hour);
  const rain = rainAt(serverMs);
  const wet = Math.min(1, 0.42 + 0.58 * Math.max(rain, rainAt(serverMs - 90_000), rainAt(serverMs - 180_000) * 0.9));
  const brightness = (ambient[0] + ambient[1] + ambient[2]) / 3;
  return {
    hour,
    ambient,
    haze,
    rain,
    wet,
    night: clamp01((0.54 - brightness) / 0.19),
    wind: 1.2 + Math.sin(serverMs / 47_000) * 1.4,
  };
}

function lightAt(hour: number): { ambient: Rgb; haze: Rgb } {
  const after = keys.findIndex((key) => key.hour >= hour);
  const to = keys[after] ?? keys[0]!;
  const from = keys[Math.max(0, after - 1)] ?? keys[0]!;
  const share = to.hour === from.hour ? 0 : (hour - from.hour) / (to.hour - from.hour);
  return { ambient: mix(from.ambient, to.ambient, share), haze: mix(from.haze, to.haze, share) };
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
