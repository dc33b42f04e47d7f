/** Positions of others travel in steps of 1/64 tile, so a zone may be up to 1,024 tiles wide. */
export const stepsPerTile = 64;
const fullTurn = 2 * Math.PI;

/** Tiles to steps, held to what sixteen bits carry. */
export function quantise(tiles: number): number {
  return Math.max(0, Math.min(0xffff, Math.round(tiles * stepsPerTile)));
}

export function tilesOf(steps: number): number {
  return steps / stepsPerTile;
}

/** 0..255 for a full turn, as bodies have it, to radians from 0 to 2π. */
export function facingRadians(facing: number): number {
  return (facing / 256) * fullTurn;
}

/** Radians of any size to 0..255. */
export function facingUnit(radians: number): number {
  return Math.round((radians / fullTurn) * 256) & 0xff;
}

/** Radians of any size to 0..65,535, as in `Intent.aim`. */
export function aimUnit(radians: number): number {
  return Math.round((radians / fullTurn) * 0x10000) & 0xffff;
}

/** 0..65,535 for a full turn to radians from 0 to 2π. */
export function aimRadians(aim: number): number {
  return (aim / 0x10000) * fullTurn;
}
