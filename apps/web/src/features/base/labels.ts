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
  /** Whether the map is a disc, which has no corners. */
  readonly isRound?: boolean;
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
export function placeLabels<One extends Label>(labels: readonly One[], room: Room): readonly One[] {
  const { lineHeight, shifts = usualShifts } = room;
  const boxes = [...room.taken];
  return labels.flatMap((label) => {
    for (const shift of shifts) {
      const moved = { ...label, y: label.y + shift * lineHeight };
      const box = boxOf(moved, lineHeight);
      if (!isInside(box, room) || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      return [moved];
    }
    return [];
  });
}

/** Checks whether no part of a box is cut off at the edge of the map. */
function isInside({ left, top, right, bottom }: Box, { width, height, isRound }: Room): boolean {
  if (!isRound) return left >= 0 && top >= 0 && right <= width && bottom <= height;
  const across = Math.max(width / 2 - left, right - width / 2);
  const along = Math.max(height / 2 - top, bottom - height / 2);
  return Math.hypot(across, along) <= width / 2;
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
