import type { PersonKind, Radar } from '../../game/types';

type Dot = Pick<Radar['dots'][number], 'kind' | 'side'>;
/** What a dot is drawn with; around its middle, in CSS pixels. */
type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
>;

/** The colours of the names in the street. */
const sideColours: Readonly<Record<PersonKind, string>> = {
  self: '#f2f6fa',
  player: '#3fd0e0',
  friend: '#9db2ff',
  party: '#61d394',
  townsperson: '#8592a0',
  npc: '#d6dee6',
  enemy: '#ff4d5e',
  guarding: '#d6dee6',
};
const edge = '#05070a';

/** Draws something that the player sees, by the signs of its name in the street; other kinds are not on the map. */
export function drawDot(pen: Pen, dot: Dot): void {
  switch (dot.kind) {
    case 'player':
    case 'townsperson':
    case 'npc':
    case 'enemy':
      pen.fillStyle = pen.strokeStyle = sideColours[dot.side];
      return drawSide(pen, dot.side);
    case 'vehicle':
      pen.fillStyle = '#ff3d81';
      return drawBox(pen, 3.5);
    case 'deployable':
      pen.fillStyle = '#61d394';
      return drawBox(pen, 2);
    case 'drop':
      pen.fillStyle = '#d6dee6';
      return drawBox(pen, 1.5);
    default:
  }
}

function drawSide(pen: Pen, side: PersonKind): void {
  switch (side) {
    case 'player':
    case 'self':
      return drawRings(pen, [0]);
    case 'friend':
      return drawRings(pen, [-2, 2]);
    case 'party':
      return drawDisc(pen);
    case 'enemy':
      return drawCorners(pen, [
        [-3.5, -3],
        [3.5, -3],
        [0, 3.5],
      ]);
    case 'npc':
      return drawCorners(pen, [
        [0, -3.5],
        [3.5, 0],
        [0, 3.5],
        [-3.5, 0],
      ]);
    case 'guarding':
      return drawBox(pen, 2.5);
    case 'townsperson':
      return drawBox(pen, 1.5);
  }
}

/** Another player is a ring; a friend is two, one in the other's edge. */
function drawRings(pen: Pen, middles: readonly number[]): void {
  const colour = pen.strokeStyle;
  for (const [width, tint] of [
    [4, edge],
    [2, colour],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = tint;
    for (const x of middles) {
      pen.beginPath();
      pen.arc(x, 0, 2.6, 0, Math.PI * 2);
      pen.stroke();
    }
  }
}

/** A member of the party is a disc with a dark middle. */
function drawDisc(pen: Pen): void {
  for (const [radius, tint] of [
    [5, edge],
    [4, sideColours.party],
    [1.4, edge],
  ] as const) {
    pen.fillStyle = tint;
    pen.beginPath();
    pen.arc(0, 0, radius, 0, Math.PI * 2);
    pen.fill();
  }
}

const drawBox = (pen: Pen, half: number): void =>
  drawCorners(pen, [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ]);

function drawCorners(pen: Pen, corners: readonly (readonly [x: number, y: number])[]): void {
  pen.beginPath();
  for (const [at, [x, y]] of corners.entries()) {
    if (at === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.closePath();
  pen.fill();
}
