import type { Rarity } from '@necp/shared/inventory/content';

/** The colour and glyph of each rarity; colour is never the only mark. */
export const rarityMarks: Readonly<
  Record<Rarity, { readonly glyph: string; readonly text: string; readonly edge: string }>
> = {
  scrap: { glyph: '▪', text: 'text-scrap', edge: 'edge-scrap' },
  common: { glyph: '●', text: 'text-common', edge: 'edge-common' },
  refined: { glyph: '▲', text: 'text-refined', edge: 'edge-refined' },
  military: { glyph: '◆', text: 'text-military', edge: 'edge-military' },
  prototype: { glyph: '⬟', text: 'text-prototype', edge: 'edge-prototype' },
  iconic: { glyph: '★', text: 'text-iconic', edge: 'edge-iconic' },
};
