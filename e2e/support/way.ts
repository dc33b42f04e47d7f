import type { TileSpot } from '../../packages/shared/src/kernel/vec2';
import { mapOf } from './places';

interface Node extends TileSpot {
  readonly from: Node | null;
}

/**
 * The way from one spot to another over free tiles of a zone, tile by tile; a tile from any wall where there is room.
 * @throws RangeError when there is none
 */
export async function wayOver(zoneId: string, from: TileSpot, to: TileSpot): Promise<readonly TileSpot[]> {
  const map = await mapOf(zoneId);
  for (const margin of [1, 0]) {
    const way = search(map, { from, to, margin });
    if (way) return way;
  }
  throw new RangeError(`no way in ${zoneId} from ${from.x},${from.y} to ${to.x},${to.y}`);
}

function search(
  map: Awaited<ReturnType<typeof mapOf>>,
  { from, to, margin }: { readonly from: TileSpot; readonly to: TileSpot; readonly margin: number },
): readonly TileSpot[] | null {
  const isSolid = (x: number, y: number) =>
    x < 0 || y < 0 || x >= map.widthTiles || y >= map.heightTiles || map.solid[y * map.widthTiles + x] !== 0;
  const [startX, startY, endX, endY] = [from.x, from.y, to.x, to.y].map(Math.floor) as [number, number, number, number];
  const isFree = (x: number, y: number) => {
    if (isSolid(x, y)) return false;
    const isNear = Math.hypot(x - startX, y - startY) < 2.5 || Math.hypot(x - endX, y - endY) < 2.5;
    if (margin === 0 || isNear) return true;
    return ![
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].some(([dx = 0, dy = 0]) => isSolid(x + dx, y + dy));
  };
  const seen = new Set([startY * map.widthTiles + startX]);
  let edge: Node[] = [{ x: startX, y: startY, from: null }];
  while (edge.length > 0) {
    const next: Node[] = [];
    for (const node of edge) {
      if (Math.hypot(node.x - endX, node.y - endY) < 1.5) return unroll(node, to);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const [x, y] = [node.x + dx, node.y + dy];
        const key = y * map.widthTiles + x;
        if (seen.has(key) || !isFree(x, y)) continue;
        seen.add(key);
        next.push({ x, y, from: node });
      }
    }
    edge = next;
  }
  return null;
}

function unroll(last: Node, end: TileSpot): readonly TileSpot[] {
  const way: TileSpot[] = [end];
  for (let node: Node | null = last; node; node = node.from) way.unshift({ x: node.x + 0.5, y: node.y + 0.5 });
  return way;
}
