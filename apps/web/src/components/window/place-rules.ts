import type { WindowFrame } from './frames';

/** All lengths are in rem. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a window stands and how large it is, from the top left corner of the screen. */
export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

/** A movement of the pointer or of an arrow key. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** The part of a window by which it is resized. */
export type Edge = 'right' | 'bottom' | 'corner';

export const screenClasses = [
  'narrow_low',
  'narrow_tall',
  'standard_low',
  'standard_tall',
  'wide_low',
  'wide_tall',
] as const;
/** Screens on which windows keep the same places. */
export type ScreenClass = (typeof screenClasses)[number];

const margin = 1;
/** Below the player's own frame and the target, where the screen is tall enough. */
const firstTop = 6.5;
const stepAside = 1;
const stepDown = 1;
const titleHeight = 3;
/** How much of a title stays on the screen at the left and right. */
const reachable = 7;

/** Returns the class of a screen. */
export function screenClassOf({ width, height }: Size): ScreenClass {
  const breadth = width < 72 ? 'narrow' : width < 110 ? 'standard' : 'wide';
  return `${breadth}_${height < 52 ? 'low' : 'tall'}`;
}

/**
 * Returns where a window stands until the player moves it. One that can be resized takes no more than half of the
 * screen at its side, so that the other half stays free for a second one.
 */
export function firstPlace(frame: WindowFrame, screen: Size): Place {
  const aside = frame.step * stepAside;
  const half = (screen.width - 3 * margin) / 2 - aside;
  const width =
    frame.least && frame.side !== 'centre' ? Math.max(frame.least.width, Math.min(frame.width, half)) : frame.width;
  const size = fitSize({ width, height: frame.height }, frame, screen);
  const down = Math.min(firstTop, (screen.height - size.height) / 2 - margin);
  return {
    ...size,
    x: inside(firstLeft(frame, size, screen), screen.width - size.width - margin),
    y: inside(down + frame.step * stepDown, screen.height - size.height - margin),
  };
}

function firstLeft({ side, step }: WindowFrame, { width }: Size, screen: Size): number {
  const aside = step * stepAside;
  if (side === 'left') return margin + aside;
  if (side === 'right') return screen.width - width - margin - aside;
  return (screen.width - width) / 2 + aside;
}

/** Returns a place that fits the screen: no larger than it, with a title bar that can be reached. */
export function fitPlace(place: Place, frame: WindowFrame, screen: Size): Place {
  const size = fitSize(frame.least ? place : frame, frame, screen);
  return {
    ...size,
    x: Math.max(reachable - size.width, Math.min(screen.width - reachable, place.x)),
    y: Math.max(0, Math.min(screen.height - titleHeight, place.y)),
  };
}

/** Returns the place after a movement by the title bar. */
export function movedBy(place: Place, { dx, dy }: Shift): Place {
  return { ...place, x: place.x + dx, y: place.y + dy };
}

/** Returns the place after an edge or the corner was moved; the top left corner stays where it is. */
export function resizedBy(place: Place, edge: Edge, { dx, dy }: Shift): Place {
  return {
    ...place,
    width: place.width + (edge === 'bottom' ? 0 : dx),
    height: place.height + (edge === 'right' ? 0 : dy),
  };
}

/** The least size holds as long as the screen is large enough for it. */
function fitSize({ width, height }: Size, { least }: WindowFrame, screen: Size): Size {
  return {
    width: Math.min(screen.width - 2 * margin, Math.max(least?.width ?? 0, width)),
    height: Math.min(screen.height - 2 * margin, Math.max(least?.height ?? 0, height)),
  };
}

const inside = (value: number, most: number): number => Math.max(margin, Math.min(most, value));
