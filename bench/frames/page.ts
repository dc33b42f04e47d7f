/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { openStreet, type Street } from '../../apps/web/src/game/demo/street';
import type { Finesse } from '../../apps/web/src/game/types';
import { countDraws, type GlTotals } from './gl-counts';

export interface Scene {
  readonly people: number;
  readonly finesse: Finesse;
  readonly at: { readonly x: number; readonly y: number };
}

export interface Counts extends GlTotals {
  readonly atMs: number;
  readonly frames: number;
  readonly scriptMs: number;
  /** The longest time between two frames since the last look. */
  readonly longestMs: number;
}

/** What the bench asks of its page. */
export interface FramesPage {
  open(scene: Scene): Promise<void>;
  counts(): Counts;
}

const totals = countDraws(WebGL2RenderingContext.prototype);
let street: Street | null = null;
let longestMs = 0;
let lastMs = 0;

function watch(nowMs: number): void {
  if (lastMs > 0) longestMs = Math.max(longestMs, nowMs - lastMs);
  lastMs = nowMs;
  requestAnimationFrame(watch);
}

const framesPage: FramesPage = {
  open: async (scene) => {
    const host = document.querySelector('main');
    if (!host) throw new Error('the page has no place for the picture');
    street = await openStreet({ ...scene, host, nowMs: () => performance.now() });
    requestAnimationFrame(watch);
  },
  counts: () => {
    const counts = {
      atMs: performance.now(),
      frames: street?.frames() ?? 0,
      scriptMs: street?.scriptMs() ?? 0,
      longestMs,
      ...totals(),
    };
    longestMs = 0;
    return counts;
  },
};
Object.assign(window, { framesPage });
