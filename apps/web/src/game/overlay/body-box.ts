import { toScreen, type View } from '../city/view';
import type { Box } from './plate-layout';

/** Half the breadth of the shoulders as they are drawn. */
const bodyHalfTiles = 0.62;

/** A body as the street draws it, in tiles; a size of 1 is a grown person. */
interface Body {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Where the head and shoulders of a person are on the screen; plates begin above it. */
export function bodyBox({ x, y, size }: Body, view: View): Box {
  const half = bodyHalfTiles * size * view.tilePixels;
  const at = toScreen(view, x, y);
  return { left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half };
}
