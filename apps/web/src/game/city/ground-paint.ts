import type { GroundKind } from '@necp/shared/zone/map';
import { paintDecals } from './ground-decals';
import { layCarpet, layMarble, layPlates, layShallows, layStairs, layTiles } from './floor-paint';
import { groundAt, isRoad, runThrough, type GroundSheet } from './ground-lookup';
import { scatter } from './scatter';

/** Tiles along one side of a baked square of ground. */
export const cellTiles = 16;

const baseOf: Record<GroundKind, readonly [number, number, number]> = {
  void: [30, 33, 38],
  asphalt: [74, 79, 87],
  sidewalk: [88, 92, 100],
  crossing: [74, 79, 87],
  plaza: [92, 95, 106],
  alley: [64, 65, 66],
  interior: [88, 78, 74],
  grass: [48, 66, 52],
  water: [16, 26, 36],
  roadmark: [74, 79, 87],
  stairs: [96, 98, 104],
  tiles: [58, 64, 67],
  marble: [72, 74, 82],
  carpet: [84, 52, 64],
  plates: [78, 82, 86],
  shallows: [44, 66, 72],
};

/** Paints a square of the ground: its material, kerbs, marks, dirt and objects on it. */
export function paintGround(sheet: GroundSheet): void {
  const { pen, tilePixels } = sheet;
  pen.setTransform(tilePixels, 0, 0, tilePixels, -sheet.left * tilePixels, -sheet.top * tilePixels);
  eachTile(sheet, (x, y, kind) => layTile(sheet, { x, y, kind }));
  eachTile(sheet, (x, y, kind) => markTile(sheet, { x, y, kind }));
  eachTile(sheet, (x, y, kind) => edgeTile(sheet, { x, y, kind }));
  paintDecals(sheet);
  shadeWalls(sheet);
}

interface Tile {
  readonly x: number;
  readonly y: number;
  readonly kind: GroundKind;
}

/** Visits every tile of the sheet and one row around it, so that marks may cross its edge. */
function eachTile(sheet: GroundSheet, visit: (x: number, y: number, kind: GroundKind) => void): void {
  for (let y = sheet.top - 1; y <= sheet.top + cellTiles; y += 1) {
    for (let x = sheet.left - 1; x <= sheet.left + cellTiles; x += 1) visit(x, y, groundAt(sheet.map, x, y));
  }
}

function tone(kind: GroundKind, by: number): string {
  const [r, g, b] = baseOf[kind];
  return `rgb(${Math.round(r * by)},${Math.round(g * by)},${Math.round(b * by)})`;
}

function layTile(sheet: GroundSheet, { x, y, kind }: Tile): void {
  const { pen } = sheet;
  const chance = scatter(x, y, 1);
  // Under a roof there is only dark rock between the rooms.
  const isRock = kind === 'void' && sheet.map.isIndoors;
  pen.fillStyle = isRock
    ? '#06080b'
    : tone(kind, kind === 'asphalt' || isRoad(kind) ? 0.97 + 0.06 * chance : 0.92 + 0.16 * chance);
  pen.fillRect(x, y, 1.02, 1.02);
  switch (kind) {
    case 'sidewalk':
      return laySlabs(pen, { x, y, kind });
    case 'plaza':
      return layPlaza(pen, { x, y, kind });
    case 'alley':
      return layAlley(pen, { x, y, kind });
    case 'interior':
      return layFloor(pen, { x, y, kind });
    case 'grass':
      return growGrass(pen, { x, y, kind });
    case 'stairs':
      return layStairs(sheet, x, y);
    case 'tiles':
      return layTiles(sheet, x, y);
    case 'marble':
      return layMarble(sheet, x, y);
    case 'carpet':
      return layCarpet(sheet, x, y);
    case 'plates':
      return layPlates(sheet, x, y);
    case 'shallows':
      return layShallows(sheet, x, y);
    case 'void':
    case 'water':
      return;
    case 'asphalt':
    case 'crossing':
    case 'roadmark':
      return layAsphalt(pen, { x, y, kind });
  }
}

function laySlabs(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  for (const [dx, dy] of [
    [0, 0],
    [0.5, 0],
    [0, 0.5],
    [0.5, 0.5],
  ] as const) {
    const chance = scatter(x * 2 + dx * 2, y * 2 + dy * 2, 2);
    pen.fillStyle = tone('sidewalk', 0.86 + chance * 0.24);
    pen.fillRect(x + dx + 0.02, y + dy + 0.02, 0.47, 0.47);
    pen.fillStyle = 'rgba(255,255,255,0.06)';
    pen.fillRect(x + dx + 0.02, y + dy + 0.02, 0.47, 0.025);
    pen.fillStyle = 'rgba(0,0,0,0.2)';
    pen.fillRect(x + dx + 0.02, y + dy + 0.465, 0.47, 0.025);
    if (chance > 0.93) crack(pen, { x: x + dx + 0.1, y: y + dy + 0.1, reach: 0.4 }, chance * 100);
  }
}

