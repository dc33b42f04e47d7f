import type { Locale } from '@necp/shared/kernel';
import type { Sign } from '@necp/shared/zone/map';
import { neon } from './hues';
import type { Corners, Point3 } from './mesh-writer';

/** A placed sign: its letters in the atlas and its four corners in the street, top left of the text first. */
export interface HungSign {
  readonly sign: Sign;
  readonly corners: Corners;
  readonly uv: readonly [number, number, number, number];
  readonly wide: number;
}

export interface SignSheet {
  readonly canvas: HTMLCanvasElement;
  readonly signs: readonly HungSign[];
}

const sheetSize = 2048;
const family = '"Tektur", "Exo 2 Variable", system-ui, sans-serif';

/** Draws every sign's letters once (red: tube, green: glow) and places them on their facades. */
export function hangSigns(signs: readonly Sign[], locale: Locale): SignSheet {
  const canvas = document.createElement('canvas');
  canvas.width = sheetSize;
  canvas.height = sheetSize;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2d canvas');
  for (const letterPixels of [72, 60, 48, 38, 28, 20]) {
    const hung = layOut(pen, signs, { locale, letterPixels });
    if (hung) return { canvas, signs: hung };
  }
  return { canvas, signs: [] };
}

function layOut(
  pen: CanvasRenderingContext2D,
  signs: readonly Sign[],
  style: { locale: Locale; letterPixels: number },
): HungSign[] | null {
  const { letterPixels } = style;
  const pad = Math.round(letterPixels * 0.5);
  pen.globalCompositeOperation = 'source-over';
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, sheetSize, sheetSize);
  pen.font = `700 ${letterPixels}px ${family}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let x = 0;
  let y = 0;
  let rowTall = 0;
  const hung: HungSign[] = [];
  for (const [index, sign] of signs.entries()) {
    const lines = sign.vertical ? [...sign.text[style.locale].replace(/\s+/g, '·')] : [sign.text[style.locale]];
    const step = letterPixels * 0.94;
    const wide = Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + pad * 2;
    const tall = Math.ceil(step * lines.length + pad * 2);
    if (x + wide > sheetSize) {
      x = 0;
      y += rowTall;
      rowTall = 0;
    }
    if (y + tall > sheetSize || wide > sheetSize) return null;
    lines.forEach((line, i) => writeTube(pen, line, { x: x + wide / 2, y: y + pad + step * (i + 0.5), letterPixels }));
    const tilesPerPixel = Math.min(
      sign.sizeTiles / letterPixels,
      roomFor(signs, index) / (sign.vertical ? tall : wide - pad),
    );
    hung.push({
      sign,
      wide: wide * tilesPerPixel,
      corners: cornersOf(sign, wide * tilesPerPixel, tall * tilesPerPixel),
      uv: [x / sheetSize, y / sheetSize, (x + wide) / sheetSize, (y + tall) / sheetSize],
    });
    x += wide;
    rowTall = Math.max(rowTall, tall);
  }
  return hung;
}

/** Returns how long a sign may be before it meets its neighbour on the same wall, in tiles. */
function roomFor(signs: readonly Sign[], index: number): number {
  const sign = signs[index];
  let room = sign?.vertical ? 11 : 9.5;
  for (const other of signs) {
    if (!sign || other === sign || other.facing !== sign.facing) continue;
    const runsEast = sign.facing === 'north' || sign.facing === 'south';
    const along = Math.abs(runsEast ? other.x - sign.x : other.y - sign.y);
    const across = Math.abs(runsEast ? other.y - sign.y : other.x - sign.x);
    if (across < 2) room = Math.min(room, Math.max(2, along * 0.94));
  }
  return room;
}

function writeTube(
  pen: CanvasRenderingContext2D,
  text: string,
  at: { x: number; y: number; letterPixels: number },
): void {
  pen.globalCompositeOperation = 'lighter';
  pen.fillStyle = '#008000';
  pen.shadowColor = '#00FF00';
  for (const share of [0.42, 0.2, 0.08]) {
    pen.shadowBlur = at.letterPixels * share;
    pen.fillText(text, at.x, at.y);
  }
  pen.shadowBlur = 0;
  pen.fillStyle = '#FF0000';
  pen.fillText(text, at.x, at.y);
}

/** Leans the board over the pavement, so that its letters face the camera and are always upright on the screen. */
function cornersOf(sign: Sign, wide: number, tall: number): Corners {
  const low = sign.liftTiles;
  // Stacked letters on these walls go up instead of over the street.
  const high = sign.liftTiles + tall * (sign.vertical ? 0.85 : 0.45);
  const near = 0.12;
  const far = near + (sign.vertical ? 1.1 : tall * 0.9);
  const half = wide / 2;
  const point = (x: number, y: number, z: number): Point3 => [x, y, z];
  switch (sign.facing) {
    case 'south':
      return [
        point(sign.x - half, sign.y + near, high),
        point(sign.x + half, sign.y + near, high),
        point(sign.x + half, sign.y + far, low),
        point(sign.x - half, sign.y + far, low),
      ];
    case 'north':
      return [
        point(sign.x - half, sign.y - far, low),
        point(sign.x + half, sign.y - far, low),
        point(sign.x + half, sign.y - near, high),
        point(sign.x - half, sign.y - near, high),
      ];
    case 'east':
      return sign.vertical
        ? upright(sign, { wide, tall, out: 1 })
        : [
            point(sign.x + near, sign.y + half, high),
            point(sign.x + near, sign.y - half, high),
            point(sign.x + far, sign.y - half, low),
            point(sign.x + far, sign.y + half, low),
          ];
    case 'west':
      return sign.vertical
        ? upright(sign, { wide, tall, out: -1 })
        : [
            point(sign.x - near, sign.y - half, high),
            point(sign.x - near, sign.y + half, high),
            point(sign.x - far, sign.y + half, low),
            point(sign.x - far, sign.y - half, low),
          ];
  }
}

/** Places stacked letters down the screen along an east or west wall. */
function upright(sign: Sign, board: { wide: number; tall: number; out: 1 | -1 }): Corners {
  const inner = sign.x + 0.12 * board.out;
  const outer = inner + board.wide * 0.9 * board.out;
  const high = sign.liftTiles + board.wide * 0.5;
  const left = board.out > 0 ? { x: inner, z: high } : { x: outer, z: sign.liftTiles };
  const right = board.out > 0 ? { x: outer, z: sign.liftTiles } : { x: inner, z: high };
  const top = sign.y - board.tall / 2;
  const bottom = sign.y + board.tall / 2;
  return [
    [left.x, top, left.z],
    [right.x, top, right.z],
    [right.x, bottom, right.z],
    [left.x, bottom, left.z],
  ];
}

/** Returns vertices for the letters: position, atlas uv, hue and flicker seed; nine floats each. */
export function signVertices(sheet: SignSheet): { vertices: Float32Array; indices: Uint32Array } {
  const vertices = new Float32Array(sheet.signs.length * 4 * 9);
  const indices = new Uint32Array(sheet.signs.length * 6);
  sheet.signs.forEach(({ sign, corners, uv }, index) => {
    const glow = neon[sign.hue];
    const corner: readonly (readonly [number, number])[] = [
      [uv[0], uv[1]],
      [uv[2], uv[1]],
      [uv[2], uv[3]],
      [uv[0], uv[3]],
    ];
    corners.forEach((point, i) =>
      vertices.set(
        [...point, ...(corner[i] ?? [0, 0]), ...glow, sign.flickers ? 3 + ((index * 13) % 60) : 0],
        (index * 4 + i) * 9,
      ),
    );
    indices.set(
      [0, 1, 2, 0, 2, 3].map((offset) => index * 4 + offset),
      index * 6,
    );
  });
  return { vertices, indices };
}
