import type { Pen } from '../combat/sprites/strokes';
import type { Look } from '@necp/shared/character/look';
import { shoulderTiles } from './frames';
import { clothHues, hexOf, shade, skinTones } from './palette';

interface Cut {
  readonly pen: Pen;
  readonly look: Look;
  readonly half: number;
  readonly cloth: string;
}

/** Paints shoulders and back from above, in the style of the jacket. */
export function paintJacket(pen: Pen, look: Look): void {
  const half = shoulderTiles[look.body] ?? 0.38;
  const cloth = hexOf(clothHues, look.jacketHue);
  const cut: Cut = { pen, look, half, cloth };
  if (look.jacket === 3 || look.jacket === 9) paintTail(cut);
  shoulders(cut, look.jacket === 6 || look.jacket === 9 ? 1.1 : 1);
  details[look.jacket]?.(cut);
  pen.fillStyle = 'rgba(0,0,0,0.35)';
  pen.beginPath();
  pen.ellipse(0.02, 0, 0.2, 0.19, 0, 0, Math.PI * 2);
  pen.fill();
}

function shoulders({ pen, half, cloth }: Cut, puff: number): void {
  pen.beginPath();
  pen.moveTo(0.13 * puff, -half * 0.45);
  pen.bezierCurveTo(0.19 * puff, -half * 0.8, 0.14 * puff, -half * 1.02 * puff, -0.01, -half * 1.03 * puff);
  pen.bezierCurveTo(-0.17 * puff, -half * 1.02 * puff, -0.22 * puff, -half * 0.6, -0.21 * puff, 0);
  pen.bezierCurveTo(-0.22 * puff, half * 0.6, -0.17 * puff, half * 1.02 * puff, -0.01, half * 1.03 * puff);
  pen.bezierCurveTo(0.14 * puff, half * 1.02 * puff, 0.19 * puff, half * 0.8, 0.13 * puff, half * 0.45);
  pen.quadraticCurveTo(0.17 * puff, 0, 0.13 * puff, -half * 0.45);
  pen.closePath();
  const round = pen.createRadialGradient(0.03, -0.08, 0.05, -0.02, 0, half * 1.1);
  round.addColorStop(0, shade(cloth, 1.24));
  round.addColorStop(0.55, shade(cloth, 1.02));
  round.addColorStop(1, shade(cloth, 0.5));
  pen.fillStyle = round;
  pen.fill();
}

function paintTail({ pen, half, cloth }: Cut): void {
  pen.fillStyle = shade(cloth, 0.62);
  pen.beginPath();
  pen.moveTo(-0.1, -half * 0.85);
  pen.quadraticCurveTo(-0.42, -half * 0.8, -0.46, -half * 0.35);
  pen.lineTo(-0.4, 0);
  pen.lineTo(-0.46, half * 0.35);
  pen.quadraticCurveTo(-0.42, half * 0.8, -0.1, half * 0.85);
  pen.fill();
}

function bar(pen: Pen, box: { x: number; y: number; long: number; wide: number }, fill: string): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(box.x - box.long / 2, box.y - box.wide / 2, box.long, box.wide, Math.min(box.long, box.wide) / 2);
  pen.fill();
}

function bothSides(draw: (side: 1 | -1) => void): void {
  draw(-1);
  draw(1);
}

const details: readonly ((cut: Cut) => void)[] = [
  // Shirt: bare shoulders.
  ({ pen, look, half }) =>
    bothSides((side) =>
      bar(pen, { x: -0.01, y: side * half * 0.88, long: 0.2, wide: 0.15 }, hexOf(skinTones, look.skin)),
    ),
  // Bomber: ribbed collar, zip.
  ({ pen, cloth, half }) => {
    bothSides((side) => bar(pen, { x: -0.02, y: side * half * 0.62, long: 0.34, wide: 0.025 }, shade(cloth, 0.6)));
    bar(pen, { x: 0.12, y: 0, long: 0.12, wide: 0.03 }, '#B9C2CB');
  },
  // Biker: pads and seams.
  ({ pen, cloth, half }) =>
    bothSides((side) => {
      bar(pen, { x: -0.01, y: side * half * 0.8, long: 0.26, wide: 0.2 }, shade(cloth, 0.7));
      bar(pen, { x: 0.02, y: side * half * 0.8, long: 0.16, wide: 0.1 }, shade(cloth, 1.2));
      bar(pen, { x: -0.17, y: side * 0.12, long: 0.03, wide: 0.16 }, shade(cloth, 0.5));
    }),
  // Trench: lapels and belt.
  ({ pen, cloth, half }) => {
    bothSides((side) => bar(pen, { x: 0.1, y: side * 0.12, long: 0.14, wide: 0.08 }, shade(cloth, 1.28)));
    bar(pen, { x: -0.19, y: 0, long: 0.04, wide: half * 1.2 }, shade(cloth, 0.4));
  },
  // Hoodie: the hood lies behind the neck.
  ({ pen, cloth }) => {
    pen.fillStyle = shade(cloth, 0.75);
    pen.beginPath();
    pen.ellipse(-0.16, 0, 0.13, 0.19, 0, 0, Math.PI * 2);
    pen.fill();
    pen.fillStyle = shade(cloth, 0.42);
    pen.beginPath();
    pen.ellipse(-0.12, 0, 0.08, 0.13, 0, 0, Math.PI * 2);
    pen.fill();
  },
  // Vest: plates over bare arms.
  ({ pen, look, cloth, half }) => {
    bothSides((side) =>
      bar(pen, { x: -0.01, y: side * half * 0.9, long: 0.19, wide: 0.12 }, hexOf(skinTones, look.skin)),
    );
    bar(pen, { x: -0.12, y: 0, long: 0.13, wide: half * 1.1 }, shade(cloth, 0.66));
    bothSides((side) => bar(pen, { x: 0.09, y: side * 0.16, long: 0.1, wide: 0.13 }, shade(cloth, 1.2)));
  },
  // Puffer: quilted rolls.
  ({ pen, cloth, half }) => {
    for (let i = -2; i <= 2; i += 1)
      bar(pen, { x: -0.02, y: i * half * 0.42, long: 0.36, wide: half * 0.36 }, shade(cloth, i % 2 ? 1.1 : 0.94));
  },
  // Techwear: straps and a pack.
  ({ pen, cloth, half }) => {
    bothSides((side) => bar(pen, { x: 0, y: side * half * 0.5, long: 0.36, wide: 0.05 }, '#15181C'));
    bar(pen, { x: -0.2, y: 0, long: 0.16, wide: half * 0.9 }, shade(cloth, 0.5));
    bar(pen, { x: -0.2, y: 0, long: 0.08, wide: half * 0.6 }, '#3A424B');
  },
  // Suit: shirt and lapels.
  ({ pen, cloth }) => {
    bar(pen, { x: 0.12, y: 0, long: 0.1, wide: 0.1 }, '#D6DEE6');
    bothSides((side) => bar(pen, { x: 0.1, y: side * 0.1, long: 0.14, wide: 0.05 }, shade(cloth, 1.35)));
  },
  // Poncho: a patterned hem.
  ({ pen, cloth, half }) => {
    pen.strokeStyle = shade(cloth, 1.4);
    pen.lineWidth = 0.035;
    pen.beginPath();
    pen.ellipse(-0.03, 0, 0.2, half * 0.92, 0, 0, Math.PI * 2);
    pen.stroke();
    pen.strokeStyle = shade(cloth, 0.5);
    pen.beginPath();
    pen.ellipse(-0.03, 0, 0.15, half * 0.74, 0, 0, Math.PI * 2);
    pen.stroke();
  },
];
