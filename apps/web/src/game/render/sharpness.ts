/** More device pixels than this per CSS pixel are not seen. */
const mostResolution = 2;
/** So many pixels a processor fills twenty times a second beside the rest of the game. */
const processorPixels = 1_500_000;

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly devicePixels: number;
  readonly isDrawnByProcessor: boolean;
}

/**
 * Returns the device pixels per CSS pixel to draw, the same at every level of effects. A processor draws fewer on large
 * screens of double density, but never less than one for each CSS pixel.
 */
export function resolutionFor({ width, height, devicePixels, isDrawnByProcessor }: Screen): number {
  const full = Math.min(devicePixels, mostResolution);
  if (!isDrawnByProcessor) return full;
  return Math.min(full, Math.max(1, Math.sqrt(processorPixels / Math.max(1, width * height))));
}
