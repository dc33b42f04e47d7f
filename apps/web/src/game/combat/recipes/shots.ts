import type { WeaponFamily } from '@necp/shared/protocol';
import type { Rgb } from '../../city/hues';
import type { Particles } from '../particles';

export interface ShotLook {
  readonly weapon: WeaponFamily;
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly velocityTilesPerS: number;
  readonly hue: Rgb;
}

/** The material that is hit: it throws sparks, dust, water or light. */
export type Surface = 'stone' | 'metal' | 'water' | 'earth' | 'body' | 'machine';

const sizes: Readonly<
  Record<WeaponFamily, { readonly flash: number; readonly light: number; readonly smoke: number }>
> = {
  none: { flash: 0, light: 0, smoke: 0 },
  pistol: { flash: 0.5, light: 4.5, smoke: 1 },
  rifle: { flash: 0.68, light: 5.5, smoke: 1 },
  shotgun: { flash: 0.95, light: 7, smoke: 3 },
  blade: { flash: 0, light: 0, smoke: 0 },
  thrown: { flash: 0, light: 0, smoke: 0 },
  machine: { flash: 0.6, light: 5, smoke: 1 },
};
const muzzleLift = 0.35;

/** Shows fire at the muzzle, its light on the ground, a casing and a little smoke. */
export function muzzleFlash(particles: Particles, shot: ShotLook): void {
  const { flash, light } = sizes[shot.weapon];
  if (flash === 0) return;
  const turn = Math.atan2(shot.toY - shot.fromY, shot.toX - shot.fromX);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const x = shot.fromX;
  const y = shot.fromY;
  particles.add({
    shape: 'flash',
    x: x + cos * flash * 0.45,
    y: y + sin * flash * 0.45,
    z: muzzleLift,
    turn,
    long: [flash, flash * 0.7],
    wide: [flash * 0.62, flash * 0.4],
    tint: shot.hue,
    lifeMs: 70,
    fadeOut: 0.6,
  });
  particles.add({
    shape: 'disc',
    x,
    y,
    z: muzzleLift,
    long: flash * 1.5,
    wide: flash * 1.5,
    tint: [shot.hue[0] * 0.7, shot.hue[1] * 0.6, shot.hue[2] * 0.5],
    lifeMs: 90,
  });
  particles.flash({
    x: x + cos,
    y: y + sin,
    radius: light,
    glow: [shot.hue[0] * 1.5, shot.hue[1] * 1.35, shot.hue[2] * 1.1],
    lifeMs: 110,
  });
  muzzleSparks(particles, shot, turn);
  muzzleSmoke(particles, shot, turn);
  if (shot.weapon !== 'machine')
    casing(particles, { x: x - cos * 0.4, y: y - sin * 0.4, turn, isShotgun: shot.weapon === 'shotgun' });
}

function muzzleSparks(particles: Particles, { fromX: x, fromY: y, hue }: ShotLook, turn: number): void {
  for (let i = 0; i < 4; i += 1) {
    const away = turn + particles.between(-0.35, 0.35);
    const speed = particles.between(5, 13);
    particles.add({
      shape: 'streak',
      x,
      y,
      z: muzzleLift,
      vx: Math.cos(away) * speed,
      vy: Math.sin(away) * speed,
      turn: away,
      long: [0.16, 0.05],
      wide: 0.022,
      tint: hue,
      lifeMs: particles.between(60, 130),
    });
  }
}

function muzzleSmoke(particles: Particles, { fromX: x, fromY: y, weapon }: ShotLook, turn: number): void {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  for (let i = 0; i < sizes[weapon].smoke; i += 1) {
    particles.add({
      shape: 'smoke',
      x: x + cos * 0.2,
      y: y + sin * 0.2,
      z: 0.5,
      vx: cos * particles.between(0.4, 1.4),
      vy: sin * particles.between(0.4, 1.4) - 0.1,
      drag: 0.7,
      turn: particles.between(0, 6),
      spin: 0.6,
      long: [0.16, 0.5],
      wide: [0.16, 0.5],
      tint: [0.55, 0.57, 0.6],
      solid: 0.7,
      alpha: 0.2,
      lifeMs: 650,
      fadeIn: 0.1,
    });
  }
}

function casing(particles: Particles, at: { x: number; y: number; turn: number; isShotgun: boolean }): void {
  const away = at.turn + Math.PI / 2 + particles.between(-0.3, 0.3);
  const speed = particles.between(1.6, 2.6);
  particles.add({
    shape: 'shell',
    x: at.x,
    y: at.y,
    z: 0.45,
    vx: Math.cos(away) * speed,
    vy: Math.sin(away) * speed,
    vz: 2.2,
    gravity: 9.8,
    turn: particles.between(0, 6),
    spin: particles.between(-18, 18),
    long: at.isShotgun ? 0.075 : 0.055,
    wide: at.isShotgun ? 0.032 : 0.02,
    tint: at.isShotgun ? [0.75, 0.16, 0.14] : [0.9, 0.68, 0.28],
    solid: 0.85,
    lifeMs: 3_500,
    fadeOut: 0.25,
  });
}

