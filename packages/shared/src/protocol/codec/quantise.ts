/** Positions of others travel in steps of 1/64 tile, so a zone may be up to 1,024 tiles wide. */
export const stepsPerTile = 64;
const fullTurn = 2 * Math.PI;

/** Tiles to steps, held to what sixteen bits carry. */
export function quantise(tiles: number): number {
  const steps = (tiles * stepsPerTile + 0.5) | 0;
  return steps < 0 ? 0 : steps > 0xffff ? 0xffff : steps;
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

const float = new Float32Array(1);
const bitsOfFloat = new Int32Array(float.buffer);

/** The 32 bits of a float, as a whole number: neighbours differ by one, so that a short way is a small number. */
export function floatBits(value: number): number {
  float[0] = value;
  return bitsOfFloat[0] ?? 0;
}

/** May be infinite or not a number. */
export function floatOfBits(bits: number): number {
  bitsOfFloat[0] = bits;
  return float[0] ?? 0;
}

/** Small numbers of either sign to small numbers without one. */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

export function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
