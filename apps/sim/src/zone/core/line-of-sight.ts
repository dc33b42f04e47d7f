import type { TileSpot } from '@necp/shared/kernel';

/** The tiles of a zone as line checks need them; a `ZoneMap` is one. */
export interface Tiles {
  readonly widthTiles: number;
  readonly heightTiles: number;
}

/** Half the width of a body: a straight line this thick that touches no wall can be walked. */
const shoulderTiles = 0.36;

/**
 * Checks whether a straight line crosses no marked tile; outside the zone everything is marked. The tile the line
 * starts in does not count. Steps from tile to tile (Amanatides and Woo, "A Fast Voxel Traversal Algorithm", 1987).
 * @param marked 0 where the line may pass, row by row
 */
export function isLineClear(tiles: Tiles & { readonly marked: Uint8Array }, from: TileSpot, to: TileSpot): boolean {
  const { widthTiles, heightTiles, marked } = tiles;
  const lastX = Math.floor(to.x);
  const lastY = Math.floor(to.y);
  if (lastX < 0 || lastY < 0 || lastX >= widthTiles || lastY >= heightTiles) return false;
  let tileX = Math.floor(from.x);
  let tileY = Math.floor(from.y);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const stepX = dx > 0 ? 1 : -1;
  const stepY = dy > 0 ? 1 : -1;
  const acrossX = dx === 0 ? Infinity : Math.abs(1 / dx);
  const acrossY = dy === 0 ? Infinity : Math.abs(1 / dy);
  let nextX = dx === 0 ? Infinity : (dx > 0 ? tileX + 1 - from.x : from.x - tileX) * acrossX;
  let nextY = dy === 0 ? Infinity : (dy > 0 ? tileY + 1 - from.y : from.y - tileY) * acrossY;
  let left = Math.abs(lastX - tileX) + Math.abs(lastY - tileY);
  while (left-- > 0) {
    if (nextX < nextY) {
      tileX += stepX;
      nextX += acrossX;
    } else {
      tileY += stepY;
      nextY += acrossY;
    }
    if (marked[tileY * widthTiles + tileX] !== 0) return false;
  }
  return true;
}

/** Checks whether an entity can walk straight from one spot to another without touching a wall. */
export function isWalkClear(ground: Tiles & { readonly solid: Uint8Array }, from: TileSpot, to: TileSpot): boolean {
  const tiles = { widthTiles: ground.widthTiles, heightTiles: ground.heightTiles, marked: ground.solid };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1e-6) return true;
  const sideX = (-(to.y - from.y) / length) * shoulderTiles;
  const sideY = ((to.x - from.x) / length) * shoulderTiles;
  return (
    isLineClear(tiles, { x: from.x + sideX, y: from.y + sideY }, { x: to.x + sideX, y: to.y + sideY }) &&
    isLineClear(tiles, { x: from.x - sideX, y: from.y - sideY }, { x: to.x - sideX, y: to.y - sideY })
  );
}

/** Checks whether a tile can be stood on; tiles outside the zone cannot. */
export function isOpenTile(ground: Tiles & { readonly solid: Uint8Array }, tileX: number, tileY: number): boolean {
  return (
    tileX >= 0 &&
    tileY >= 0 &&
    tileX < ground.widthTiles &&
    tileY < ground.heightTiles &&
    ground.solid[tileY * ground.widthTiles + tileX] === 0
  );
}
