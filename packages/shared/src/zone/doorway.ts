/** The reach of a doorway around the middle of its place, in tiles. */
const doorwayTiles = 2;
/** How long a player stands in a doorway before going through. */
export const doorwayMs = 1_000;

/** Returns how near a player has to be to the middle of an exit to go through; the place itself may be larger. */
export const doorwayRadius = ({ radiusTiles }: { readonly radiusTiles: number }): number =>
  Math.min(radiusTiles, doorwayTiles);
