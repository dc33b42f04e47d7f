import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { QuestMark, Radar } from '../../game/types';
import { boxAround, type Label, placeLabels } from '../base/labels';
import { picturePixels } from '../base/zone-picture';
import { drawDot } from './radar-dots';

/** Something on the minimap that is not an entity, in tiles. */
export interface MinimapMark {
  readonly x: number;
  readonly y: number;
  readonly mark: QuestMark['mark'] | 'gate' | 'instance' | 'event' | 'pin' | 'member' | 'ping';
  /** How strongly it is drawn, 0 to 1; 1 when left out. */
  readonly left?: number;
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
  /** The corner at the bottom right that buttons cover, in CSS pixels. */
  readonly buttons: { readonly width: number; readonly height: number };
  /** Whether it is shown as a disc. */
  readonly isRound: boolean;
}

interface View {
  toX(x: number): number;
  toY(y: number): number;
  /** The width and the height in pixels of the canvas. */
  readonly side: number;
  readonly marks: readonly MarkPoint[];
}

/** A member of the party in this zone, with the place that was heard of last. */
export interface MinimapMember extends TileSpot {
  readonly name: string;
}

/** Returns the marks of members; one in sight is where it is seen. */
export function memberMarks(members: readonly MinimapMember[], dots: Radar['dots']): MinimapMark[] {
  return members.map(({ name, ...heard }) => {
    const { x, y } = dots.find((dot) => dot.kind === 'player' && dot.name === name) ?? heard;
    return { x, y, mark: 'member' };
  });
}

/** Draws the surroundings of the player, north up, with the player in the middle. */
export function drawSweep(canvas: HTMLCanvasElement, sweep: Sweep): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { self } = sweep.radar;
  const side = canvas.width;
  const half = side / 2;
  const scale = half / sweep.reachTiles;
  const toX = (x: number) => half + (x - self.x) * scale;
  const toY = (y: number) => half + (y - self.y) * scale;
  const marks = markPoints(sweep.marks, { toX, toY, side });
  pen.fillStyle = '#080b0f';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = scale < picturePixels;
  pen.drawImage(sweep.base, toX(0), toY(0), sweep.map.widthTiles * scale, sweep.map.heightTiles * scale);
  drawWay(pen, [self, ...sweep.way], { toX, toY });
  drawPlaces(pen, sweep, { toX, toY, side, marks });
  for (const dot of sweep.radar.dots) {
    pen.save();
    pen.translate(toX(dot.x), toY(dot.y));
    pen.scale(window.devicePixelRatio, window.devicePixelRatio);
    drawDot(pen, dot);
    pen.restore();
  }
  for (const mark of marks) drawMark(pen, mark);
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
  event: '#ff3d81',
  pin: '#d6dee6',
  member: '#61d394',
  ping: '#61d394',
};
const markLetters: Partial<Record<MinimapMark['mark'], string>> = { offer: '!', turn_in: '?', running: '…' };
/** The marks that stay at the edge, in their direction, when they are farther away. */
const leading: readonly MinimapMark['mark'][] = ['event', 'goal', 'turn_in', 'route', 'member', 'ping'];

interface MarkPoint {
  readonly mark: MinimapMark['mark'];
  readonly left: number;
  readonly x: number;
  readonly y: number;
}

/** Returns where the marks are drawn, in pixels; one that leads somewhere waits at the edge. */
function markPoints(marks: readonly MinimapMark[], { toX, toY, side }: Omit<View, 'marks'>): readonly MarkPoint[] {
  const half = side / 2;
  const most = half - 8 * window.devicePixelRatio;
  return marks.flatMap(({ mark, left = 1, ...spot }) => {
    const [dx, dy] = [toX(spot.x) - half, toY(spot.y) - half];
    const far = Math.max(Math.abs(dx), Math.abs(dy));
    if (far > most && !leading.includes(mark)) return [];
    const shrink = far > most ? most / far : 1;
    return [{ mark, left, x: half + dx * shrink, y: half + dy * shrink }];
  });
}

function drawMark(pen: CanvasRenderingContext2D, { mark, left, x, y }: MarkPoint): void {
  const unit = window.devicePixelRatio;
  pen.save();
  pen.translate(x, y);
  pen.scale(unit, unit);
  pen.fillStyle = pen.strokeStyle = markColours[mark];
  pen.globalAlpha = Math.max(0.15, left);
  const letter = markLetters[mark];
  if (letter !== undefined) drawLetter(pen, letter);
  else if (mark === 'gate' || mark === 'instance') drawArch(pen, mark);
  else if (mark === 'event') drawBolt(pen);
  else if (mark === 'member') drawDisc(pen);
  else if (mark === 'ping') drawRings(pen);
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

/** Draws the bolt that stands for a world event on the map as well. */
function drawBolt(pen: CanvasRenderingContext2D): void {
  const bolt = new Path2D('M1.5-8-5.5 1H-.8L-1.5 8 5.5-1.5H.8Z');
  pen.lineWidth = 3;
  pen.strokeStyle = '#05070a';
  pen.stroke(bolt);
  pen.fill(bolt);
}

/** Draws a spot that a member shows. */
function drawRings(pen: CanvasRenderingContext2D): void {
  pen.lineWidth = 2;
  for (const radius of [3, 7]) {
    pen.beginPath();
    pen.arc(0, 0, radius, 0, 2 * Math.PI);
    pen.stroke();
  }
}

/** Draws a member of the party: round, so that the shape says it too. */
function drawDisc(pen: CanvasRenderingContext2D): void {
  pen.beginPath();
  pen.arc(0, 0, 4.5, 0, 2 * Math.PI);
  pen.strokeStyle = '#05070a';
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
}

function drawDiamond(pen: CanvasRenderingContext2D, size: number): void {
  pen.rotate(Math.PI / 4);
  pen.strokeStyle = '#05070a';
  pen.lineWidth = 1;
  pen.fillRect(-size, -size, size * 2, size * 2);
  pen.strokeRect(-size, -size, size * 2, size * 2);
}

/** The height of a name and the space around it that a mark keeps, in CSS pixels. */
const lineCss = 14;
const markCss = 8;

/** Draws the names of places; they keep clear of the player, the marks and the buttons. */
function drawPlaces(pen: CanvasRenderingContext2D, { map, locale, buttons, isRound }: Sweep, view: View): void {
  const unit = window.devicePixelRatio;
  const { side } = view;
  pen.font = `${Math.round(10 * unit)}px "Exo 2", sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const labels = map.places.flatMap(({ name, x, y, width, height }): Label[] => {
    const at = { x: view.toX(x + width / 2), y: view.toY(y + height / 2) };
    if (at.x < 0 || at.x > side || at.y < 0 || at.y > side) return [];
    return [{ text: name[locale], ...at, width: pen.measureText(name[locale]).width + 8 * unit }];
  });
  const corner = { left: side - buttons.width * unit, top: side - buttons.height * unit, right: side, bottom: side };
  const taken = [
    ...[boxAround(side / 2, side / 2, markCss * unit), corner],
    ...view.marks.map(({ x, y }) => boxAround(x, y, markCss * unit)),
  ];
  const room = { width: side, height: side, lineHeight: lineCss * unit, taken, isRound };
  for (const { text, x, y, width } of placeLabels(labels, room)) {
    pen.fillStyle = 'rgba(5, 7, 10, 0.72)';
    pen.fillRect(x - width / 2, y - (lineCss / 2) * unit, width, lineCss * unit);
    pen.fillStyle = '#d6dee6';
    pen.fillText(text, x, y);
  }
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
