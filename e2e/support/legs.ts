import type { TileSpot } from '../../packages/shared/src/kernel/vec2';
import { expect, type CDPSession, type Page } from '@playwright/test';
import { wayOver } from './way';
import { passTicks, worldOf, type World } from './player';

/** How a player moves: by keys on a desk, by a thumb on a phone. Each axis -1 to 1, (0, 0) stands. */
export interface Legs {
  push(x: number, y: number): Promise<void>;
}

const keysOf = { left: 'KeyA', right: 'KeyD', up: 'KeyW', down: 'KeyS' } as const;

export function legsOfKeys(page: Page): Legs {
  const held = new Set<string>();
  return {
    push: async (x, y) => {
      const wanted = new Set(
        [
          x < -0.35 ? keysOf.left : x > 0.35 ? keysOf.right : '',
          y < -0.35 ? keysOf.up : y > 0.35 ? keysOf.down : '',
        ].filter(Boolean),
      );
      for (const key of [...held].filter((one) => !wanted.has(one))) {
        await page.keyboard.up(key);
        held.delete(key);
      }
      for (const key of [...wanted].filter((one) => !held.has(one))) {
        await page.keyboard.down(key);
        held.add(key);
      }
    },
  };
}

/** A thumb that rests on the left of a phone held upright. */
export function legsOfThumb(touch: CDPSession): Legs {
  const at = { x: 95, y: 640 };
  const reach = 40;
  let isDown = false;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', spot: TileSpot) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [spot] });
  return {
    push: async (x, y) => {
      if (x === 0 && y === 0) {
        if (isDown) await send('touchEnd', at);
        isDown = false;
        return;
      }
      if (!isDown) await send('touchStart', at);
      isDown = true;
      await send('touchMove', { x: at.x + x * reach, y: at.y + y * reach });
    },
  };
}

interface Goal {
  readonly spot: () => Promise<TileSpot | null>;
  readonly withinTiles: number;
}

/**
 * A released key or thumb arrives late where drawing is slow; a player who ran past by more than this turns back.
 */
const pastTiles = 0.7;

/**
 * Walks to a spot of the zone, around what stands in the way, and stops there; another zone that begins or a fall ends
 * it too. The spot may move.
 */
export async function walkTo(page: Page, legs: Legs, goal: Goal): Promise<void> {
  const zoneId = (await worldOf(page))?.zoneId;
  await expect(async () => {
    await walkOnce(page, legs, goal);
    const now = await standStill(page);
    const to = await goal.spot();
    const isPast =
      to !== null &&
      now?.zoneId === zoneId &&
      !now?.downed &&
      Math.hypot(to.x - (now?.self.x ?? 0), to.y - (now?.self.y ?? 0)) > goal.withinTiles + pastTiles;
    expect(isPast && goal.withinTiles < 3, 'the walker has run past').toBe(false);
  }).toPass({ intervals: [50] });
}

async function walkOnce(page: Page, legs: Legs, goal: Goal): Promise<void> {
  const world = await worldOf(page);
  const zoneId = world?.zoneId ?? '';
  try {
    await expect
      .poll(
        async () => {
          const now = await worldOf(page);
          const to = await goal.spot();
          if (!now?.self || !to) return Infinity;
          if (now.zoneId !== zoneId || now.downed) return 0;
          const left = Math.hypot(to.x - now.self.x, to.y - now.self.y);
          if (left <= goal.withinTiles) return left;
          const next =
            (await wayOver(zoneId, now.self, to)).find(
              (spot) => Math.hypot(spot.x - now.self.x, spot.y - now.self.y) > 0.7,
            ) ?? to;
          const [dx, dy] = [next.x - now.self.x, next.y - now.self.y];
          const far = Math.max(0.01, Math.hypot(dx, dy));
          const strength = left - goal.withinTiles < 2 ? 0.6 : 1;
          await legs.push((dx / far) * strength, (dy / far) * strength);
          return left;
        },
        { intervals: [60], message: 'the way is walked' },
      )
      .toBeLessThanOrEqual(goal.withinTiles);
  } finally {
    await legs.push(0, 0);
  }
}

/** Waits until the body has stopped; says where. */
async function standStill(page: Page): Promise<World | null> {
  for (let before = await worldOf(page); ; ) {
    await passTicks(page, 3);
    const now = await worldOf(page);
    if (
      now === null ||
      before === null ||
      now.zoneId !== before.zoneId ||
      Math.hypot(now.self.x - before.self.x, now.self.y - before.self.y) < 0.05
    )
      return now;
    before = now;
  }
}
