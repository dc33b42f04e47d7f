import { expect, test } from '@playwright/test';
import { devices, prepare, wakeInWard } from '../support/actor';
import { leaveAll, waitUntilPlaying } from '../support/player';
import { expectSound } from '../support/sound';
import { changeRealm } from '../support/stack';

test.afterEach(async () => {
  changeRealm('capacity=2000');
  await leaveAll();
});

test('a full city queues the next player, shows the place, and lets them in when the first one leaves', async ({
  browser,
}) => {
  const first = await wakeInWard(browser);
  changeRealm('capacity=1');
  const { page } = await prepare(browser, devices.phone);
  await page.goto('/play');
  const queue = page.getByRole('region', { name: 'The city is full' });
  await expect(queue.getByRole('status')).toContainText('1');
  await expect(queue.getByRole('status')).toContainText('You’re next');
  await expect(queue.getByRole('button', { name: 'Leave the queue' })).toBeVisible();
  await expectSound(page, 'the queue', 'main');
  await page.screenshot({ path: test.info().outputPath('queue.png') });
  await first.page.context().close();
  await waitUntilPlaying(page);
});
