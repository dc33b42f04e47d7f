import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { EntityKind } from '@necp/shared/protocol';
import type { QuestMark, Radar } from '../../game/types';
import { picturePixels } from '../base/zone-picture';

/** How each kind of entity is drawn; other kinds are not on the map. */
const dotStyles: Partial<Record<EntityKind, { readonly colour: string; readonly side: number }>> = {
  player: { colour: '#3fd0e0', side: 5 },
  townsperson: { colour: '#8592a0', side: 3 },
  npc: { colour: '#d6dee6', side: 4 },
  enemy: { colour: '#ff4d5e', side: 4 },
  drop: { colour: '#d6dee6', side: 3 },
  vehicle: { colour: '#ff3d81', side: 7 },
  deployable: { colour: '#61d394', side: 4 },
};

/** Something on the minimap that is not an entity, in tiles. */
export interface MinimapMark {
  readonly x: number;
  readonly y: number;
  readonly mark: QuestMark['mark'] | 'gate' | 'instance' | 'pin';
}

interface Sweep {
  readonly marks: readonly MinimapMark[];
  /** The corners of the walk to the followed goal. */
  readonly way: readonly TileSpot[];
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
  pen.imageSmoothingEnabled = scale < picturePixels;
  pen.drawImage(sweep.base, toX(0), toY(0), sweep.map.widthTiles * scale, sweep.map.heightTiles * scale);
  drawWay(pen, [self, ...sweep.way], { toX, toY });
  drawPlaces(pen, sweep, { toX, toY, half });
  for (const dot of sweep.radar.dots) {
    const style = dotStyles[dot.kind];
    if (!style) continue;
    pen.fillStyle = style.colour;
    const side = style.side * window.devicePixelRatio;
    pen.fillRect(toX(dot.x) - side / 2, toY(dot.y) - side / 2, side, side);
  }
  for (const { mark, x, y } of sweep.marks) drawMark(pen, mark, { x: toX(x), y: toY(y), half });
  drawSelf(pen, half, self.facing);
}

/** Draws the walk to the goal as a dotted line. */
function drawWay(
  pen: CanvasRenderingContext2D,
  spots: readonly TileSpot[],
  { toX, toY }: { toX(x: number): number; toY(y: number): number },
): void {
  if (spots.length < 2) return;
  const unit = window.devicePixelRatio;
  pen.save();
  pen.lineWidth = 2.5 * unit;
  pen.lineCap = pen.lineJoin = 'round';
  pen.setLineDash([unit, 5 * unit]);
  pen.strokeStyle = markColours.goal;
  pen.beginPath();
  for (const { x, y } of spots) pen.lineTo(toX(x), toY(y));
  pen.stroke();
  pen.restore();
}

const markColours: Readonly<Record<MinimapMark['mark'], string>> = {
  offer: '#ffb547',
  goal: '#ffb547',
  turn_in: '#ffb547',
  running: '#8592a0',
  route: '#3fd0e0',
  gate: '#ff3d81',
  instance: '#ff4d5e',
  pin: '#d6dee6',
};
const markLetters: Partial<Record<MinimapMark['mark'], string>> = { offer: '!', turn_in: '?', running: '…' };
/** The marks that stay at the edge, in their direction, when they are farther away. */
const leading: readonly MinimapMark['mark'][] = ['goal', 'turn_in', 'route'];

interface MarkPoint {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

function drawMark(pen: CanvasRenderingContext2D, mark: MinimapMark['mark'], { x, y, half }: MarkPoint): void {
  const unit = window.devicePixelRatio;
  const most = half - 8 * unit;
  const far = Math.max(Math.abs(x - half), Math.abs(y - half));
  if (far > most && !leading.includes(mark)) return;
  const shrink = far > most ? most / far : 1;
  pen.save();
  pen.translate(half + (x - half) * shrink, half + (y - half) * shrink);
  pen.scale(unit, unit);
  pen.fillStyle = pen.strokeStyle = markColours[mark];
  const letter = markLetters[mark];
  if (letter !== undefined) drawLetter(pen, letter);
  else if (mark === 'gate' || mark === 'instance') drawArch(pen, mark);
  else drawDiamond(pen, mark === 'pin' ? 3.5 : 5);
  pen.restore();
}

function drawLetter(pen: CanvasRenderingContext2D, letter: string): void {
  pen.font = '700 16px "Tektur", "Exo 2", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = '#05070a';
  pen.strokeText(letter, 0, 0);
  pen.fillText(letter, 0, 0);
}

/** Draws a round arch for a gate, and a square door for an instance. */
function drawArch(pen: CanvasRenderingContext2D, kind: 'gate' | 'instance'): void {
  pen.beginPath();
  pen.moveTo(-5, 6);
  if (kind === 'gate') {
    pen.lineTo(-5, -1);
    pen.arc(0, -1, 5, Math.PI, 0);
  } else {
    pen.lineTo(-5, -5);
    pen.lineTo(5, -5);
  }
  pen.lineTo(5, 6);
  const colour = pen.strokeStyle;
  pen.lineWidth = 5;
  pen.strokeStyle = '#05070a';
  pen.stroke();
  pen.lineWidth = 2.2;
  pen.strokeStyle = colour;
  pen.stroke();
}

function drawDiamond(pen: CanvasRenderingContext2D, size: number): void {
  pen.rotate(Math.PI / 4);
  pen.strokeStyle = '#05070a';
  pen.lineWidth = 1;
  pen.fillRect(-size, -size, size * 2, size * 2);
  pen.strokeRect(-size, -size, size * 2, size * 2);
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
