/** A box on a map, in pixels of its picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The name of a place and where its middle would be. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Room {
  /** The size of the map. */
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  /** What no name may hide: the player, marks, buttons. */
  readonly taken: readonly Box[];
  /** How far a name may be moved down from its place, in lines, in the order of the tries. */
  readonly shifts?: readonly number[];
}

const usualShifts = [0, -1, 1, -2, 2];

/**
 * Returns the names that have room, each at its place or a little above or below it, so that no name hides another, a
 * mark or a button. Earlier labels come first.
 */
export function placeLabels<One extends Label>(
  labels: readonly One[],
  { width, height, lineHeight, taken, shifts = usualShifts }: Room,
): readonly One[] {
  const boxes = [...taken];
  return labels.flatMap((label) => {
    for (const shift of shifts) {
      const moved = { ...label, y: label.y + shift * lineHeight };
      const box = boxOf(moved, lineHeight);
      const isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
      if (!isInside || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      return [moved];
    }
    return [];
  });
}

/** Returns the box around a point. */
export const boxAround = (x: number, y: number, half: number): Box => ({
  ...{ left: x - half, right: x + half },
  ...{ top: y - half, bottom: y + half },
});

const boxOf = ({ x, y, width }: Label, lineHeight: number): Box => ({
  ...{ left: x - width / 2, right: x + width / 2 },
  ...{ top: y - lineHeight / 2, bottom: y + lineHeight / 2 },
});

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
