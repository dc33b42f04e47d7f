import { TextStyle } from 'pixi.js';

/** The fonts of text on the canvas; the page has loaded the same families. */
export const textFamily = ['Exo 2 Variable', 'Exo 2', 'system-ui', 'sans-serif'];
export const numberFamily = ['JetBrains Mono', 'ui-monospace', 'monospace'];
export const titleFamily = ['Tektur', 'Exo 2 Variable', 'sans-serif'];

/**
 * Returns the style of white words with a dark edge, to be tinted. Pixi draws a font of its own for each such style, so
 * all words of a kind share one.
 */
export const edgedStyle = (family: string[], { size, edge }: { readonly size: number; readonly edge: number }) =>
  new TextStyle({
    fontFamily: family,
    fontSize: size,
    fontWeight: '700',
    fill: 0xffffff,
    stroke: { color: 0x05070a, width: edge, join: 'round' },
  });
