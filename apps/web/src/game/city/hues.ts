import type { Hue } from '@necp/shared/zone/map';

export type Rgb = readonly [number, number, number];

/** Neon of each hue, 0..1 per channel; the tokens of the interface, a little brighter because light is added. */
export const neon: Readonly<Record<Hue, Rgb>> = {
  magenta: [1, 0.2, 0.5],
  cyan: [0.2, 0.86, 0.95],
  amber: [1, 0.66, 0.22],
  violet: [0.52, 0.38, 1],
  green: [0.3, 0.92, 0.52],
  red: [1, 0.22, 0.28],
  blue: [0.26, 0.55, 1],
  white: [0.86, 0.93, 1],
};

/** The same colours for canvases and SVG. */
export const neonCss: Readonly<Record<Hue, string>> = {
  magenta: '#FF3D81',
  cyan: '#3FD0E0',
  amber: '#FFB547',
  violet: '#8F6BFF',
  green: '#61D394',
  red: '#FF4D5E',
  blue: '#4F9DFF',
  white: '#DCE8F4',
};

/** Returns a colour between two; `share` is that of the second. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const keep = 1 - share;
  return [from[0] * keep + to[0] * share, from[1] * keep + to[1] * share, from[2] * keep + to[2] * share];
}

export function scale(colour: Rgb, by: number): Rgb {
  return [colour[0] * by, colour[1] * by, colour[2] * by];
}

/** Converts `#rrggbb` to channels of 0..1. */
export function fromHex(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
