import { expect, test } from '@playwright/test';
import { actorIn, arriveAt, devices, drawSlowly, expectZone } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll, openBrowser, say, waitUntilPlaying, walk, worldOf } from '../support/player';
import { seeWorld } from '../support/scene';
import { words } from '../support/words';

test.afterEach(leaveAll);

test('a guest presses PLAY, walks and speaks, and another player sees and hears it', async ({ browser }) => {
  const witness = await arriveAt(browser, 'market_gate');
  const player = await openBrowser(browser, devices.desk);
  const { page, complaints } = player;
  await drawSlowly(page);
  await page.goto('/');
  await page.getByRole('button', { name: words.landing.play, exact: true }).click();
  await page.waitForURL('**/play**');
  await waitUntilPlaying(page);
  const guest = await actorIn(player);
  await page.getByRole('button', { name: words.quest.skip, exact: true }).click();
  await expectZone(page, 'watson');
  await direct({ do: 'move', characterId: guest.characterId, place: 'market_gate' });

  const seenAt = async () => (await worldOf(witness.page))?.entities.find(({ name }) => name === guest.name);
  // The clinic where the guest arrives is in sight of the market too.
  await seeWorld(page, 'the guest stands at the market, beside the witness', ({ self, entities }) =>
    entities.some(({ name, x, y }) => name === witness.name && Math.hypot(x - self.x, y - self.y) < 8),
  );
  await expect.poll(seenAt, { message: 'the guest is in sight' }).toBeDefined();
  const before = (await seenAt())!;
  await walk(page, 2);
  await expect
    .poll(async () =>
      Math.hypot(((await seenAt())?.x ?? before.x) - before.x, ((await seenAt())?.y ?? before.y) - before.y),
    )
    .toBeGreaterThan(1);
  await say(page, 'Anyone for noodles?');
  await expect(witness.page.getByText('Anyone for noodles?').first()).toBeVisible();
  await say(witness.page, 'In a minute');
  await expect(page.getByText('In a minute').first()).toBeVisible();
  expect([...complaints, ...witness.complaints]).toEqual([]);
});
