import type { Vec2 } from '@necp/shared/kernel';
import { seededRng, type Rng } from '@necp/shared/kernel';

export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tall: number;
  readonly seed: number;
}
export interface WallFace {
  readonly corners: readonly [Vec2, Vec2, Vec2, Vec2];
  readonly shade: number;
}

/** The picture is 1440 × 900; the camera is above this point. */
export const centre: Vec2 = { x: 720, y: 450 };

/** Moves a point away from the camera's centre by its height, as roofs are. */
export function lift(point: Vec2, tall: number): Vec2 {
  const scale = 1 + tall / 100;
  return { x: centre.x + (point.x - centre.x) * scale, y: centre.y + (point.y - centre.y) * scale };
}

const cornersOf = (block: Block): [Vec2, Vec2, Vec2, Vec2] => [
  { x: block.x, y: block.y },
  { x: block.x + block.width, y: block.y },
  { x: block.x + block.width, y: block.y + block.height },
  { x: block.x, y: block.y + block.height },
];

export const roofOf = (block: Block): Vec2[] => cornersOf(block).map((corner) => lift(corner, block.tall));

/** Returns the walls that face the camera. */
export function facesOf(block: Block): WallFace[] {
  const [nw, ne, se, sw] = cornersOf(block);
  const wall = (from: Vec2, to: Vec2, shade: number): WallFace => ({
    corners: [from, to, lift(to, block.tall), lift(from, block.tall)],
    shade,
  });
  const faces: WallFace[] = [];
  if (block.y + block.height < centre.y) faces.push(wall(sw, se, 1));
  if (block.y > centre.y) faces.push(wall(ne, nw, 0.8));
  if (block.x + block.width < centre.x) faces.push(wall(se, ne, 0.65));
  if (block.x > centre.x) faces.push(wall(nw, sw, 0.65));
  return faces;
}

/** Returns a point on a wall: `across` from left to right, `up` from the ground to the roof, both 0..1. */
export function onFace(face: WallFace, across: number, up: number): Vec2 {
  const [a, b, c, d] = face.corners;
  const low = { x: a.x + (b.x - a.x) * across, y: a.y + (b.y - a.y) * across };
  const high = { x: d.x + (c.x - d.x) * across, y: d.y + (c.y - d.y) * across };
  return { x: low.x + (high.x - low.x) * up, y: low.y + (high.y - low.y) * up };
}

export const pathOf = (points: readonly Vec2[]): string =>
  `M${points.map((point) => `${Math.round(point.x)} ${Math.round(point.y)}`).join('L')}Z`;

const windowHues = ['#ffb547', '#3fd0e0', '#ff3d81', '#d6dee6', '#8f6bff'] as const;

/** Returns the lit windows of a wall, as one path per colour, so that the picture stays small. */
export function windowsOf(face: WallFace, rng: Rng): ReadonlyMap<string, string> {
  const [a, b] = face.corners;
  const columns = Math.max(3, Math.round(Math.hypot(b.x - a.x, b.y - a.y) / 26));
  const lit = new Map<string, string>();
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < columns; column++) {
      if (rng.fraction() > 0.42) continue;
      const [left, right] = [(column + 0.2) / columns, (column + 0.75) / columns];
      const [low, high] = [0.24 + row * 0.19, 0.24 + row * 0.19 + 0.1];
      const hue = rng.pick(windowHues);
      lit.set(
        hue,
        (lit.get(hue) ?? '') +
          pathOf([
            onFace(face, left, low),
            onFace(face, right, low),
            onFace(face, right, high),
            onFace(face, left, high),
          ]),
      );
    }
  }
  return lit;
}

/** The blocks around the crossing; the same every time. */
export const blocks: readonly Block[] = [
  { x: 20, y: 30, width: 270, height: 300, tall: 34, seed: 1 },
  { x: 310, y: 60, width: 270, height: 280, tall: 22, seed: 2 },
  { x: 860, y: 40, width: 250, height: 300, tall: 26, seed: 3 },
  { x: 1130, y: 90, width: 300, height: 250, tall: 18, seed: 4 },
  { x: 30, y: 620, width: 230, height: 260, tall: 20, seed: 5 },
  { x: 290, y: 650, width: 290, height: 240, tall: 28, seed: 6 },
  { x: 860, y: 650, width: 300, height: 240, tall: 32, seed: 7 },
  { x: 1190, y: 620, width: 240, height: 260, tall: 16, seed: 8 },
];

export interface RainStroke {
  readonly x: number;
  readonly y: number;
  readonly long: number;
}
/** Returns the strokes of the rain in the picture. */
export function rainStrokes(count: number): RainStroke[] {
  const rng = seededRng(40);
  return Array.from({ length: count }, () => ({ x: rng.int(0, 1440), y: rng.int(0, 900), long: rng.int(10, 22) }));
}
