import type { Hue } from '@necp/shared/zone/map';
import type { Drawing, Rect } from './drawing';

interface Walls {
  readonly tallTiles: number;
  readonly hue: Hue;
  readonly within?: Rect;
}

/** Solid rock to cut rooms from. */
export function fillWithRock(zone: Drawing): void {
  zone.block({ x: 0, y: 0, width: zone.width, height: zone.height });
}

/**
 * Puts a wall on every solid tile that borders open floor or water, as few and as long as they come. Before any prop is
 * made solid.
 */
export function raiseWalls(zone: Drawing, walls: Walls): void {
  const within = walls.within ?? { x: 0, y: 0, width: zone.width, height: zone.height };
  raiseWhere(
    zone,
    walls,
    (x, y) =>
      x >= within.x &&
      y >= within.y &&
      x < within.x + within.width &&
      y < within.y + within.height &&
      isRock(zone, x, y) &&
      bordersFloor(zone, x, y),
  );
}

/** Puts a wall on every tile that a rule picks. */
export function raiseWhere(zone: Drawing, walls: Walls, isWall: (x: number, y: number) => boolean): void {
  const left = new Set<number>();
  for (let y = 0; y < zone.height; y++)
    for (let x = 0; x < zone.width; x++) if (isWall(x, y)) left.add(y * zone.width + x);
  for (const tile of [...left]) {
    if (!left.has(tile)) continue;
    const x = tile % zone.width;
    const y = Math.floor(tile / zone.width);
    const across = grow({ left, stride: zone.width, x, y }, 'across first');
    const down = grow({ left, stride: zone.width, x, y }, 'down first');
    const rect = across.width * across.height >= down.width * down.height ? across : down;
    for (let dy = 0; dy < rect.height; dy++)
      for (let dx = 0; dx < rect.width; dx++) left.delete((y + dy) * zone.width + x + dx);
    zone.raise({
      id: `wall_${zone.buildings.length}`,
      ...rect,
      tallTiles: walls.tallTiles,
      facade: 'partition',
      hue: walls.hue,
      seed: zone.rng.int(0, 99999),
    });
  }
}

function grow(
  {
    left,
    stride,
    x,
    y,
  }: { readonly left: ReadonlySet<number>; readonly stride: number; readonly x: number; readonly y: number },
  order: 'across first' | 'down first',
): Rect {
  const has = (width: number, height: number): boolean => {
    for (let dy = 0; dy < height; dy++)
      for (let dx = 0; dx < width; dx++) if (x + dx >= stride || !left.has((y + dy) * stride + x + dx)) return false;
    return true;
  };
  let [width, height] = [1, 1];
  const widen = () => {
    while (has(width + 1, height)) width++;
  };
  const deepen = () => {
    while (has(width, height + 1)) height++;
  };
  if (order === 'across first') {
    widen();
    deepen();
  } else {
    deepen();
    widen();
  }
  return { x, y, width, height };
}

function isRock(zone: Drawing, x: number, y: number): boolean {
  return (
    zone.isSolid(x, y) &&
    zone.kindAt(x, y) !== 'water' &&
    !zone.buildings.some(
      (house) => x >= house.x && y >= house.y && x < house.x + house.width && y < house.y + house.height,
    )
  );
}

function bordersFloor(zone: Drawing, x: number, y: number): boolean {
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const kind = zone.kindAt(x + dx, y + dy);
      if (kind !== null && (!zone.isSolid(x + dx, y + dy) || kind === 'water')) return true;
    }
  return false;
}

/**
 * Walls up what nobody can walk to from the first spawn: gaps behind stalls and between houses. Last of all strokes.
 */
export function sealPockets(zone: Drawing): void {
  const [first] = zone.spawns;
  if (!first) throw new Error('a zone needs a spawn before its pockets are sealed');
  const reached = new Uint8Array(zone.solid.length);
  const queue = [Math.floor(first.y) * zone.width + Math.floor(first.x)];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at < 0 || at >= reached.length || reached[at] === 1 || zone.solid[at] === 1) continue;
    reached[at] = 1;
    const column = at % zone.width;
    queue.push(at - zone.width, at + zone.width);
    if (column > 0) queue.push(at - 1);
    if (column < zone.width - 1) queue.push(at + 1);
  }
  reached.forEach((isReached, tile) => {
    if (isReached === 0) zone.solid[tile] = 1;
  });
}
