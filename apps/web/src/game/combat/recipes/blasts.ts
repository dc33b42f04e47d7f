import type { DamageType } from '@necp/shared/inventory/content';
import type { Rgb } from '../../city/hues';
import type { Particles } from '../particles';
import { damageHues } from './hues';

export interface BlastLook {
  readonly x: number;
  readonly y: number;
  readonly radiusTiles: number;
  readonly damageType: DamageType;
}

/** Shows an explosion of a radius in tiles: flash, shock wave, fire, and marks on the ground. */
export function blast(particles: Particles, look: BlastLook): void {
  const { x, y, radiusTiles: radius } = look;
  const hue = damageHues[look.damageType];
  particles.add({
    shape: 'disc',
    x,
    y,
    z: 0.5,
    long: [radius * 1.3, radius * 0.9],
    wide: [radius * 1.3, radius * 0.9],
    tint: [hue[0] * 1.6, hue[1] * 1.5, hue[2] * 1.4],
    lifeMs: 150,
    fadeOut: 0.7,
  });
  particles.add({
    shape: 'ring',
    x,
    y,
    z: 0.2,
    long: [radius * 0.2, radius],
    wide: [radius * 0.2, radius],
    a: 0.14,
    tint: hue,
    lifeMs: 320,
    fadeOut: 1.3,
  });
  particles.add({
    shape: 'ring',
    layer: 'ground',
    x,
    y,
    long: [radius * 0.3, radius * 1.25],
    wide: [radius * 0.3, radius * 1.25],
    a: 0.06,
    tint: [0.5, 0.55, 0.6],
    alpha: 0.5,
    lifeMs: 460,
  });
  particles.flash({ x, y, radius: radius * 4, glow: [hue[0] * 2.4, hue[1] * 2.2, hue[2] * 2], lifeMs: 340 });
  sparks(particles, look, hue);
  bodies[look.damageType](particles, look);
  if (look.damageType !== 'cyber' && look.damageType !== 'shock')
    particles.add({
      shape: 'scorch',
      layer: 'ground',
      x,
      y,
      turn: particles.between(0, 6),
      long: radius * 0.62,
      wide: radius * 0.62,
      tint: look.damageType === 'chemical' ? [0.08, 0.11, 0.02] : [0.012, 0.012, 0.016],
      solid: 1,
      alpha: 0.85,
      lifeMs: 24_000,
      fadeOut: 0.4,
    });
}

function sparks(particles: Particles, { x, y, radiusTiles }: BlastLook, hue: Rgb): void {
  for (let i = 0; i < 22; i += 1) {
    const away = particles.between(0, Math.PI * 2);
    const speed = particles.between(2, 5.5) * radiusTiles;
    particles.add({
      shape: 'streak',
      x,
      y,
      z: 0.4,
      vx: Math.cos(away) * speed,
      vy: Math.sin(away) * speed,
      vz: particles.between(0, 4),
      gravity: 9,
      drag: 0.85,
      turn: away,
      long: [0.34, 0.06],
      wide: 0.035,
      tint: hue,
      lifeMs: particles.between(240, 620),
    });
  }
}

function fire(particles: Particles, { x, y, radiusTiles: radius }: BlastLook, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const away = particles.between(0, Math.PI * 2);
    const far = particles.between(0, radius * 0.55);
    const at = { x: x + Math.cos(away) * far, y: y + Math.sin(away) * far };
    particles.add({
      shape: 'smoke',
      ...at,
      z: 0.5,
      vx: Math.cos(away) * 1.4,
      vy: Math.sin(away) * 1.4,
      vz: 1,
      drag: 0.8,
      turn: particles.between(0, 6),
      spin: 1,
      long: [radius * 0.22, radius * 0.5],
      wide: [radius * 0.22, radius * 0.5],
      tint: [1.3, 0.56, 0.16],
      alpha: 0.75,
      lifeMs: particles.between(260, 520),
      fadeOut: 1.2,
    });
  }
}

function smoke(
  particles: Particles,
  { x, y, radiusTiles: radius }: BlastLook,
  look: { count: number; tint: Rgb },
): void {
  for (let i = 0; i < look.count; i += 1) {
    const away = particles.between(0, Math.PI * 2);
    const far = particles.between(0, radius * 0.6);
    particles.add({
      shape: 'smoke',
      x: x + Math.cos(away) * far,
      y: y + Math.sin(away) * far,
      z: 0.6,
      vx: Math.cos(away) * 0.5,
      vy: Math.sin(away) * 0.5 - 0.1,
      vz: 0.7,
      turn: particles.between(0, 6),
      spin: particles.between(-0.5, 0.5),
      long: [radius * 0.3, radius * 0.8],
      wide: [radius * 0.3, radius * 0.8],
      tint: look.tint,
      solid: 0.9,
      alpha: 0.42,
      lifeMs: particles.between(900, 2200),
      fadeIn: 0.08,
      delayMs: 60,
    });
  }
}

