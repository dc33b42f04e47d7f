/** The plate of a dialog in the middle of the screen. It stands still; what it holds scrolls within `dialogBody`. */
export const dialogPlate =
  'cut cut-12 plate-panel fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 ' +
  'animate-appear outline-none';

export const dialogBody = 'max-h-[calc(100dvh-2rem)] overflow-y-auto p-5 sm:p-6';
