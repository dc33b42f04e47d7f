import { expect, test, type Page } from '@playwright/test';
import {
  enterAsGuest,
  leaveAll,
  openBrowser,
  passTicks,
  waitUntilPlaying,
  worldOf,
  type World,
} from '../support/player';
import { watchSteps } from '../support/smoothness';
import { slowLine } from '../support/slow-line';

test.afterEach(leaveAll);

const lines = [
  { oneWayMs: 0, stallShare: 0, stallMs: 0 },
  { oneWayMs: 50, stallShare: 0, stallMs: 0 },
  { oneWayMs: 150, stallShare: 0, stallMs: 0 },
  { oneWayMs: 300, stallShare: 0, stallMs: 0 },
  { oneWayMs: 50, stallShare: 0.05, stallMs: 400 },
];

test('on a slow line the own character obeys at once and is never thrown back, and others walk on evenly', async ({
  browser,
}) => {
  const { page, complaints } = await openBrowser(browser, {
    viewport: { width: 960, height: 600 },
    deviceScaleFactor: 0.5,
    bypassCSP: true,
  });
  const { shape, close } = await slowLine(page.context(), { ...lines[0]! });
  await enterAsGuest(page);
  for (const line of lines)
    await test.step(`${line.oneWayMs} ms each way, ${line.stallShare * 100} % of parcels stall`, async () => {
      Object.assign(shape, line);
      await waitUntilPlaying(page);
      await expect.poll(async () => (await worldOf(page))!.latencyMs).toBeGreaterThanOrEqual(2 * line.oneWayMs);
      const before = (await worldOf(page))!;
      const others = watchSteps(page, { kind: 'townsperson' }, { ticks: 80 });
      const frames: number[] = [];
      for (const key of ['KeyD', 'KeyA', 'KeyS', 'KeyW']) frames.push(await framesUntilMoved(page, key));
      expect(Math.max(...frames), 'pictures until the body moves').toBeGreaterThan(0);
      expect(Math.max(...frames), 'pictures until the body moves').toBeLessThanOrEqual(3);
      const after = (await worldOf(page))!;
      expect(after.corrections.slice(before.corrections.length), 'places that were corrected').toEqual([]);
      const { entities, longestJump } = await others;
      expect(entities).toBeGreaterThan(0);
      expect(longestJump, 'the longest jump of a passer-by').toBeLessThan(1);
    });
  close();
  expect(complaints).toEqual([]);
});

/**
 * Holds a key for a second; says how many pictures were drawn from the press until the own body had moved, 0 when it
 * never did: there is a wall.
 */
async function framesUntilMoved(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const watch = window as unknown as { __world: World; __moved: Promise<number> };
    watch.__moved = new Promise((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const { self: from, frames: frame, tick } = watch.__world;
          const look = (): void => {
            if (Math.hypot(watch.__world.self.x - from.x, watch.__world.self.y - from.y) > 0.001)
              resolve(watch.__world.frames - frame);
            else if (watch.__world.tick - tick > 18) resolve(0);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    });
  });
  await page.keyboard.down(key);
  try {
    const frames = await page.evaluate(() => (window as unknown as { __moved: Promise<number> }).__moved);
    await passTicks(page, 14);
    return frames;
  } finally {
    await page.keyboard.up(key);
  }
}
