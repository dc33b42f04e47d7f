import { shade } from '../../people/palette';

export type Pen = CanvasRenderingContext2D;

/** A drawing around the origin, one unit to the tile, looking east; `long` along x, `wide` along y. */
export interface Picture {
  readonly long: number;
  readonly wide: number;
  readonly paint: (pen: Pen) => void;
}

export const steel = {
  dark: '#262D35',
  mid: '#4E5964',
  light: '#8B97A3',
  pale: '#C3CCD5',
  rust: '#7D4A2B',
  hazard: '#D9A13B',
} as const;

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly long: number;
  readonly wide: number;
  readonly round?: number;
}

/** Draws a plate lit from the north-west, with a dark edge. */
export function slab(pen: Pen, box: Bounds, tint: string): void {
  trace(pen, box);
  const across = pen.createLinearGradient(box.x, box.y - box.wide / 2, box.x + box.long * 0.2, box.y + box.wide / 2);
  across.addColorStop(0, shade(tint, 1.3));
  across.addColorStop(0.45, tint);
  across.addColorStop(1, shade(tint, 0.58));
  pen.fillStyle = across;
  pen.fill();
  edge(pen, tint);
}

/** Draws the same plate on both sides of the long axis. */
export function slabs(pen: Pen, box: Bounds, tint: string): void {
  slab(pen, { ...box, y: -box.y }, tint);
  slab(pen, box, tint);
}

/** Draws a flat rectangle without lighting. */
export function patch(pen: Pen, box: Bounds, fill: string): void {
  trace(pen, box);
  pen.fillStyle = fill;
  pen.fill();
}

export function dome(pen: Pen, at: { readonly x: number; readonly y: number; readonly r: number }, tint: string): void {
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, Math.PI * 2);
  const round = pen.createRadialGradient(at.x + at.r * 0.2, at.y - at.r * 0.35, at.r * 0.05, at.x, at.y, at.r);
  round.addColorStop(0, shade(tint, 1.4));
  round.addColorStop(0.6, tint);
  round.addColorStop(1, shade(tint, 0.5));
  pen.fillStyle = round;
  pen.fill();
  edge(pen, tint);
}

type Points = readonly (readonly [number, number])[];

/** Draws a solid with straight edges. */
export function shape(pen: Pen, points: Points, tint: string): void {
  path(pen, points);
  const low = Math.min(...points.map(([, y]) => y));
  const high = Math.max(...points.map(([, y]) => y));
  const across = pen.createLinearGradient(0, low, 0.1, high);
  across.addColorStop(0, shade(tint, 1.28));
  across.addColorStop(0.5, tint);
  across.addColorStop(1, shade(tint, 0.6));
  pen.fillStyle = across;
  pen.fill();
  edge(pen, tint);
}

export function stroke(pen: Pen, points: Points, line: { readonly width: number; readonly tint: string }): void {
  pen.strokeStyle = line.tint;
  pen.lineWidth = line.width;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

/** Draws a glowing point: a bright middle in a haze. */
export function lamp(pen: Pen, at: { readonly x: number; readonly y: number; readonly r: number }, tint: string): void {
  const haze = pen.createRadialGradient(at.x, at.y, 0, at.x, at.y, at.r * 2.6);
  haze.addColorStop(0, tint);
  haze.addColorStop(0.3, `${tint}99`);
  haze.addColorStop(1, `${tint}00`);
  pen.fillStyle = haze;
  disc(pen, { ...at, r: at.r * 2.6 });
  pen.fillStyle = '#FFFFFF';
  disc(pen, { ...at, r: at.r * 0.55 });
}

/** Draws a glowing tube along a line. */
export function tube(pen: Pen, points: Points, line: { readonly width: number; readonly tint: string }): void {
  for (const [width, alpha] of [
    [3.4, 0.2],
    [1.9, 0.4],
    [1, 1],
  ] as const) {
    pen.globalAlpha = alpha;
    stroke(pen, points, { width: line.width * width, tint: line.tint });
  }
  pen.globalAlpha = 1;
}

/** Draws hazard stripes inside a box. */
export function stripes(pen: Pen, box: Bounds, tints: readonly [string, string]): void {
  pen.save();
  trace(pen, box);
  pen.clip();
  patch(pen, box, tints[0]);
  pen.fillStyle = tints[1];
  const step = 0.16;
  for (let x = box.x - box.long / 2 - box.wide; x < box.x + box.long / 2 + box.wide; x += step * 2) {
    path(pen, [
      [x, box.y - box.wide / 2],
      [x + step, box.y - box.wide / 2],
      [x + step - box.wide, box.y + box.wide / 2],
      [x - box.wide, box.y + box.wide / 2],
    ]);
    pen.fill();
  }
  pen.restore();
}

/** Draws rivets in a row. */
export function rivets(
  pen: Pen,
  row: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly count: number;
    readonly r: number;
  },
  tint: string,
): void {
  pen.fillStyle = tint;
  for (let i = 0; i < row.count; i += 1) {
    const share = row.count === 1 ? 0 : i / (row.count - 1);
    disc(pen, {
      x: row.from[0] + (row.to[0] - row.from[0]) * share,
      y: row.from[1] + (row.to[1] - row.from[1]) * share,
      r: row.r,
    });
  }
}

export function disc(pen: Pen, at: { readonly x: number; readonly y: number; readonly r: number }): void {
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, Math.PI * 2);
  pen.fill();
}

export function ring(
  pen: Pen,
  at: { readonly x: number; readonly y: number; readonly r: number },
  line: { readonly width: number; readonly tint: string },
): void {
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, Math.PI * 2);
  pen.strokeStyle = line.tint;
  pen.lineWidth = line.width;
  pen.stroke();
}

/** Draws letters in the font of the signs, centred; `turn` in radians. */
export function letters(
  pen: Pen,
  text: string,
  at: { readonly x: number; readonly y: number; readonly tall: number; readonly tint: string; readonly turn?: number },
): void {
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(at.turn ?? 0);
  // Canvas letters smaller than a pixel vanish, so they are drawn large and then scaled down.
  pen.scale(at.tall / 40, at.tall / 40);
  pen.font = '700 40px Tektur, "Exo 2", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = at.tint;
  pen.fillText(text, 0, 2);
  pen.restore();
}

function trace(pen: Pen, { x, y, long, wide, round = 0.04 }: Bounds): void {
  pen.beginPath();
  pen.roundRect(x - long / 2, y - wide / 2, long, wide, Math.min(round, long / 2, wide / 2));
}

function path(pen: Pen, points: Points): void {
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
}

function edge(pen: Pen, tint: string): void {
  pen.strokeStyle = shade(tint, 0.3);
  pen.lineWidth = 0.018;
  pen.stroke();
}
