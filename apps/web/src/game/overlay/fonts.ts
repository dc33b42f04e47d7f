/** The fonts of text on the canvas; the page has loaded the same families. */
export const textFamily = ['Exo 2 Variable', 'Exo 2', 'system-ui', 'sans-serif'];
export const numberFamily = ['JetBrains Mono', 'ui-monospace', 'monospace'];
export const titleFamily = ['Tektur', 'Exo 2 Variable', 'sans-serif'];