function layPlaza(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  const isDark = (x + y) % 2 === 0;
  pen.fillStyle = tone('plaza', (isDark ? 0.84 : 1.04) + scatter(x, y, 3) * 0.1);
  pen.fillRect(x + 0.015, y + 0.015, 0.97, 0.97);
  pen.strokeStyle = 'rgba(0,0,0,0.25)';
  pen.lineWidth = 0.03;
  pen.strokeRect(x + 0.015, y + 0.015, 0.97, 0.97);
  if (x % 4 === 0 && y % 4 === 0) {
    pen.fillStyle = tone('plaza', 0.6);
    pen.fillRect(x + 0.3, y + 0.3, 0.4, 0.4);
    pen.fillStyle = 'rgba(63,208,224,0.5)';
    pen.fillRect(x + 0.42, y + 0.42, 0.16, 0.16);
  }
}

function layAlley(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  for (let i = 0; i < 5; i += 1) {
    pen.fillStyle = `rgba(0,0,0,${(0.05 + scatter(x, y, 10 + i) * 0.12).toFixed(3)})`;
    const r = 0.1 + scatter(x, y, 20 + i) * 0.35;
    pen.beginPath();
    pen.ellipse(
      x + scatter(x, y, 30 + i),
      y + scatter(x, y, 40 + i),
      r,
      r * 0.7,
      scatter(x, y, 50 + i) * 3,
      0,
      Math.PI * 2,
    );
    pen.fill();
  }
  if (x % 3 === 0 || y % 3 === 0) {
    pen.fillStyle = 'rgba(0,0,0,0.2)';
    if (x % 3 === 0) pen.fillRect(x, y, 0.035, 1);
    if (y % 3 === 0) pen.fillRect(x, y, 1, 0.035);
  }
}

function layFloor(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  pen.fillStyle = tone('interior', 0.85 + scatter(x, Math.floor(y / 2), 5) * 0.22);
  pen.fillRect(x + 0.02, y, 0.96, 1);
  pen.fillStyle = 'rgba(0,0,0,0.22)';
  pen.fillRect(x, y, 0.03, 1);
  if ((y + x * 3) % 4 === 0) pen.fillRect(x, y, 1, 0.03);
}

function growGrass(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  for (let i = 0; i < 16; i += 1) {
    const chance = scatter(x, y, 60 + i);
    pen.strokeStyle = chance > 0.5 ? 'rgba(92,128,84,0.55)' : 'rgba(22,38,28,0.5)';
    pen.lineWidth = 0.035;
    const gx = x + scatter(x, y, 80 + i);
    const gy = y + scatter(x, y, 100 + i);
    pen.beginPath();
    pen.moveTo(gx, gy);
    pen.lineTo(gx + (chance - 0.5) * 0.2, gy - 0.16);
    pen.stroke();
  }
}

function layAsphalt(pen: CanvasRenderingContext2D, { x, y }: Tile): void {
  for (let i = 0; i < 22; i += 1) {
    const chance = scatter(x, y, 120 + i);
    pen.fillStyle = chance > 0.6 ? 'rgba(190,200,210,0.10)' : 'rgba(0,0,0,0.16)';
    const size = 0.03 + chance * 0.035;
    pen.fillRect(x + scatter(x, y, 150 + i), y + scatter(x, y, 180 + i), size, size);
  }
  if (scatter(x, y, 6) > 0.955) crack(pen, { x: x + 0.1, y: y + 0.2, reach: 1.5 }, x * 31 + y);
}

function crack(pen: CanvasRenderingContext2D, from: { x: number; y: number; reach: number }, seed: number): void {
  pen.strokeStyle = 'rgba(0,0,0,0.38)';
  pen.lineWidth = 0.028;
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  let { x, y } = from;
  const lean = scatter(seed, 3, 7) * Math.PI;
  for (let i = 0; i < 6; i += 1) {
    x += Math.cos(lean + (scatter(seed, i, 8) - 0.5) * 1.6) * (from.reach / 6);
    y += Math.sin(lean + (scatter(seed, i, 9) - 0.5) * 1.6) * (from.reach / 6);
    pen.lineTo(x, y);
  }
  pen.stroke();
}

