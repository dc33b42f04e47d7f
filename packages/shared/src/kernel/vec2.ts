/** A point or a displacement in the plane: x to the east, y to the south, in units that its user names. */
export interface Vec2 {
  readonly x: number;
  readonly y: number;
}

/** A position in a zone, in tiles from its north-western corner; fractions lie within a tile. */
export type TileSpot = Vec2;