const bodies: Readonly<Record<DamageType, (particles: Particles, look: BlastLook) => void>> = {
  physical: (particles, look) => {
    fire(particles, look, 7);
    smoke(particles, look, { count: 8, tint: [0.2, 0.2, 0.21] });
  },
  thermal: (particles, look) => {
    fire(particles, look, 16);
    smoke(particles, look, { count: 5, tint: [0.12, 0.11, 0.11] });
    for (let i = 0; i < 14; i += 1) {
      const away = particles.between(0, Math.PI * 2);
      const far = Math.sqrt(particles.chance()) * look.radiusTiles * 0.9;
      const at = { x: look.x + Math.cos(away) * far, y: look.y + Math.sin(away) * far };
      for (let lick = 0; lick < 3; lick += 1)
        particles.add({
          shape: 'smoke',
          ...at,
          z: 0.1,
          vz: 1.2,
          vy: -0.4,
          turn: particles.between(0, 6),
          long: [0.3, 0.1],
          wide: [0.24, 0.08],
          tint: [1.2, 0.5, 0.12],
          alpha: 0.8,
          lifeMs: 420,
          delayMs: particles.between(100, 500) + lick * 460,
        });
    }
    particles.flash({
      x: look.x,
      y: look.y,
      radius: look.radiusTiles * 2.2,
      glow: [1, 0.45, 0.14],
      lifeMs: 1700,
      delayMs: 150,
    });
  },
  shock: (particles, look) => {
    for (let i = 0; i < 9; i += 1) {
      const turn = (i / 9) * Math.PI * 2 + particles.between(-0.2, 0.2);
      const half = look.radiusTiles * particles.between(0.35, 0.5);
      particles.add({
        shape: 'bolt',
        x: look.x + Math.cos(turn) * half,
        y: look.y + Math.sin(turn) * half,
        z: 0.3,
        turn,
        long: half,
        wide: 0.34,
        tint: damageHues.shock,
        lifeMs: particles.between(140, 380),
        delayMs: particles.between(0, 120),
      });
    }
  },
  chemical: (particles, look) => {
    for (let i = 0; i < 16; i += 1) {
      const away = particles.between(0, Math.PI * 2);
      const speed = particles.between(0.5, 2) * look.radiusTiles;
      particles.add({
        shape: 'blob',
        x: look.x,
        y: look.y,
        z: 0.3,
        vx: Math.cos(away) * speed,
        vy: Math.sin(away) * speed,
        vz: particles.between(1, 4),
        gravity: 9,
        long: particles.between(0.08, 0.2),
        wide: particles.between(0.08, 0.2),
        tint: [0.5, 0.85, 0.2],
        solid: 0.6,
        lifeMs: particles.between(700, 1600),
        fadeOut: 0.6,
      });
    }
    smoke(particles, look, { count: 7, tint: [0.34, 0.46, 0.16] });
  },
  cyber: (particles, look) => {
    for (let i = 0; i < 26; i += 1) {
      const away = particles.between(0, Math.PI * 2);
      const far = Math.sqrt(particles.chance()) * look.radiusTiles;
      particles.add({
        shape: 'square',
        x: look.x + Math.cos(away) * far,
        y: look.y + Math.sin(away) * far,
        z: 0.2,
        vz: particles.between(0.5, 2),
        long: particles.between(0.05, 0.14),
        wide: particles.between(0.05, 0.14),
        tint: particles.chance() > 0.7 ? [1, 0.24, 0.5] : damageHues.cyber,
        lifeMs: particles.between(300, 900),
        delayMs: particles.between(0, 160),
      });
    }
    for (const share of [0.5, 0.75])
      particles.add({
        shape: 'ring',
        layer: 'ground',
        x: look.x,
        y: look.y,
        long: [look.radiusTiles * share * 0.4, look.radiusTiles * share],
        wide: [look.radiusTiles * share * 0.4, look.radiusTiles * share],
        a: 0.05,
        tint: damageHues.cyber,
        lifeMs: 500,
      });
  },
};
