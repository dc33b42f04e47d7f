/** Parts of a person as baked into the atlas; sizes in tiles, the person looks east. */
export const partNames = ['torso', 'glow', 'head', 'arm', 'foot'] as const;
export type PartName = (typeof partNames)[number];

export interface PartFrame {
  readonly x: number;
  readonly y: number;
  readonly long: number;
  readonly wide: number;
}

/** The position of each part in its slot, in tiles. */
export const partFrames: Readonly<Record<PartName, PartFrame>> = {
  torso: { x: 0.03, y: 0.03, long: 1, wide: 1.3 },
  glow: { x: 1.06, y: 0.03, long: 1, wide: 1.3 },
  head: { x: 2.09, y: 0.03, long: 0.8, wide: 0.7 },
  arm: { x: 2.09, y: 0.76, long: 0.7, wide: 0.3 },
  foot: { x: 2.09, y: 1.09, long: 0.5, wide: 0.24 },
};

/** Size of one person's slot in the atlas, in tiles. */
export const slotLong = 2.92;
export const slotWide = 1.36;

/** Half the width of the shoulders by build, in tiles. */
export const shoulderTiles = [0.34, 0.385, 0.43] as const;
