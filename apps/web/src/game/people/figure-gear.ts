import type { DressedLook } from '@necp/shared/character/outfit';
import type { Pen } from '../combat/sprites/strokes';
import { clothHues, hexOf, shade } from './palette';

/** Paints what covers the head, from above; the face is to the east. */
export function paintHeadgear(pen: Pen, look: DressedLook): void {
  if (look.facewear !== undefined) paintFacewear(pen, look.facewear, hexOf(clothHues, look.facewearHue ?? 0));
  if (look.headwear !== undefined) helmets[look.headwear](pen, hexOf(clothHues, look.headwearHue ?? 0));
}

function paintFacewear(pen: Pen, facewear: NonNullable<DressedLook['facewear']>, hue: string): void {
  pen.strokeStyle = facewear === 'shades' ? '#0A0D11' : hue;
  pen.lineWidth = facewear === 'filter' ? 0.09 : 0.055;
  pen.beginPath();
  pen.arc(0.02, 0, 0.19, -0.75, 0.75);
  pen.stroke();
  if (facewear !== 'filter') return;
  for (const side of [-1, 1]) disc(pen, '#61D394', { x: 0.2, y: side * 0.1, r: 0.035 });
}

function disc(pen: Pen, fill: string, at: { readonly x: number; readonly y: number; readonly r: number }): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, Math.PI * 2);
  pen.fill();
}

function shell(pen: Pen, hue: string, size: { readonly long: number; readonly wide: number }): void {
  const round = pen.createRadialGradient(0.05, -0.06, 0.02, 0, 0, size.long);
  round.addColorStop(0, shade(hue, 1.4));
  round.addColorStop(0.6, hue);
  round.addColorStop(1, shade(hue, 0.5));
  pen.fillStyle = round;
  pen.beginPath();
  pen.ellipse(0, 0, size.long, size.wide, 0, 0, Math.PI * 2);
  pen.fill();
}

function ridge(pen: Pen, hue: string): void {
  pen.fillStyle = hue;
  pen.fillRect(-0.19, -0.03, 0.38, 0.06);
}

const helmets: Readonly<Record<NonNullable<DressedLook['headwear']>, (pen: Pen, hue: string) => void>> = {
  hard_hat: (pen, hue) => {
    shell(pen, brimOf(hue), { long: 0.26, wide: 0.23 });
    shell(pen, hue, { long: 0.21, wide: 0.2 });
    ridge(pen, shade(hue, 1.35));
  },
  courier_lid: (pen, hue) => {
    shell(pen, hue, { long: 0.24, wide: 0.23 });
    ridge(pen, shade(hue, 1.5));
    pen.strokeStyle = '#0A0D11';
    pen.lineWidth = 0.06;
    pen.beginPath();
    pen.arc(0, 0, 0.19, -0.8, 0.8);
    pen.stroke();
  },
  lamp_helm: (pen, hue) => {
    shell(pen, hue, { long: 0.23, wide: 0.22 });
    disc(pen, 'rgba(255,181,71,0.4)', { x: 0.16, y: 0, r: 0.11 });
    disc(pen, '#FFE3B0', { x: 0.16, y: 0, r: 0.055 });
  },
  shroud: (pen, hue) => {
    pen.globalAlpha = 0.85;
    shell(pen, hue, { long: 0.25, wide: 0.24 });
    pen.globalAlpha = 1;
    pen.strokeStyle = shade(hue, 1.5);
    pen.lineWidth = 0.015;
    for (const y of [-0.1, 0, 0.1]) {
      pen.beginPath();
      pen.moveTo(-0.2, y);
      pen.lineTo(0.2, y);
      pen.stroke();
    }
  },
};

/** Returns the brim's colour, darker than the dome, as a hex colour that can be shaded again. */
function brimOf(hue: string): string {
  const value = parseInt(hue.slice(1), 16);
  const dark = (shift: number): string =>
    Math.round(((value >> shift) & 255) * 0.6)
      .toString(16)
      .padStart(2, '0');
  return `#${dark(16)}${dark(8)}${dark(0)}`;
}
