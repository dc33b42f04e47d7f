import type { Locale } from '@necp/shared/kernel';
import { groundKinds, type GroundKind, type ZoneMap } from '@necp/shared/zone/map';
import type { EntityKind } from '@necp/shared/protocol';
import type { Radar } from '../../game/types';

/** Pixels per tile of the base picture. */
const basePixels = 3;
const groundColours: Readonly<Record<GroundKind, string>> = {
  void: '#05070a',
  asphalt: '#151c23',
  sidewalk: '#1d262f',
  crossing: '#2a333c',
  plaza: '#232c36',
  alley: '#10161c',
  interior: '#1a222b',
  grass: '#16241d',
  water: '#0f2430',
  roadmark: '#2a333c',
  stairs: '#303a44',
  tiles: '#26313a',
  marble: '#28323c',
  carpet: '#2a2430',
  plates: '#1f272e',
  shallows: '#173039',
};

/** Draws ground and buildings once per zone. */
export function drawBase(map: ZoneMap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = map.widthTiles * basePixels;
  canvas.height = map.heightTiles * basePixels;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  for (let y = 0; y < map.heightTiles; y++) {
    for (let x = 0; x < map.widthTiles; x++) {
      const kind = groundKinds[map.ground[y * map.widthTiles + x] ?? 0] ?? 'void';
      pen.fillStyle = groundColours[kind];
      pen.fillRect(x * basePixels, y * basePixels, basePixels, basePixels);
    }
  }
  for (const house of map.buildings) {
    const [x, y, width, height] = [
      house.x * basePixels,
      house.y * basePixels,
      house.width * basePixels,
      house.height * basePixels,
    ];
    pen.fillStyle = '#2b3641';
    pen.fillRect(x, y, width, height);
    pen.strokeStyle = '#3d4a57';
    pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
  return canvas;
}

/** How each kind of entity is drawn; other kinds are not on the map. */
const dotStyles: Partial<Record<EntityKind, { readonly colour: string; readonly side: number }>> = {
  player: { colour: '#3fd0e0', side: 5 },
  townsperson: { colour: '#8592a0', side: 3 },
  npc: { colour: '#ffb547', side: 4 },
  enemy: { colour: '#ff4d5e', side: 4 },
  drop: { colour: '#d6dee6', side: 3 },
  vehicle: { colour: '#ff3d81', side: 7 },
  deployable: { colour: '#61d394', side: 4 },
};

/** The place to which an active quest leads, in tiles. */
export interface Goal {
  readonly x: number;
  readonly y: number;
}

interface Sweep {
  readonly goals: readonly Goal[];
  readonly map: ZoneMap;
  readonly base: HTMLCanvasElement;
  readonly radar: Radar;
  /** Distance from the middle to the edge. */
  readonly reachTiles: number;
  readonly locale: Locale;
}

/** Draws the surroundings of the player, north up, with the player in the middle. */
export function drawSweep(canvas: HTMLCanvasElement, sweep: Sweep): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { self } = sweep.radar;
  const half = canvas.width / 2;
  const scale = half / sweep.reachTiles;
  const toX = (x: number) => half + (x - self.x) * scale;
  const toY = (y: number) => half + (y - self.y) * scale;
  pen.fillStyle = '#080b0f';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = scale < basePixels;
  pen.drawImage(sweep.base, toX(0), toY(0), sweep.map.widthTiles * scale, sweep.map.heightTiles * scale);
  drawPlaces(pen, sweep, { toX, toY, half });
  for (const dot of sweep.radar.dots) {
    const style = dotStyles[dot.kind];
    if (!style) continue;
    pen.fillStyle = style.colour;
    const side = style.side * window.devicePixelRatio;
    pen.fillRect(toX(dot.x) - side / 2, toY(dot.y) - side / 2, side, side);
  }
  for (const goal of sweep.goals) drawGoal(pen, { x: toX(goal.x), y: toY(goal.y), half });
  drawSelf(pen, half, self.facing);
}

/** Draws a diamond at the goal, or at the edge in its direction when it is farther away. */
function drawGoal(
  pen: CanvasRenderingContext2D,
  { x, y, half }: { readonly x: number; readonly y: number; readonly half: number },
): void {
  const size = 5 * window.devicePixelRatio;
  const most = half - size * 1.6;
  const far = Math.max(Math.abs(x - half), Math.abs(y - half));
  const shrink = far > most ? most / far : 1;
  pen.save();
  pen.translate(half + (x - half) * shrink, half + (y - half) * shrink);
  pen.rotate(Math.PI / 4);
  pen.fillStyle = '#ffb547';
  pen.strokeStyle = '#05070a';
  pen.lineWidth = window.devicePixelRatio;
  pen.fillRect(-size, -size, size * 2, size * 2);
  pen.strokeRect(-size, -size, size * 2, size * 2);
  pen.restore();
}

function drawPlaces(
  pen: CanvasRenderingContext2D,
  { map, locale }: Sweep,
  view: { toX(x: number): number; toY(y: number): number; half: number },
): void {
  pen.font = `${Math.round(10 * window.devicePixelRatio)}px "Exo 2", sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const taken: { x: number; y: number; half: number }[] = [];
  for (const place of map.places) {
    const [x, drawnY] = [view.toX(place.x + place.width / 2), view.toY(place.y + place.height / 2)];
    const text = place.name[locale];
    const half = pen.measureText(text).width / 2 + 4;
    const y = clearOfSelf(drawnY, { isBeside: Math.abs(x - view.half) < half + clearPixels / 2, middle: view.half });
    if (x - half < 0 || x + half > view.half * 2 || y < 8 || y > view.half * 2 - 8) continue;
    if (
      taken.some(
        (other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 14 * window.devicePixelRatio,
      )
    )
      continue;
    taken.push({ x, y, half });
    pen.fillStyle = 'rgba(5, 7, 10, 0.72)';
    pen.fillRect(x - half, y - 7 * window.devicePixelRatio, half * 2, 14 * window.devicePixelRatio);
    pen.fillStyle = '#d6dee6';
    pen.fillText(text, x, y);
  }
}

/** Pixels that a name leaves free for the arrow in the middle, above and below. */
const clearPixels = 15;

/** Moves a name that would hide the player's arrow below or above it. */
function clearOfSelf(y: number, { isBeside, middle }: { readonly isBeside: boolean; readonly middle: number }): number {
  const clear = clearPixels * window.devicePixelRatio;
  if (!isBeside || Math.abs(y - middle) >= clear) return y;
  return y < middle ? middle - clear : middle + clear;
}

function drawSelf(pen: CanvasRenderingContext2D, at: number, facing: number): void {
  const long = 6 * window.devicePixelRatio;
  pen.save();
  pen.translate(at, at);
  pen.rotate(facing);
  pen.beginPath();
  pen.moveTo(long, 0);
  pen.lineTo(-long * 0.8, long * 0.7);
  pen.lineTo(-long * 0.4, 0);
  pen.lineTo(-long * 0.8, -long * 0.7);
  pen.closePath();
  pen.fillStyle = '#ffffff';
  pen.strokeStyle = '#05070a';
  pen.lineWidth = window.devicePixelRatio;
  pen.fill();
  pen.stroke();
  pen.restore();
}
