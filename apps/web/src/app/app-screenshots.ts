/** The pictures of the game that browsers show before they install it, by their names in `screenshots`. */
export const appScreenshots = {
  'wide.jpg': { width: 1280, height: 800, form_factor: 'wide', label: 'screenshotWide' },
  'narrow.jpg': { width: 390, height: 844, form_factor: 'narrow', label: 'screenshotNarrow' },
} as const;
export type AppScreenshot = keyof typeof appScreenshots;
