import type { CDPSession, Locator, Page } from '@playwright/test';

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
        [x < 0 ? keysOf.left : x > 0 ? keysOf.right : '', y < 0 ? keysOf.up : y > 0 ? keysOf.down : ''].filter(Boolean),
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

/** A point of the page, in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Returns a point inside a part of the page, by its shares of the width and the height. */
export async function spotIn(part: Locator, across: number, along: number): Promise<Spot> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('the part is not on the page');
  return { x: box.x + box.width * across, y: box.y + box.height * along };
}

/** A thumb on the stick for walking, which appears where the thumb touches. */
export function legsOfThumb(touch: CDPSession, stick: Locator): Legs {
  let at: Spot = { x: 0, y: 0 };
  const reach = 40;
  let isDown = false;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', spot: Spot) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [spot] });
  return {
    push: async (x, y) => {
      if (x === 0 && y === 0) {
        if (isDown) await send('touchEnd', at);
        isDown = false;
        return;
      }
      if (!isDown) {
        at = await spotIn(stick, 0.5, 0.6);
        await send('touchStart', at);
      }
      isDown = true;
      const far = Math.hypot(x, y);
      await send('touchMove', { x: at.x + (x / far) * reach, y: at.y + (y / far) * reach });
    },
  };
}
