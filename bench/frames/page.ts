/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { openStreet, type Street } from '../../apps/web/src/game/demo/street';
import type { Finesse } from '../../apps/web/src/game/types';
import { countDraws, type GlTotals } from './gl-counts';
import { countShadedPixels, type ShadedLayer } from './shaded';

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
  /** Counts the pixels that each layer shades from now on; the picture is lost. Comes before `open`. */
  countPixels(): void;
  /** Returns what each layer of a frame shades, the most first. */
  shaded(): Promise<readonly ShadedLayer[]>;
}

const totals = countDraws(WebGL2RenderingContext.prototype);
let street: Street | null = null;
let shadedPixels: ReturnType<typeof countShadedPixels> | null = null;
let longestMs = 0;
let lastMs = 0;

function watch(nowMs: number): void {
  if (lastMs > 0) longestMs = Math.max(longestMs, nowMs - lastMs);
  lastMs = nowMs;
  requestAnimationFrame(watch);
}

/** Waits until the engine has drawn one more frame. */
async function frameDrawn(): Promise<void> {
  const before = street?.frames() ?? 0;
  while ((street?.frames() ?? 0) === before) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const framesPage: FramesPage = {
  countPixels: () => {
    shadedPixels = countShadedPixels(WebGL2RenderingContext.prototype);
  },
  shaded: async () => (await shadedPixels?.(frameDrawn)) ?? [],
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
