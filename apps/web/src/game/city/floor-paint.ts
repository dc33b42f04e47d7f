import type { ZonePalette } from '@necp/shared/zone/map';
import { runThrough, type GroundSheet } from './ground-lookup';
import { scatter } from './scatter';

const shade = (level: number): string =>
  level < 0 ? `rgba(0,0,0,${(-level).toFixed(3)})` : `rgba(255,255,255,${level.toFixed(3)})`;

/** Paints steps across the direction of the stairs. */
export function layStairs({ pen, map }: GroundSheet, x: number, y: number): void {
  const run = runThrough(map, x, y);
  const climbsEast = run.across >= run.down;
  for (let step = 0; step < 3; step += 1) {
    const at = step / 3;
    pen.fillStyle = shade(0.05 + 0.05 * step);
    if (climbsEast) pen.fillRect(x + at, y, 0.3, 1.01);
    else pen.fillRect(x, y + at, 1.01, 0.3);
    pen.fillStyle = shade(-0.34);
    if (climbsEast) pen.fillRect(x + at + 0.28, y, 0.055, 1.01);
    else pen.fillRect(x, y + at + 0.28, 1.01, 0.055);
    pen.fillStyle = 'rgba(255,181,71,0.28)';
    if (step === 0) {
      if (climbsEast) pen.fillRect(x + 0.02, y, 0.05, 1.01);
      else pen.fillRect(x, y + 0.02, 1.01, 0.05);
    }
  }
}

/** Paints hospital tiles, half a metre each, some of them replaced. */
export function layTiles({ pen }: GroundSheet, x: number, y: number): void {
  for (const [dx, dy] of [
    [0, 0],
    [0.5, 0],
    [0, 0.5],
    [0.5, 0.5],
  ] as const) {
    const chance = scatter(x * 2 + dx * 2, y * 2 + dy * 2, 401);
    const level = 72 + Math.round(chance * 16);
    pen.fillStyle = chance > 0.955 ? 'rgb(44,68,72)' : `rgb(${level - 8},${level + 1},${level})`;
    pen.fillRect(x + dx + 0.012, y + dy + 0.012, 0.476, 0.476);
    pen.fillStyle = shade(0.06);
    pen.fillRect(x + dx + 0.012, y + dy + 0.012, 0.476, 0.03);
  }
}

/** Paints polished slabs two metres wide with veins. */
export function layMarble({ pen }: GroundSheet, x: number, y: number): void {
  const slabX = Math.floor(x / 2);
  const slabY = Math.floor(y / 2);
  pen.fillStyle = shade((slabX + slabY) % 2 === 0 ? 0.04 : -0.14);
  pen.fillRect(x, y, 1.01, 1.01);
  pen.strokeStyle = shade(0.1);
  pen.lineWidth = 0.02;
  pen.beginPath();
  pen.moveTo(x, y + scatter(x, y, 411));
  pen.lineTo(x + 0.4 + scatter(x, y, 412) * 0.3, y + scatter(x, y, 413));
  pen.lineTo(x + 1, y + scatter(x, y, 414));
  pen.stroke();
  pen.fillStyle = shade(-0.35);
  if (x % 2 === 0) pen.fillRect(x, y, 0.03, 1.01);
  if (y % 2 === 0) pen.fillRect(x, y, 1.01, 0.03);
}

const carpets: Readonly<Record<ZonePalette, { ground: string; figure: string }>> = {
  watson: { ground: 'rgb(66,46,42)', figure: 'rgba(226,172,72,0.3)' },
  westbrook: { ground: 'rgb(58,28,44)', figure: 'rgba(255,190,120,0.34)' },
  city_center: { ground: 'rgb(46,56,74)', figure: 'rgba(170,205,240,0.26)' },
  clinic: { ground: 'rgb(50,66,70)', figure: 'rgba(160,220,220,0.2)' },
  exchange: { ground: 'rgb(36,58,48)', figure: 'rgba(214,176,90,0.34)' },
  pit: { ground: 'rgb(66,36,36)', figure: 'rgba(255,120,90,0.3)' },
};

/** Paints carpet in the district's colours, with a pattern every other tile. */
export function layCarpet({ pen, map }: GroundSheet, x: number, y: number): void {
  const { ground, figure } = carpets[map.palette];
  pen.fillStyle = ground;
  pen.fillRect(x, y, 1.01, 1.01);
  for (let i = 0; i < 10; i += 1) {
    pen.fillStyle = shade(scatter(x, y, 420 + i) > 0.5 ? 0.05 : -0.12);
    pen.fillRect(x + scatter(x, y, 430 + i) * 0.9, y + scatter(x, y, 440 + i) * 0.9, 0.12, 0.03);
  }
  if ((x + y) % 2 !== 0) return;
  pen.strokeStyle = figure;
  pen.lineWidth = 0.05;
  pen.beginPath();
  pen.moveTo(x + 0.5, y + 0.18);
  pen.lineTo(x + 0.82, y + 0.5);
  pen.lineTo(x + 0.5, y + 0.82);
  pen.lineTo(x + 0.18, y + 0.5);
  pen.closePath();
  pen.stroke();
}

/** Paints steel plates with rivets, two metres long, with rust where water collects. */
export function layPlates({ pen }: GroundSheet, x: number, y: number): void {
  const level = scatter(Math.floor(x / 2), y, 451);
  pen.fillStyle = shade(level > 0.5 ? level * 0.07 : -level * 0.3);
  pen.fillRect(x, y, 1.01, 1.01);
  pen.strokeStyle = shade(0.07);
  pen.lineWidth = 0.03;
  for (let i = 0; i < 4; i += 1) {
    pen.beginPath();
    pen.moveTo(x + 0.12 + i * 0.25, y + (i % 2 ? 0.2 : 0.55));
    pen.lineTo(x + 0.24 + i * 0.25, y + (i % 2 ? 0.34 : 0.69));
    pen.stroke();
  }
  if (scatter(x, y, 452) > 0.8) {
    pen.fillStyle = 'rgba(142,74,38,0.26)';
    pen.beginPath();
    pen.ellipse(x + 0.5, y + 0.5, 0.2 + scatter(x, y, 453) * 0.5, 0.3, scatter(x, y, 454) * 3, 0, Math.PI * 2);
    pen.fill();
  }
  pen.fillStyle = shade(-0.4);
  if (x % 2 === 0) pen.fillRect(x, y, 0.04, 1.01);
  pen.fillRect(x, y, 1.01, 0.03);
  pen.fillStyle = shade(0.18);
  for (const dx of [0.1, 0.9]) pen.fillRect(x + dx - 0.03, y + 0.09, 0.06, 0.06);
}

/** Paints shallow water over old parquet, which shows through. */
export function layShallows({ pen }: GroundSheet, x: number, y: number): void {
  for (let i = 0; i < 4; i += 1) {
    const isUpright = (x + y) % 2 === 0;
    pen.fillStyle = shade(scatter(x, y, 460 + i) * 0.1 - 0.05);
    if (isUpright) pen.fillRect(x + i * 0.25 + 0.01, y, 0.23, 1);
    else pen.fillRect(x, y + i * 0.25 + 0.01, 1, 0.23);
  }
  if (scatter(x, y, 465) > 0.9) {
    pen.fillStyle = 'rgba(214,206,178,0.42)';
    pen.save();
    pen.translate(x + 0.5, y + 0.5);
    pen.rotate(scatter(x, y, 466) * 6);
    pen.fillRect(-0.14, -0.1, 0.28, 0.2);
    pen.restore();
  }
}
