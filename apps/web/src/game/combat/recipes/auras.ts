import type { Rgb } from '../../city/hues';
import type { Particles } from '../particles';
import { damageHues } from './hues';

type Aura = (particles: Particles, id: number) => void;

const rising =
  (hue: Rgb, shape: 'smoke' | 'blob' | 'square' | 'disc'): Aura =>
  (particles, id) => {
    const size = shape === 'smoke' ? 0.2 : 0.06;
    particles.add({
      shape,
      follow: id,
      x: particles.between(-0.35, 0.35),
      y: particles.between(-0.3, 0.3),
      z: 0.3,
      vy: -0.3,
      vz: 0.9,
      turn: particles.between(0, 6),
      long: [size, size * 0.5],
      wide: [size, size * 0.5],
      tint: hue,
      alpha: 0.75,
      lifeMs: 460,
    });
  };
const crackle =
  (hue: Rgb): Aura =>
  (particles, id) => {
    const turn = particles.between(0, Math.PI * 2);
    particles.add({
      shape: 'bolt',
      follow: id,
      x: Math.cos(turn) * 0.2,
      y: Math.sin(turn) * 0.2,
      z: 0.45,
      turn,
      long: 0.4,
      wide: 0.2,
      tint: hue,
      lifeMs: 130,
    });
  };
const circle =
  (hue: Rgb): Aura =>
  (particles, id) => {
    particles.add({
      shape: 'ring',
      layer: 'ground',
      follow: id,
      x: 0,
      y: 0,
      long: [0.55, 0.6],
      wide: [0.55, 0.6],
      a: 0.1,
      tint: hue,
      alpha: 0.5,
      lifeMs: 420,
      fadeIn: 0.2,
    });
  };

/** How each status looks on an entity; used several times a second while it lasts. */
export const auras: Readonly<Record<string, Aura>> = {
  burning: rising([1.2, 0.5, 0.14], 'smoke'),
  poisoned: rising([0.5, 0.9, 0.2], 'blob'),
  corroded: rising([0.75, 0.85, 0.2], 'blob'),
  bleeding: rising([0.9, 0.5, 0.4], 'disc'),
  jolted: crackle(damageHues.shock),
  rebooting: crackle(damageHues.cyber),
  wired: crackle([0.5, 0.9, 0.6]),
  overclocked: crackle([1, 0.7, 0.3]),
  glitched: rising(damageHues.cyber, 'square'),
  locked_out: rising([1, 0.24, 0.5], 'square'),
  terrified: rising([0.5, 0.3, 0.7], 'smoke'),
  dazzled: rising([1, 0.98, 0.8], 'disc'),
  snared: circle([0.8, 0.7, 0.4]),
  slowed: circle([0.4, 0.6, 1]),
  marked: circle([1, 0.3, 0.35]),
  exposed: circle([1, 0.55, 0.3]),
  hasted: circle([0.4, 0.95, 0.8]),
  focused: circle([1, 0.9, 0.5]),
  fortified: circle([0.4, 0.75, 1]),
  rampage: rising([1, 0.25, 0.25], 'smoke'),
  enraged: rising([1, 0.2, 0.2], 'smoke'),
  regenerating: rising([0.38, 0.9, 0.6], 'disc'),
};
