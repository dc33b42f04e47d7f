import { useSyncExternalStore } from 'react';
import type { Size } from './place-rules';

/** The size of the screen in rem, and how many pixels one rem has. */
export interface Screen extends Size {
  readonly remPx: number;
}

let last: Screen = { width: 0, height: 0, remPx: 16 };

function read(): Screen {
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const width = window.innerWidth / remPx;
  const height = window.innerHeight / remPx;
  if (width !== last.width || height !== last.height || remPx !== last.remPx) last = { width, height, remPx };
  return last;
}

/** The browser's window is resized, and the interface's scale changes the font size of the root. */
function watch(notify: () => void): () => void {
  const scale = new MutationObserver(notify);
  scale.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  window.addEventListener('resize', notify);
  return () => {
    scale.disconnect();
    window.removeEventListener('resize', notify);
  };
}

/** Returns the size of the screen, and updates with it. */
export const useScreen = (): Screen => useSyncExternalStore(watch, read, read);