/** Paints lane lines and zebra crossings, worn by tyres. */
function markTile({ pen, map }: GroundSheet, { x, y, kind }: Tile): void {
  if (kind !== 'crossing' && kind !== 'roadmark') return;
  const run = runThrough(map, x, y);
  const wear = 0.5 + scatter(x, y, 200) * 0.3;
  if (kind === 'crossing') {
    pen.fillStyle = `rgba(206,212,218,${wear.toFixed(2)})`;
    // Bars lie along the traffic, side by side over the width of the road.
    if (run.across >= run.down) pen.fillRect(x + 0.22, y, 0.52, 1);
    else pen.fillRect(x, y + 0.22, 1, 0.52);
  } else {
    pen.fillStyle = `rgba(226,172,72,${wear.toFixed(2)})`;
    const runsDown = run.down > run.across;
    const along = runsDown ? y : x;
    if (((along % 4) + 4) % 4 < 2) {
      if (runsDown) pen.fillRect(x + 0.44, y, 0.13, 1);
      else pen.fillRect(x, y + 0.44, 1, 0.13);
    }
  }
  pen.fillStyle = tone('asphalt', 1);
  for (let i = 0; i < 7; i += 1) {
    if (scatter(x, y, 210 + i) > 0.45)
      pen.fillRect(x + scatter(x, y, 220 + i), y + scatter(x, y, 230 + i), 0.05 + scatter(x, y, 240 + i) * 0.12, 0.04);
  }
}

const neighbours = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Paints kerbs between pavement and road, and thresholds between street and floor. */
function edgeTile({ pen, map }: GroundSheet, { x, y, kind }: Tile): void {
  if (isRoad(kind)) return;
  for (const [dx, dy] of neighbours) {
    const other = groundAt(map, x + dx, y + dy);
    if (isRoad(other) && kind !== 'void') kerb(pen, { x, y, dx, dy });
    else if (other !== kind && other !== 'void' && kind !== 'void' && !isRoad(other)) {
      pen.fillStyle = 'rgba(0,0,0,0.3)';
      sideStrip(pen, { x, y, dx, dy }, { inset: 0, thick: 0.05 });
    }
  }
}

interface Side {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

function kerb(pen: CanvasRenderingContext2D, side: Side): void {
  pen.fillStyle = 'rgba(140,146,154,1)';
  sideStrip(pen, side, { inset: 0, thick: 0.2 });
  pen.fillStyle = 'rgba(196,204,212,0.5)';
  sideStrip(pen, side, { inset: 0.17, thick: 0.03 });
  pen.fillStyle = 'rgba(0,0,0,0.5)';
  sideStrip(pen, side, { inset: -0.12, thick: 0.12 });
  pen.fillStyle = 'rgba(0,0,0,0.16)';
  sideStrip(pen, side, { inset: -0.5, thick: 0.38 });
  const along = side.dx === 0 ? side.x : side.y;
  if (along % 2 === 0) {
    pen.fillStyle = 'rgba(0,0,0,0.3)';
    if (side.dx === 0) pen.fillRect(side.x, side.dy < 0 ? side.y : side.y + 0.8, 0.03, 0.2);
    else pen.fillRect(side.dx < 0 ? side.x : side.x + 0.8, side.y, 0.2, 0.03);
  }
}

/** Fills a strip along one side of a tile; a negative inset is beyond it. */
function sideStrip(pen: CanvasRenderingContext2D, side: Side, strip: { inset: number; thick: number }): void {
  const { x, y, dx, dy } = side;
  if (dy < 0) pen.fillRect(x, y + strip.inset, 1.01, strip.thick);
  else if (dy > 0) pen.fillRect(x, y + 1 - strip.inset - strip.thick, 1.01, strip.thick);
  else if (dx < 0) pen.fillRect(x + strip.inset, y, strip.thick, 1.01);
  else pen.fillRect(x + 1 - strip.inset - strip.thick, y, strip.thick, 1.01);
}

/** Darkens the ground beside walls. */
function shadeWalls({ pen, map, left, top }: GroundSheet): void {
  for (const building of map.buildings) {
    const near = {
      left: building.x - 2,
      top: building.y - 2,
      right: building.x + building.width + 2,
      bottom: building.y + building.height + 2,
    };
    if (near.right < left || near.left > left + cellTiles || near.bottom < top || near.top > top + cellTiles) continue;
    for (const reach of building.facade === 'partition' ? [0.5, 0.2] : [1.6, 1.1, 0.7, 0.35, 0.15]) {
      pen.fillStyle = 'rgba(2,4,8,0.11)';
      pen.beginPath();
      pen.roundRect(
        building.x - reach,
        building.y - reach,
        building.width + reach * 2,
        building.height + reach * 2,
        reach,
      );
      pen.fill();
    }
  }
}
