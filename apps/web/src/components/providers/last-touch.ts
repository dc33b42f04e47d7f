import { steadyMs } from '../kernel/clock';

/** How the player touches a page. */
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let touchedMs = steadyMs();
if (typeof window !== 'undefined')
  for (const touch of touches)
    window.addEventListener(touch, () => (touchedMs = steadyMs()), { capture: true, passive: true });

/**
 * Returns for how long the player has not touched the page. The calls that a page makes by itself carry it, so that an
 * open page alone keeps no session alive.
 */
export function idleSeconds(): number {
  return Math.round((steadyMs() - touchedMs) / 1000);
}
