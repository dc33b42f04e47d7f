/** The painted rectangle of a picture in its pixels; `right` and `bottom` are one beyond it. */
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Fainter pixels than this do not count as painted, 0 to 255. */
const faintest = 3;

/** Returns the smallest rectangle with everything painted in a picture; one pixel when nothing is. */
export function boundsOf(
  pixels: Uint8ClampedArray,
  { width, height }: { readonly width: number; readonly height: number },
): Bounds {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) < faintest) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  if (right <= left) return { left: 0, top: 0, right: 1, bottom: 1 };
  // One more pixel around it keeps smooth edges smooth.
  return {
    left: Math.max(0, left - 1),
    top: Math.max(0, top - 1),
    right: Math.min(width, right + 1),
    bottom: Math.min(height, bottom + 1),
  };
}
