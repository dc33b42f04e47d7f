import { scatter } from './scatter';

/** Side of the tiling noise picture. */
export const noiseSize = 256;

/** Paints tiling noise: red has large clouds, green fine clouds, blue grain. */
export function paintNoise(): Uint8Array {
  const bytes = new Uint8Array(noiseSize * noiseSize * 4);
  for (let y = 0; y < noiseSize; y += 1) {
    for (let x = 0; x < noiseSize; x += 1) {
      const large = octaves(x, y, { cells: 8, count: 4, salt: 3 });
      const fine = octaves(x, y, { cells: 32, count: 3, salt: 9 });
      const grain = 0.65 * scatter(x, y, 21) + 0.35 * scatter(x >> 1, y >> 1, 22);
      bytes.set([stretch(large), stretch(fine), Math.round(grain * 255), 255], (y * noiseSize + x) * 4);
    }
  }
  return bytes;
}

function stretch(value: number): number {
  return Math.max(0, Math.min(255, Math.round(((value - 0.5) * 1.7 + 0.5) * 255)));
}

function octaves(x: number, y: number, style: { cells: number; count: number; salt: number }): number {
  let sum = 0;
  let weight = 0;
  for (let octave = 0; octave < style.count; octave += 1) {
    const cells = style.cells << octave;
    const strength = 1 / (1 << octave);
    sum +=
      strength * smoothNoise((x / noiseSize) * cells, (y / noiseSize) * cells, { cells, salt: style.salt + octave });
    weight += strength;
  }
  return sum / weight;
}

function smoothNoise(x: number, y: number, style: { cells: number; salt: number }): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const fx = ease(x - left);
  const fy = ease(y - top);
  const at = (dx: number, dy: number): number =>
    scatter((left + dx) % style.cells, (top + dy) % style.cells, style.salt);
  const upper = at(0, 0) * (1 - fx) + at(1, 0) * fx;
  const lower = at(0, 1) * (1 - fx) + at(1, 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
