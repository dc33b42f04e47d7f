import type { Rgb } from '../../city/hues';
import type { Particles } from '../particles';

/** Shows the path of a blade: a bright edge that sweeps and leaves a fading fan; `side` is its direction. */
export function bladeArc(
  particles: Particles,
  swing: {
    readonly source: number;
    readonly facing: number;
    readonly arcDegrees: number;
    readonly reachTiles: number;
    readonly hue: Rgb;
    readonly side: 1 | -1;
  },
): void {
  const halfArc = (swing.arcDegrees / 360) * Math.PI;
  particles.add({
    shape: 'arc',
    follow: swing.source,
    x: 0,
    y: 0,
    z: 0.4,
    turn: swing.facing,
    long: swing.reachTiles,
    wide: swing.reachTiles,
    a: halfArc,
    b: swing.side,
    tint: swing.hue,
    lifeMs: 230,
    fadeOut: 0.7,
  });
}

/** Shows the water that a roll throws up. */
export function rollSpray(
  particles: Particles,
  roll: { readonly x: number; readonly y: number; readonly facing: number },
): void {
  for (let i = 0; i < 9; i += 1) {
    const away = roll.facing + Math.PI + particles.between(-0.9, 0.9);
    const speed = particles.between(0.8, 3);
    particles.add({
      shape: 'streak',
      x: roll.x,
      y: roll.y,
      z: 0.05,
      vx: Math.cos(away) * speed,
      vy: Math.sin(away) * speed,
      vz: particles.between(1, 2.2),
      gravity: 8,
      turn: away,
      long: [0.12, 0.03],
      wide: 0.02,
      tint: [0.45, 0.6, 0.7],
      alpha: 0.7,
      lifeMs: 340,
    });
  }
  particles.add({
    shape: 'smoke',
    layer: 'ground',
    x: roll.x,
    y: roll.y,
    turn: roll.facing,
    long: [0.3, 0.8],
    wide: [0.2, 0.5],
    tint: [0.6, 0.66, 0.7],
    solid: 0.6,
    alpha: 0.22,
    lifeMs: 420,
  });
}

/** Shows a hit on its target: sparks for machines, pale shards for people. No blood. */
export function hurtBurst(
  particles: Particles,
  hurt: {
    readonly x: number;
    readonly y: number;
    readonly from: number;
    readonly isCritical: boolean;
    readonly isMachine: boolean;
    readonly hue: Rgb;
  },
): void {
  const count = hurt.isCritical ? 12 : 5;
  for (let i = 0; i < count; i += 1) {
    const away = hurt.from + particles.between(-0.8, 0.8);
    const speed = particles.between(2, hurt.isCritical ? 9 : 5);
    particles.add({
      shape: 'streak',
      x: hurt.x,
      y: hurt.y,
      z: 0.4,
      vx: Math.cos(away) * speed,
      vy: Math.sin(away) * speed,
      drag: 0.9,
      turn: away,
      long: [0.15, 0.03],
      wide: 0.026,
      tint: hurt.isMachine ? [1, 0.6, 0.2] : hurt.hue,
      lifeMs: particles.between(120, 260),
    });
  }
  if (hurt.isCritical) {
    particles.add({
      shape: 'ring',
      x: hurt.x,
      y: hurt.y,
      z: 0.4,
      long: [0.2, 1.1],
      wide: [0.2, 1.1],
      a: 0.12,
      tint: [1, 0.75, 0.3],
      lifeMs: 240,
    });
    particles.flash({ x: hurt.x, y: hurt.y, radius: 3.4, glow: [1, 0.75, 0.35], lifeMs: 160 });
  }
}

interface Death {
  readonly x: number;
  readonly y: number;
  readonly isMachine: boolean;
  readonly size: number;
}

/** Shows a death: machines explode, people vanish like a screen that is switched off. */
export function lastBurst(particles: Particles, end: Death): void {
  const { x, y, size } = end;
  const hue: Rgb = end.isMachine ? [1, 0.6, 0.22] : [0.85, 0.9, 1];
  particles.add({
    shape: 'disc',
    x,
    y,
    z: 0.4,
    long: [0.6 * size, 1.5 * size],
    wide: [0.6 * size, 1.5 * size],
    tint: hue,
    lifeMs: 200,
  });
  particles.add({
    shape: 'ring',
    x,
    y,
    z: 0.3,
    long: [0.2, 1.5 * size],
    wide: [0.2, 1.5 * size],
    a: 0.1,
    tint: hue,
    alpha: 0.8,
    lifeMs: 380,
  });
  particles.flash({ x, y, radius: 4.5 * size, glow: hue, lifeMs: 320 });
  scatterFragments(particles, end, hue);
  if (end.isMachine) leaveWreck(particles, end);
}

/** Scatters sparks of a machine or pale squares of a person. */
function scatterFragments(particles: Particles, { x, y, size, isMachine }: Death, hue: Rgb): void {
  for (let i = 0; i < (isMachine ? 22 : 12); i += 1) {
    const away = particles.between(0, Math.PI * 2);
    const speed = particles.between(1, 7) * size;
    particles.add(
      isMachine
        ? {
            shape: 'streak',
            x,
            y,
            z: 0.5,
            vx: Math.cos(away) * speed,
            vy: Math.sin(away) * speed,
            vz: particles.between(0, 3),
            gravity: 8,
            drag: 0.7,
            turn: away,
            long: [0.22, 0.05],
            wide: 0.03,
            tint: hue,
            lifeMs: particles.between(300, 700),
          }
        : {
            shape: 'square',
            x,
            y,
            z: 0.5,
            vx: Math.cos(away) * speed * 0.3,
            vy: Math.sin(away) * speed * 0.3,
            vz: particles.between(0.4, 1.6),
            long: 0.05,
            wide: 0.05,
            tint: [0.5, 0.8, 0.95],
            lifeMs: particles.between(400, 900),
          },
    );
  }
}

/** Leaves smoke over a destroyed machine and scorched ground under it. */
function leaveWreck(particles: Particles, { x, y, size }: Death): void {
  for (let i = 0; i < 6; i += 1)
    particles.add({
      shape: 'smoke',
      x: x + particles.between(-0.4, 0.4) * size,
      y: y + particles.between(-0.4, 0.4) * size,
      z: 0.6,
      vz: 0.5,
      turn: particles.between(0, 6),
      spin: 0.4,
      long: [0.3 * size, 1.1 * size],
      wide: [0.3 * size, 1.1 * size],
      tint: [0.16, 0.16, 0.18],
      solid: 0.9,
      alpha: 0.6,
      lifeMs: particles.between(900, 1800),
      fadeIn: 0.1,
    });
  particles.add({
    shape: 'scorch',
    layer: 'ground',
    x,
    y,
    turn: particles.between(0, 6),
    long: 0.8 * size,
    wide: 0.8 * size,
    tint: [0.015, 0.015, 0.02],
    solid: 1,
    alpha: 0.8,
    lifeMs: 20_000,
    fadeOut: 0.4,
  });
}
