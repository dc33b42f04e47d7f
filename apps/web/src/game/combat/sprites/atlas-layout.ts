import { pictures, spriteNames, type SpriteName } from './catalogue';

export interface AtlasCell {
  readonly left: number;
  readonly top: number;
  readonly long: number;
  readonly wide: number;
}

/** The gap between drawings, so that the edge of one never samples its neighbour. */
const gapTiles = 0.06;

/**
 * Places every drawing on a sheet of a given width, tall ones first, row by row.
 * @throws RangeError when they need more rows than there are.
 */
export function layOut(sheet: {
  readonly longTiles: number;
  readonly wideTiles: number;
}): Readonly<Record<SpriteName, AtlasCell>> {
  const order = [...spriteNames].sort(
    (a, b) => pictures[b].wide - pictures[a].wide || pictures[b].long - pictures[a].long,
  );
  const places: Partial<Record<SpriteName, AtlasCell>> = {};
  let left = gapTiles;
  let top = gapTiles;
  let rowWide = 0;
  for (const name of order) {
    const { long, wide } = pictures[name];
    if (left + long > sheet.longTiles) {
      top += rowWide + gapTiles;
      left = gapTiles;
      rowWide = 0;
    }
    if (top + wide > sheet.wideTiles) throw new RangeError(`no room for "${name}"`);
    places[name] = { left, top, long, wide };
    left += long + gapTiles;
    rowWide = Math.max(rowWide, wide);
  }
  return places as Record<SpriteName, AtlasCell>;
}
