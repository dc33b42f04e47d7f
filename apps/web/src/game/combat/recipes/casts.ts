import type { DamageType } from '@necp/shared/inventory/content';
import type { TileSpot } from '@necp/shared/kernel';
import type { TelegraphShape } from '@necp/shared/protocol';
import type { Rgb } from '../../city/hues';
import type { Particles } from '../particles';
import { damageHues, friendHue } from './hues';

export interface WarningLook {
  readonly shape: TelegraphShape;
  readonly x: number;
  readonly y: number;
  readonly facing: number;
  readonly a: number;
  readonly b: number;
  readonly lastsMs: number;
  readonly hue: Rgb;
}

/**
 * Shows where an ability will take effect: an outline that fills until then. `a` is radius or length, `b` degrees or
 * width.
 */
export function warning(particles: Particles, look: WarningLook): void {
  const shared = {
    layer: 'ground' as const,
    x: look.x,
    y: look.y,
    turn: look.facing,
    tint: look.hue,
    lifeMs: look.lastsMs,
    fadeOut: 0,
    fadeIn: 0.04,
  };
  if (look.shape === 'circle') return particles.add({ ...shared, shape: 'circle', long: look.a, wide: look.a });
  if (look.shape === 'cone')
    return particles.add({ ...shared, shape: 'cone', long: look.a, wide: look.a, a: (look.b / 360) * Math.PI });
  const half = look.a / 2;
  particles.add({
    ...shared,
    shape: 'line',
    x: look.x + Math.cos(look.facing) * half,
    y: look.y + Math.sin(look.facing) * half,
    long: half,
    wide: look.b / 2,
  });
}

/** Flashes the outline of a warning at its end. */
export function landed(particles: Particles, look: WarningLook): void {
  warning(particles, {
    ...look,
    lastsMs: 160,
    hue: [look.hue[0] * 1.5, look.hue[1] * 1.5 + 0.2, look.hue[2] * 1.5 + 0.2],
  });
}

/** Draws particles together around a caster. */
export function lobby(
  particles: Particles,
  cast: { readonly source: number; readonly hue: Rgb; readonly lastsMs: number },
): void {
  const count = Math.min(26, 6 + Math.round(cast.lastsMs / 90));
  for (let i = 0; i < count; i += 1) {
    const turn = particles.between(0, Math.PI * 2);
    const far = particles.between(0.8, 1.4);
    const lifeMs = particles.between(320, 520);
    particles.add({
      shape: 'streak',
      follow: cast.source,
      x: Math.cos(turn) * far,
      y: Math.sin(turn) * far,
      z: 0.2,
      vx: (-Math.cos(turn) * far) / (lifeMs / 1000),
      vy: (-Math.sin(turn) * far) / (lifeMs / 1000),
      turn: turn + Math.PI,
      long: 0.12,
      wide: 0.022,
      tint: cast.hue,
      lifeMs,
      fadeIn: 0.3,
      fadeOut: 0.3,
      delayMs: particles.chance() * Math.max(0, cast.lastsMs - lifeMs),
    });
  }
}

/** Shows a beam from one entity to another. */
export function beam(
  particles: Particles,
  from: TileSpot,
  to: { readonly x: number; readonly y: number; readonly type: DamageType },
): void {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far < 0.2) return;
  const shared = {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    z: 0.4,
    turn: Math.atan2(to.y - from.y, to.x - from.x),
    long: far / 2,
    tint: damageHues[to.type],
  };
  particles.add({ ...shared, shape: 'bolt', wide: 0.4, lifeMs: 230 });
  particles.add({ ...shared, shape: 'trail', wide: 0.14, lifeMs: 300, alpha: 0.5 });
  particles.flash({ x: to.x, y: to.y, radius: 3, glow: damageHues[to.type], lifeMs: 220 });
}

/** Shows healing as green crosses that rise. */
export function healing(particles: Particles, id: number): void {
  for (let i = 0; i < 7; i += 1) {
    const at = { x: particles.between(-0.5, 0.5), y: particles.between(-0.5, 0.4) };
    const shared = {
      follow: id,
      ...at,
      z: 0.1,
      vy: -0.7,
      vz: 0.5,
      tint: friendHue,
      lifeMs: 700,
      fadeIn: 0.15,
      delayMs: i * 60,
    };
    particles.add({ ...shared, shape: 'disc', long: 0.12, wide: 0.03 });
    particles.add({ ...shared, shape: 'disc', long: 0.03, wide: 0.12 });
  }
  particles.add({
    shape: 'ring',
    layer: 'ground',
    follow: id,
    x: 0,
    y: 0,
    long: [0.3, 0.95],
    wide: [0.3, 0.95],
    a: 0.12,
    tint: friendHue,
    lifeMs: 460,
  });
}

/** Shows a hit that a shield absorbed. */
export function shieldHit(particles: Particles, id: number): void {
  particles.add({
    shape: 'shield',
    follow: id,
    x: 0,
    y: 0,
    z: 0.5,
    long: [0.72, 0.8],
    wide: [0.72, 0.8],
    tint: [0.3, 0.8, 1],
    lifeMs: 320,
  });
}

/** Shows a new level: light rises all around. */
export function levelUp(particles: Particles, id: number): void {
  for (const [delayMs, far] of [
    [0, 1.2],
    [120, 1.8],
    [240, 2.4],
  ] as const)
    particles.add({
      shape: 'ring',
      layer: 'ground',
      follow: id,
      x: 0,
      y: 0,
      long: [0.2, far],
      wide: [0.2, far],
      a: 0.08,
      tint: [1, 0.71, 0.28],
      lifeMs: 620,
      delayMs,
    });
  particles.add({
    shape: 'beacon',
    follow: id,
    x: 0,
    y: 0.2,
    long: 2.4,
    wide: 0.9,
    tint: [1, 0.71, 0.28],
    lifeMs: 1300,
    fadeIn: 0.1,
  });
  for (let i = 0; i < 26; i += 1)
    particles.add({
      shape: 'streak',
      follow: id,
      x: particles.between(-0.7, 0.7),
      y: particles.between(-0.5, 0.6),
      z: 0,
      vy: -particles.between(0.8, 2.4),
      turn: -Math.PI / 2,
      long: 0.13,
      wide: 0.022,
      tint: [1, 0.8, 0.45],
      lifeMs: particles.between(500, 1000),
      delayMs: particles.between(0, 500),
    });
}

/** Shows a player who enters the world or gets up again. */
export function arrival(particles: Particles, at: { readonly x: number; readonly y: number; readonly hue: Rgb }): void {
  particles.add({
    shape: 'ring',
    layer: 'ground',
    x: at.x,
    y: at.y,
    long: [1.1, 0.2],
    wide: [1.1, 0.2],
    a: 0.1,
    tint: at.hue,
    lifeMs: 360,
  });
  for (let i = 0; i < 10; i += 1)
    particles.add({
      shape: 'square',
      x: at.x + particles.between(-0.4, 0.4),
      y: at.y + particles.between(-0.4, 0.4),
      z: 0.2,
      vz: 1,
      long: 0.06,
      wide: 0.06,
      tint: at.hue,
      lifeMs: 420,
      delayMs: particles.between(0, 160),
    });
}
