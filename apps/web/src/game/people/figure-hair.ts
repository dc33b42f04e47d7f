import type { Pen } from '../combat/sprites/strokes';
import type { Look } from '@necp/shared/character/look';
import { hairHues, hexOf, shade } from './palette';

/** Paints hair from above; the face is to the east. */
export function paintHair(pen: Pen, look: Look): void {
  styles[look.hair]?.(pen, hexOf(hairHues, look.hairHue));
}

function cap(pen: Pen, hue: string, size: { x: number; long: number; wide: number }): void {
  const round = pen.createRadialGradient(size.x + 0.04, -0.05, 0.01, size.x, 0, Math.max(size.long, size.wide));
  round.addColorStop(0, shade(hue, 1.3));
  round.addColorStop(0.6, hue);
  round.addColorStop(1, shade(hue, 0.55));
  pen.fillStyle = round;
  pen.beginPath();
  pen.ellipse(size.x, 0, size.long, size.wide, 0, 0, Math.PI * 2);
  pen.fill();
}

function strands(pen: Pen, hue: string, count: number): void {
  pen.strokeStyle = shade(hue, 1.25);
  pen.lineWidth = 0.014;
  pen.globalAlpha = 0.6;
  for (let i = 0; i < count; i += 1) {
    const y = ((i + 0.5) / count - 0.5) * 0.28;
    pen.beginPath();
    pen.moveTo(0.09, y * 0.8);
    pen.quadraticCurveTo(-0.04, y * 1.2, -0.17, y * 0.9);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function dot(pen: Pen, hue: string, at: { x: number; y: number; r: number }): void {
  pen.fillStyle = hue;
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, Math.PI * 2);
  pen.fill();
}

const styles: readonly ((pen: Pen, hue: string) => void)[] = [
  // Bald: only a shine.
  (pen) => {
    pen.fillStyle = 'rgba(255,255,255,0.28)';
    pen.beginPath();
    pen.ellipse(0, -0.05, 0.06, 0.03, 0.4, 0, Math.PI * 2);
    pen.fill();
  },
  (pen, hue) => {
    pen.globalAlpha = 0.75;
    cap(pen, hue, { x: -0.03, long: 0.16, wide: 0.155 });
    pen.globalAlpha = 1;
  },
  (pen, hue) => {
    cap(pen, hue, { x: -0.03, long: 0.18, wide: 0.175 });
    strands(pen, hue, 6);
  },
  // Mohawk.
  (pen, hue) => {
    pen.fillStyle = shade(hue, 0.6);
    pen.beginPath();
    pen.roundRect(-0.24, -0.05, 0.42, 0.1, 0.05);
    pen.fill();
    pen.fillStyle = shade(hue, 1.15);
    pen.beginPath();
    pen.roundRect(-0.22, -0.025, 0.38, 0.05, 0.025);
    pen.fill();
  },
  // Ponytail.
  (pen, hue) => {
    pen.fillStyle = shade(hue, 0.8);
    pen.beginPath();
    pen.ellipse(-0.28, 0, 0.11, 0.055, 0, 0, Math.PI * 2);
    pen.fill();
    cap(pen, hue, { x: -0.03, long: 0.18, wide: 0.175 });
    strands(pen, hue, 7);
    dot(pen, shade(hue, 0.45), { x: -0.19, y: 0, r: 0.035 });
  },
  // Long, over the shoulders.
  (pen, hue) => {
    cap(pen, hue, { x: -0.11, long: 0.23, wide: 0.23 });
    cap(pen, hue, { x: -0.04, long: 0.185, wide: 0.18 });
    strands(pen, hue, 8);
  },
  // Bob.
  (pen, hue) => {
    cap(pen, hue, { x: -0.03, long: 0.2, wide: 0.21 });
    strands(pen, hue, 7);
  },
  // Afro.
  (pen, hue) => {
    cap(pen, hue, { x: -0.03, long: 0.25, wide: 0.26 });
    for (let i = 0; i < 16; i += 1)
      dot(pen, shade(hue, i % 2 ? 1.2 : 0.8), {
        x: -0.03 + Math.cos(i * 2.4) * (0.05 + i * 0.011),
        y: Math.sin(i * 2.4) * (0.05 + i * 0.011),
        r: 0.026,
      });
  },
  // Dreads.
  (pen, hue) => {
    for (let i = 0; i < 9; i += 1) {
      const turn = Math.PI * 0.55 + (i / 8) * Math.PI * 0.9;
      pen.strokeStyle = shade(hue, i % 2 ? 0.75 : 1.05);
      pen.lineWidth = 0.05;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(-0.02, 0);
      pen.lineTo(-0.02 + Math.cos(turn) * 0.27, Math.sin(turn) * 0.24);
      pen.stroke();
    }
    cap(pen, hue, { x: -0.02, long: 0.16, wide: 0.165 });
  },
  // Undercut, combed to one side.
  (pen, hue) => {
    pen.globalAlpha = 0.5;
    cap(pen, shade2(hue), { x: -0.04, long: 0.165, wide: 0.165 });
    pen.globalAlpha = 1;
    pen.fillStyle = hue;
    pen.beginPath();
    pen.ellipse(0, 0.05, 0.19, 0.12, 0.15, 0, Math.PI * 2);
    pen.fill();
    strands(pen, hue, 4);
  },
  // Bun.
  (pen, hue) => {
    cap(pen, hue, { x: -0.03, long: 0.18, wide: 0.175 });
    dot(pen, shade(hue, 0.7), { x: -0.16, y: 0, r: 0.095 });
    dot(pen, shade(hue, 1.2), { x: -0.15, y: -0.02, r: 0.045 });
  },
  // Spikes.
  (pen, hue) => {
    for (let i = 0; i < 11; i += 1) {
      const turn = (i / 11) * Math.PI * 2 + 0.3;
      pen.fillStyle = shade(hue, i % 2 ? 1.2 : 0.85);
      pen.beginPath();
      pen.moveTo(-0.02 + Math.cos(turn) * 0.25, Math.sin(turn) * 0.24);
      pen.lineTo(-0.02 + Math.cos(turn + 0.4) * 0.12, Math.sin(turn + 0.4) * 0.12);
      pen.lineTo(-0.02 + Math.cos(turn - 0.4) * 0.12, Math.sin(turn - 0.4) * 0.12);
      pen.fill();
    }
    cap(pen, hue, { x: -0.03, long: 0.13, wide: 0.13 });
  },
];

function shade2(hue: string): string {
  const value = parseInt(hue.slice(1), 16);
  const half = (shift: number): string => (((value >> shift) & 255) >> 1).toString(16).padStart(2, '0');
  return `#${half(16)}${half(8)}${half(0)}`;
}