/** Shows a bright head that flies along the path with a thread behind it; returns how long the flight takes. */
export function tracer(particles: Particles, shot: ShotLook): number {
  const dx = shot.toX - shot.fromX;
  const dy = shot.toY - shot.fromY;
  const far = Math.hypot(dx, dy);
  if (far < 0.3 || shot.velocityTilesPerS <= 0) return 0;
  const turn = Math.atan2(dy, dx);
  const lifeMs = (far / shot.velocityTilesPerS) * 1000;
  const half = Math.min(far / 2, shot.weapon === 'shotgun' ? 0.6 : 1.2);
  const ux = dx / far;
  const uy = dy / far;
  particles.add({
    shape: 'streak',
    x: shot.fromX + ux * half,
    y: shot.fromY + uy * half,
    z: muzzleLift,
    vx: (ux * Math.max(0, far - half)) / (lifeMs / 1000),
    vy: (uy * Math.max(0, far - half)) / (lifeMs / 1000),
    turn,
    long: half,
    wide: shot.weapon === 'shotgun' ? 0.03 : 0.05,
    tint: [shot.hue[0] * 1.3, shot.hue[1] * 1.25, shot.hue[2] * 1.2],
    lifeMs: Math.max(34, lifeMs),
    fadeOut: 0,
  });
  particles.add({
    shape: 'trail',
    x: shot.fromX + dx / 2,
    y: shot.fromY + dy / 2,
    z: muzzleLift,
    turn,
    long: far / 2,
    wide: 0.035,
    tint: shot.hue,
    alpha: 0.34,
    lifeMs: lifeMs + 120,
    fadeOut: 1.4,
  });
  return lifeMs;
}

const surfaceDust: Readonly<Record<Surface, Rgb>> = {
  stone: [0.5, 0.5, 0.52],
  metal: [0.5, 0.52, 0.56],
  water: [0.6, 0.75, 0.85],
  earth: [0.42, 0.34, 0.24],
  body: [0.6, 0.6, 0.62],
  machine: [0.4, 0.4, 0.42],
};
const sparkCounts: Readonly<Record<Surface, number>> = {
  stone: 5,
  metal: 11,
  water: 0,
  earth: 2,
  body: 3,
  machine: 10,
};

interface Impact {
  readonly x: number;
  readonly y: number;
  /** The direction in which the shot flew, in radians. */
  readonly turn: number;
  readonly surface: Surface;
  readonly hue: Rgb;
  readonly delayMs?: number;
}

/** Shows what flies off where a shot lands. */
export function impact(particles: Particles, hit: Impact): void {
  const { x, y, surface, hue, delayMs = 0 } = hit;
  particles.add({
    shape: 'disc',
    x,
    y,
    z: 0.3,
    long: 0.42,
    wide: 0.42,
    tint: surface === 'water' ? [0.3, 0.5, 0.6] : hue,
    lifeMs: 110,
    delayMs,
  });
  if (surface !== 'water')
    particles.flash({ x, y, radius: 2.2, glow: [hue[0] * 0.9, hue[1] * 0.8, hue[2] * 0.7], lifeMs: 120, delayMs });
  impactSparks(particles, hit);
  impactDust(particles, hit);
  impactMark(particles, hit);
}

function impactSparks(particles: Particles, { x, y, turn, surface, hue, delayMs = 0 }: Impact): void {
  for (let i = 0; i < sparkCounts[surface]; i += 1) {
    const away = turn + Math.PI + particles.between(-1, 1);
    const speed = particles.between(3, 10);
    particles.add({
      shape: 'streak',
      x,
      y,
      z: 0.3,
      vx: Math.cos(away) * speed,
      vy: Math.sin(away) * speed,
      vz: particles.between(0, 2),
      gravity: 6,
      drag: 0.9,
      turn: away,
      long: [0.2, 0.04],
      wide: 0.024,
      tint: surface === 'machine' ? [1, 0.62, 0.24] : hue,
      lifeMs: particles.between(120, 320),
      delayMs,
    });
  }
}

function impactDust(particles: Particles, { x, y, turn, surface, delayMs = 0 }: Impact): void {
  for (let i = 0; i < 2; i += 1) {
    const away = turn + Math.PI + particles.between(-0.7, 0.7);
    particles.add({
      shape: 'smoke',
      x,
      y,
      z: 0.3,
      vx: Math.cos(away) * 0.8,
      vy: Math.sin(away) * 0.8,
      drag: 0.8,
      turn: particles.between(0, 6),
      long: [0.1, 0.4],
      wide: [0.1, 0.4],
      tint: surfaceDust[surface],
      solid: 0.8,
      alpha: 0.32,
      lifeMs: 520,
      delayMs,
    });
  }
}

/** Leaves rings on water, a scorch on hard ground, and nothing on entities. */
function impactMark(particles: Particles, { x, y, surface, delayMs = 0 }: Impact): void {
  if (surface === 'water')
    for (const big of [0.3, 0.55])
      particles.add({
        shape: 'ring',
        layer: 'ground',
        x,
        y,
        long: [0.05, big],
        wide: [0.05, big],
        a: 0.16,
        tint: [0.4, 0.6, 0.7],
        alpha: 0.7,
        lifeMs: 520,
        delayMs,
      });
  else if (surface !== 'body' && surface !== 'machine')
    particles.add({
      shape: 'scorch',
      layer: 'ground',
      x,
      y,
      turn: particles.between(0, 6),
      long: 0.13,
      wide: 0.13,
      tint: [0.02, 0.02, 0.025],
      solid: 1,
      alpha: 0.75,
      lifeMs: 14_000,
      fadeOut: 0.4,
      delayMs,
    });
}
