import type { Pen } from '../combat/sprites/strokes';
import type { DressedLook } from '@necp/shared/character/outfit';
import { paintHeadgear } from './figure-gear';
import { paintHair } from './figure-hair';
import { paintJacket } from './figure-jacket';
import { clothHues, cyberwareHues, hexOf, shade, skinTones } from './palette';
import { shoulderTiles, type PartName } from './frames';

type PathPoint = readonly [x: number, y: number];

/** Paints one part around the origin, one unit to the tile, looking east. */
export function paintPart(pen: Pen, part: PartName, look: DressedLook): void {
  switch (part) {
    case 'torso':
      return paintJacket(pen, look);
    case 'head':
      return paintHead(pen, look);
    case 'arm':
      return paintArm(pen, look);
    case 'foot':
      return paintFoot(pen, look);
    case 'glow':
      return paintGlow(pen, look);
  }
}

export function oval(pen: Pen, at: { x: number; y: number; long: number; wide: number }): void {
  pen.beginPath();
  pen.ellipse(at.x, at.y, at.long, at.wide, 0, 0, Math.PI * 2);
}

function paintHead(pen: Pen, look: DressedLook): void {
  const skin = hexOf(skinTones, look.skin);
  oval(pen, { x: 0.02, y: 0, long: 0.2, wide: 0.165 });
  const round = pen.createRadialGradient(0.05, -0.03, 0.02, 0.02, 0, 0.21);
  round.addColorStop(0, shade(skin, 1.18));
  round.addColorStop(0.7, skin);
  round.addColorStop(1, shade(skin, 0.66));
  pen.fillStyle = round;
  pen.fill();
  for (const side of [-1, 1]) {
    pen.fillStyle = shade(skin, 0.85);
    oval(pen, { x: 0.01, y: side * 0.165, long: 0.045, wide: 0.028 });
    pen.fill();
  }
  // The brow and nose show the facing.
  pen.fillStyle = shade(skin, 1.12);
  oval(pen, { x: 0.205, y: 0, long: 0.035, wide: 0.03 });
  pen.fill();
  if (look.headwear === undefined) paintHair(pen, look);
  paintHeadgear(pen, look);
}

function paintArm(pen: Pen, look: DressedLook): void {
  const cloth = hexOf(clothHues, look.jacketHue);
  const isBare = look.jacket === 0 || look.jacket === 5;
  const skin = hexOf(skinTones, look.skin);
  const isMetal = look.cyberware === 5 || look.cyberware === 6;
  const sleeve = isBare ? (isMetal ? '#5A626C' : skin) : cloth;
  const across = pen.createLinearGradient(0, -0.1, 0, 0.1);
  across.addColorStop(0, shade(sleeve, 0.62));
  across.addColorStop(0.45, shade(sleeve, 1.12));
  across.addColorStop(1, shade(sleeve, 0.55));
  pen.fillStyle = across;
  pen.beginPath();
  pen.roundRect(-0.18, -0.085, 0.36, 0.17, 0.085);
  pen.fill();
  if (!isBare) {
    pen.fillStyle = shade(cloth, 0.5);
    pen.fillRect(0.1, -0.08, 0.05, 0.16);
  }
  pen.fillStyle =
    look.gloveHue !== undefined ? hexOf(clothHues, look.gloveHue) : isMetal ? '#7C8894' : shade(skin, 1.02);
  oval(pen, { x: 0.21, y: 0, long: 0.075, wide: 0.066 });
  pen.fill();
}

const shoes = ['#20242A', '#3A2F28', '#C9CFD6', '#5B2A33', '#2F3F4A', '#17191C'] as const;

function paintFoot(pen: Pen, look: DressedLook): void {
  const cloth = hexOf(clothHues, look.legsHue);
  pen.fillStyle = shade(cloth, 0.8);
  pen.beginPath();
  pen.roundRect(-0.2, -0.085, 0.22, 0.17, 0.08);
  pen.fill();
  const shoe = look.shoeHue === undefined ? hexOf(shoes, look.legs) : hexOf(clothHues, look.shoeHue);
  const along = pen.createLinearGradient(-0.05, 0, 0.2, 0);
  along.addColorStop(0, shade(shoe, 0.8));
  along.addColorStop(1, shade(shoe, 1.25));
  pen.fillStyle = along;
  pen.beginPath();
  pen.roundRect(-0.08, -0.075, 0.28, 0.15, 0.075);
  pen.fill();
}

/** Paints the thin glowing line: on the temple, the spine, the shoulder, the arm or the collar. */
function paintGlow(pen: Pen, look: DressedLook): void {
  if (look.cyberware === 0) return;
  const hue = hexOf(cyberwareHues, look.cyberwareHue);
  const half = shoulderTiles[look.body] ?? 0.38;
  pen.strokeStyle = hue;
  pen.lineCap = 'round';
  const draw = (trace: () => void): void => {
    for (const [width, alpha] of [
      [0.12, 0.18],
      [0.07, 0.35],
      [0.03, 1],
    ] as const) {
      pen.globalAlpha = alpha;
      pen.lineWidth = width;
      pen.beginPath();
      trace();
      pen.stroke();
    }
    pen.globalAlpha = 1;
  };
  const line = (from: PathPoint, to: PathPoint) => (): void => {
    pen.moveTo(...from);
    pen.lineTo(...to);
  };
  switch (look.cyberware) {
    case 1:
      return draw(line([0.06, -0.165], [0.2, -0.09]));
    case 2:
      return draw(() => {
        pen.arc(0, 0, 0.215, -0.7, 0.7);
      });
    case 3:
      return draw(line([-0.2, -half * 0.8], [-0.2, half * 0.8]));
    case 4:
      return draw(() => {
        pen.arc(0.02, half * 0.78, 0.1, 0, Math.PI * 2);
      });
    case 5:
      return draw(line([-0.1, half * 0.95], [0.16, half * 0.95]));
    case 6:
      draw(line([-0.08, -half * 0.92], [0.14, -half * 0.92]));
      return draw(line([-0.08, half * 0.92], [0.14, half * 0.92]));
    default:
      draw(line([0.1, -0.15], [0.19, -0.07]));
      return draw(line([0.1, 0.15], [0.19, 0.07]));
  }
}
