import type { ByteReader, ByteWriter } from './bytes';

/**
 * An entity without an update for longer than this, the longest wait in a crowd, may have stood still: no movement is
 * predicted for it.
 */
export const mostForeseenTicks = 8;
/** Bits of each axis by class; most entities continue as before, so that two or five are enough. */
export const widths = [2, 5, 7, 9] as const;
const classBits = 2;

/**
 * No entity walks farther than this, in steps, from its predicted position between two updates, short or long apart:
 * beyond it was teleported.
 */
export const mostStray = { walked: 127, afterLong: 255 } as const;

/**
 * Predicts the movement on one axis, in whole steps, after `steps` in the previous `ticks`; both sides compute the
 * same.
 */
export function foresee(steps: number, ticks: number, elapsedTicks: number): number {
  if (elapsedTicks > mostForeseenTicks) return 0;
  return elapsedTicks === ticks || steps === 0 ? steps : Math.round((steps * elapsedTicks) / ticks);
}

/** Writes the deviation from the prediction; the larger axis at most 255 either way. */
export function writeStray(into: ByteWriter, east: number, south: number): void {
  // -3 needs the bits of 2, so a negative number is inverted.
  const most = Math.max(east ^ (east >> 31), south ^ (south >> 31));
  const kind = most < 2 ? 0 : most < 16 ? 1 : most < 64 ? 2 : 3;
  const width = widths[kind];
  const mask = (1 << width) - 1;
  // These are twenty bits at most, so one call replaces three.
  into.bits(kind | ((east & mask) << classBits) | ((south & mask) << (classBits + width)), classBits + 2 * width);
}

export function readStray(bytes: ByteReader): { readonly east: number; readonly south: number } {
  const width = widths[bytes.bits(classBits)] ?? widths[3];
  return { east: signed(bytes.bits(width), width), south: signed(bytes.bits(width), width) };
}

function signed(value: number, width: number): number {
  return value >= 1 << (width - 1) ? value - (1 << width) : value;
}
