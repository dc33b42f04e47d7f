import type { Page } from '@playwright/test';
import type { World } from './player';

/** How others were drawn from frame to frame. */
export interface Smoothness {
  /** How many entities were watched. */
  readonly entities: number;
  /** Tiles walked, by the one who walked farthest. */
  readonly travelled: number;
  /** The longest step, in tiles, beyond what a runner covers in the time that passed on the screen. */
  readonly longestJump: number;
}

/**
 * Watches other entities in every frame, and compares their steps with the time that passed in the world that is drawn:
 * a slow machine draws fewer frames, and each then covers more time.
 * @param meant a name, or a kind of entities
 * @param until ends when one of them has walked this many tiles, or after this many ticks
 */
export async function watchSteps(
  page: Page,
  meant: { readonly name?: string; readonly kind?: string },
  until: { readonly tiles?: number; readonly ticks?: number },
): Promise<Smoothness> {
  return page.evaluate(
    async ({ meant: { name, kind }, until: { tiles = Infinity, ticks = Infinity } }) => {
      /** Twice the pace of a runner: the picture may catch up a little faster than time passes. */
      const tilesPerTick = (2 * 6.4) / 20;
      const world = (window as unknown as { __world: World }).__world;
      const last = new Map<number, { x: number; y: number; shownTick: number; travelled: number }>();
      const startTick = world.shownTick;
      let longestJump = 0;
      let travelled = 0;
      while (travelled < tiles && world.shownTick - startTick < ticks) {
        await new Promise(requestAnimationFrame);
        const { shownTick } = world;
        for (const entity of world.entities) {
          if (entity.name !== (name ?? entity.name) || entity.kind !== (kind ?? entity.kind)) continue;
          const { id, x, y } = entity;
          const before = last.get(id) ?? { x, y, shownTick, travelled: 0 };
          const step = Math.hypot(x - before.x, y - before.y);
          longestJump = Math.max(longestJump, step - tilesPerTick * Math.max(0, shownTick - before.shownTick));
          last.set(id, { x, y, shownTick, travelled: before.travelled + step });
          travelled = Math.max(travelled, before.travelled + step);
        }
      }
      return { entities: last.size, travelled, longestJump };
    },
    { meant, until },
  );
}
