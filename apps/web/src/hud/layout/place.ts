import { type Anchor, type HudPart, type HudPlace, scaleRange } from '@necp/shared/settings/hud';
import type { CSSProperties } from 'react';

/** A rectangle on the screen, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The size of the screen in CSS pixels, and how many of them a rem has. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly rem: number;
}

type Across = 'left' | 'centre' | 'right';
type Along = 'top' | 'centre' | 'bottom';

/** As much of a part stays in sight on a screen that is smaller than the one it was placed on. */
const inSightRem = 3;

/** Parts whose content grows: they hang from an edge, so that the rest of it stays where it is. */
const growing: ReadonlySet<HudPart> = new Set(['frame', 'target', 'map', 'tracker', 'prompt', 'gains']);

/** Returns the column and the row of an anchor. */
export function sidesOf(at: Anchor): { readonly across: Across; readonly along: Along } {
  const across = at.endsWith('left') ? 'left' : at.endsWith('right') ? 'right' : 'centre';
  const along = at.startsWith('top') ? 'top' : at.startsWith('bottom') ? 'bottom' : 'centre';
  return { across, along };
}

function anchorOf(across: Across, along: Along): Anchor {
  if (along === 'centre') return across;
  return across === 'centre' ? along : `${along}_${across}`;
}

/** Returns the styles that put a part in its place. Notches of a phone are kept free. */
export function styleOf({ at, x, y, scale, opacity }: HudPlace): CSSProperties {
  const { across, along } = sidesOf(at);
  return {
    ...(across === 'centre' ? { left: '50%' } : { [across]: fromEdge(across, x, '100vw') }),
    ...(along === 'centre' ? { top: '50%' } : { [along]: fromEdge(along, y, '100dvh') }),
    ...(across === 'centre' || along === 'centre'
      ? {
          translate:
            `${across === 'centre' ? fromMiddle(x, '50vw') : '0px'} ` +
            `${along === 'centre' ? fromMiddle(y, '50dvh') : '0px'}`,
        }
      : {}),
    transformOrigin: `${across === 'centre' ? 'center' : across} ${along === 'centre' ? 'center' : along}`,
    ...(scale === 1 ? {} : { scale: String(scale) }),
    ...(opacity === 1 ? {} : { opacity }),
  };
}

const fromEdge = (edge: string, offsetRem: number, side: string) =>
  `max(env(safe-area-inset-${edge}, 0px), min(${offsetRem}rem, ${side} - ${inSightRem}rem))`;
const fromMiddle = (offsetRem: number, half: string) =>
  `calc(-50% + clamp(${inSightRem}rem - ${half}, ${offsetRem}rem, ${half} - ${inSightRem}rem))`;

/** Returns where a part is whose box stands there, measured from the nearest of the nine points of the screen. */
export function placeAt(part: HudPart, box: Box, screen: Screen): Pick<HudPlace, 'at' | 'x' | 'y'> {
  const across = nearest([
    ['left', box.left],
    ['centre', (box.left + box.right - screen.width) / 2],
    ['right', screen.width - box.right],
  ]);
  const along = nearest([
    ['top', box.top],
    ...(growing.has(part) ? [] : [['centre', (box.top + box.bottom - screen.height) / 2] as const]),
    ['bottom', screen.height - box.bottom],
  ]);
  const rem = (pixels: number) => Math.round((pixels / screen.rem) * 100) / 100 || 0;
  return { at: anchorOf(across[0], along[0]), x: rem(across[1]), y: rem(along[1]) };
}

function nearest<T extends string>(points: readonly (readonly [T, number])[]): readonly [T, number] {
  return points.reduce((best, point) => (Math.abs(point[1]) < Math.abs(best[1]) ? point : best));
}

/** Returns a box of the same size that is inside the screen; one that is larger begins at the left and at the top. */
export function keepInside(box: Box, { width, height }: Pick<Screen, 'width' | 'height'>): Box {
  const dx = Math.max(-box.left, Math.min(0, width - box.right));
  const dy = Math.max(-box.top, Math.min(0, height - box.bottom));
  return moved(box, dx, dy);
}

export const moved = (box: Box, dx: number, dy: number): Box => ({
  left: box.left + dx,
  top: box.top + dy,
  right: box.right + dx,
  bottom: box.bottom + dy,
});

/** Returns the size of a part whose free corner is dragged to a point: the anchored side stays where it is. */
export function scaleTo(
  pointerX: number,
  { at, scale }: Pick<HudPlace, 'at' | 'scale'>,
  { left, right }: Box,
): HudPlace['scale'] {
  const { across } = sidesOf(at);
  const wide =
    across === 'left'
      ? pointerX - left
      : across === 'right'
        ? right - pointerX
        : Math.abs(pointerX - (left + right) / 2) * 2;
  const wanted = Math.round(((scale * wide) / Math.max(1, right - left)) * 20) / 20;
  return Math.max(scaleRange.min, Math.min(scaleRange.max, wanted));
}

const mirroredAnchors: Partial<Record<Across, Across>> = { left: 'right', right: 'left' };

/** Returns the same place on the other side of the screen. */
export function mirrored(place: HudPlace): HudPlace {
  const { across, along } = sidesOf(place.at);
  const other = mirroredAnchors[across];
  return other ? { ...place, at: anchorOf(other, along) } : { ...place, x: -place.x || 0 };
}
