import type { DamageType } from '@necp/shared/inventory/content';
import type { Rarity } from '@necp/shared/inventory/content';
import { fromHex, type Rgb } from '../../city/hues';

/** The light of each damage type. */
export const damageHues: Readonly<Record<DamageType, Rgb>> = {
  physical: [1, 0.78, 0.42],
  thermal: [1, 0.48, 0.16],
  shock: [0.3, 0.86, 1],
  chemical: [0.62, 0.95, 0.26],
  cyber: [0.62, 0.42, 1],
};
export const hostileHue: Rgb = [1, 0.26, 0.32];
export const ownHue: Rgb = [0.25, 0.82, 0.9];
export const friendHue: Rgb = [0.38, 0.83, 0.58];

/** The colour and shape of each rarity, as everywhere in the interface. */
export const rarityLooks: Readonly<
  Record<Rarity, { readonly hex: string; readonly hue: Rgb; readonly glyph: string }>
> = {
  scrap: { hex: '#8592A0', hue: fromHex('#8592A0'), glyph: '▪' },
  common: { hex: '#D6DEE6', hue: fromHex('#D6DEE6'), glyph: '●' },
  refined: { hex: '#61D394', hue: fromHex('#61D394'), glyph: '▲' },
  military: { hex: '#4F9DFF', hue: fromHex('#4F9DFF'), glyph: '◆' },
  prototype: { hex: '#B26BFF', hue: fromHex('#B26BFF'), glyph: '⬟' },
  iconic: { hex: '#FFB547', hue: fromHex('#FFB547'), glyph: '★' },
};
