import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { leaveAll, walk } from '../support/player';
import { seeWorld } from '../support/scene';
import { crash } from '../support/stack';

test.afterEach(leaveAll);

/** Places are written every hundred ticks. */
const checkpointTicks = 100;

test('after the simulation was killed a player plays on from the same place without doing anything', async ({
  browser,
}) => {
  const { page, complaints } = await arriveAt(browser, 'market_gate');
  const { tick } = await seeWorld(page, 'the player plays', ({ connected }) => connected);
  const before = await seeWorld(page, 'the place is written', (now) => now.tick > tick + 2 * checkpointTicks);
  crash('sim');
  await seeWorld(page, 'the connection is lost', ({ connected }) => !connected);
  const after = await seeWorld(page, 'the player is back', ({ connected, zoneId }) => connected && zoneId === 'watson');
  expect(Math.hypot(after.self.x - before.self.x, after.self.y - before.self.y)).toBeLessThan(1);
  await walk(page, 2);
  // The browser's network layer reports the crash itself on the console; nothing else may appear there.
  expect(complaints.filter((complaint) => !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(complaint))).toEqual([]);
});
