import type { ByteReader, ByteWriter } from './bytes';

/**
 * Who was not told of for longer than this, the longest wait in a crowd, may have stood meanwhile: nothing is foreseen
 * of them.
 */
const mostForeseenTicks = 8;
/** Bits of each axis by class; most bodies go on as they went, so that two or five are enough. */
const widths = [2, 5, 7, 9] as const;
const classBits = 2;

/**
 * Farther than this in steps from where they were foreseen nobody walks between two words of them, nor between two that
 * are long apart: they were put there.
 */
export const mostStray = { walked: 127, afterLong: 255 } as const;

/**
 * How far somebody will have gone on one axis, in whole steps, who went `steps` in the `ticks` before: both sides
 * reckon the same.
 */
export function foresee(steps: number, ticks: number, elapsedTicks: number): number {
  if (elapsedTicks > mostForeseenTicks) return 0;
  return elapsedTicks === ticks || steps === 0 ? steps : Math.round((steps * elapsedTicks) / ticks);
}

/** How far it really went beside what was foreseen; the larger of both at most 255 either way. */
export function writeStray(into: ByteWriter, east: number, south: number): void {
  // -3 needs the bits of 2: a negative number is turned over.
  const most = Math.max(east ^ (east >> 31), south ^ (south >> 31));
  const kind = most < 2 ? 0 : most < 16 ? 1 : most < 64 ? 2 : 3;
  const width = widths[kind];
  const mask = (1 << width) - 1;
  // Twenty bits at most: one call instead of three.
  into.bits(kind | ((east & mask) << classBits) | ((south & mask) << (classBits + width)), classBits + 2 * width);
}

export function readStray(bytes: ByteReader): { readonly east: number; readonly south: number } {
  const width = widths[bytes.bits(classBits)] ?? widths[3];
  return { east: signed(bytes.bits(width), width), south: signed(bytes.bits(width), width) };
}

function signed(value: number, width: number): number {
  return value >= 1 << (width - 1) ? value - (1 << width) : value;
}
