import type { Rarity } from '@necp/shared/inventory/content';
import type { Crowd } from '../people/crowd';
import type { SpritePlacement } from '../people/drawn-person';
import type { Particles } from './particles';
import { rarityLooks } from './recipes/hues';
import { spriteNamed, type SpriteName } from './sprites/catalogue';

export interface DrawnObject {
  readonly content: string;
  readonly x: number;
  readonly y: number;
  readonly facing: number;
  readonly variant: number;
}

/** The content id of money in snapshots. */
export const moneyContent = 'chits';
const objectRim = [0.75, 0.62, 0.36] as const;

/** Draws a box, a terminal or a quest object, closed or open according to its state. */
export function drawObject(crowd: Crowd, object: DrawnObject): void {
  const name = objectDrawing(object.content, object.variant);
  const at: SpritePlacement = {
    x: object.x,
    y: object.y,
    facing: object.facing,
    rim: objectRim,
    size: 1,
    flash: 0,
    gone: 0,
  };
  crowd.shadow(at, { long: 1.3, wide: 1.2 });
  crowd.sprite(at, name, { lift: 0.1 });
  if (object.variant === 0) crowd.shine({ x: object.x, y: object.y + 0.3, radius: 1.4, glow: [0.28, 0.2, 0.08] });
}

function objectDrawing(content: string, variant: number): SpriteName {
  return (
    (variant > 0 ? spriteNamed(`open_${content}`) : null) ??
    spriteNamed(`box_${content}`) ??
    spriteNamed(content) ??
    'terminal'
  );
}

export function drawVehicle(crowd: Crowd, object: DrawnObject, stance: { readonly flash: number }): void {
  const at: SpritePlacement = {
    x: object.x,
    y: object.y,
    facing: object.facing,
    rim: [1.6, 0.4, 0.46],
    size: 1,
    flash: stance.flash,
    gone: 0,
  };
  crowd.shadow(at, { long: 9, wide: 4.4 });
  crowd.sprite(at, 'truck', { lift: 1.4 });
  crowd.sprite(at, 'truck_glow', { lift: 1.45, kind: 'glow' });
  for (const side of [-0.8, 0.8]) {
    const ahead = 5.4;
    crowd.shine({
      x: object.x + Math.cos(object.facing) * ahead - Math.sin(object.facing) * side,
      y: object.y + Math.sin(object.facing) * ahead + Math.cos(object.facing) * side,
      radius: 3.6,
      glow: [0.9, 0.82, 0.6],
    });
  }
}

/**
 * Draws a drop: the item itself when it has a drawing, else a small case; the colour of its light column shows the
 * rarity.
 */
export function drawDrop(
  crowd: Crowd,
  drop: {
    readonly content: string;
    readonly rarity: Rarity;
    readonly x: number;
    readonly y: number;
    readonly seconds: number;
    readonly isMine: boolean;
  },
): void {
  const { hue } = rarityLooks[drop.rarity];
  const turn = drop.seconds * 0.7;
  const at: SpritePlacement = {
    x: drop.x,
    y: drop.y,
    facing: turn,
    rim: hue,
    size: 1,
    flash: 0,
    gone: drop.isMine ? 0 : 0.4,
  };
  crowd.shadow(at, { long: 0.7, wide: 0.7 });
  crowd.sprite(at, drop.content === moneyContent ? 'drop_cash' : (spriteNamed(drop.content) ?? 'drop_case'), {
    lift: 0.14 + Math.sin(drop.seconds * 2.2) * 0.05,
    scale: 0.9,
  });
  const power = { scrap: 0.14, common: 0.2, refined: 0.4, military: 0.55, prototype: 0.7, iconic: 0.95 }[drop.rarity];
  crowd.shine({
    x: drop.x,
    y: drop.y,
    radius: 1 + power * 1.6,
    glow: [hue[0] * power, hue[1] * power, hue[2] * power],
  });
}

/** Shows the light over a drop; it is renewed as long as the drop is there. */
export function dropBeacon(
  particles: Particles,
  drop: { readonly rarity: Rarity; readonly x: number; readonly y: number; readonly isMine: boolean },
): void {
  const { hue } = rarityLooks[drop.rarity];
  const tall = { scrap: 0, common: 0.45, refined: 0.7, military: 1, prototype: 1.3, iconic: 1.7 }[drop.rarity];
  const alpha = drop.isMine ? 0.8 : 0.25;
  particles.add({
    shape: 'ring',
    layer: 'ground',
    x: drop.x,
    y: drop.y,
    long: [0.34, 0.42],
    wide: [0.34, 0.42],
    a: 0.14,
    tint: hue,
    alpha: alpha * 0.7,
    lifeMs: beaconMs,
    fadeIn: 0.3,
    fadeOut: 0.7,
  });
  if (tall > 0)
    particles.add({
      shape: 'beacon',
      x: drop.x,
      y: drop.y,
      long: tall,
      wide: 0.2 + tall * 0.06,
      tint: hue,
      alpha,
      lifeMs: beaconMs,
      fadeIn: 0.3,
      fadeOut: 0.5,
    });
}
export const beaconMs = 1_400;
