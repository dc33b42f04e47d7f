import type { Graphics } from 'pixi.js';
import type { Rarity } from '@necp/shared/inventory/content';

/** Draws the shape of a rarity, so that no font needs it. */
export function drawRarity(
  pen: Graphics,
  rarity: Rarity,
  look: { readonly x: number; readonly y: number; readonly r: number; readonly tint: number },
): void {
  const { x, y, r } = look;
  if (rarity === 'scrap') pen.rect(x - r * 0.6, y - r * 0.6, r * 1.2, r * 1.2);
  else if (rarity === 'common') pen.circle(x, y, r * 0.8);
  else if (rarity === 'refined') pen.poly([x - r, y + r * 0.8, x, y - r, x + r, y + r * 0.8]);
  else if (rarity === 'military') pen.poly([x - r, y, x, y - r, x + r, y, x, y + r]);
  else if (rarity === 'prototype') pen.regularPoly(x, y, r, 5);
  else pen.star(x, y, 5, r * 1.1, r * 0.5);
  pen.fill(look.tint).stroke({ width: 1.5, color: 0x05070a, alpha: 0.9 });
}
