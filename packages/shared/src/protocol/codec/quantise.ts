/** Positions of other entities are sent in steps of 1/64 tile, so a zone may be up to 1,024 tiles wide. */
export const stepsPerTile = 64;
const fullTurn = 2 * Math.PI;

/** Converts tiles to steps, clamped to sixteen bits. */
export function quantise(tiles: number): number {
  const steps = (tiles * stepsPerTile + 0.5) | 0;
  return steps < 0 ? 0 : steps > 0xffff ? 0xffff : steps;
}

export function tilesOf(steps: number): number {
  return steps / stepsPerTile;
}

/** Converts a facing of 0..255 for a full turn to radians from 0 to 2π. */
export function facingRadians(facing: number): number {
  return (facing / 256) * fullTurn;
}

/** Converts radians of any size to 0..255. */
export function facingUnit(radians: number): number {
  return Math.round((radians / fullTurn) * 256) & 0xff;
}

/** Converts radians of any size to 0..65,535, as in `Intent.aim`. */
export function aimUnit(radians: number): number {
  return Math.round((radians / fullTurn) * 0x10000) & 0xffff;
}

/** Converts 0..65,535 for a full turn to radians from 0 to 2π. */
export function aimRadians(aim: number): number {
  return (aim / 0x10000) * fullTurn;
}

const float = new Float32Array(1);
const bitsOfFloat = new Int32Array(float.buffer);

/**
 * Returns the 32 bits of a float as an integer: neighbouring floats differ by one, so that a short distance is a small
 * number.
 */
export function floatBits(value: number): number {
  float[0] = value;
  return bitsOfFloat[0] ?? 0;
}

/** Returns the float of these bits; it may be infinite or not a number. */
export function floatOfBits(bits: number): number {
  bitsOfFloat[0] = bits;
  return float[0] ?? 0;
}

/** Maps small numbers of either sign to small unsigned numbers. */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

export function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** Returns the shorter turn between two facings, in 256ths of a full turn. */
export function turnBetween(one: number, other: number): number {
  const turn = Math.abs(one - other);
  return turn > 128 ? 256 - turn : turn;
}
