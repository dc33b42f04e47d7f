import { expect, test } from '@playwright/test';
import { inSight, newcomerAtDesk } from '../support/newcomer';
import { walkTo } from '../support/legs';
import { leaveAll, openBrowser, skipClinic, wakeAsGuest, worldOf } from '../support/player';

test.afterEach(leaveAll);

test('whoever crosses over while the map is slow to come is offered what is at hand on the other side', async ({
  browser,
}) => {
  const { page, complaints } = await openBrowser(browser, {
    viewport: { width: 960, height: 600 },
    deviceScaleFactor: 0.5,
    // A journey cannot slow down what a service worker answers.
    serviceWorkers: 'block',
  });
  await wakeAsGuest(page);
  // The other side speaks long before its map is here.
  await page.route('**/_next/static/chunks/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await route.continue();
  });
  await skipClinic(page);
  if ((await worldOf(page))?.prompt !== 'vera')
    await walkTo(page, newcomerAtDesk(page).legs, { spot: () => inSight(page, 'vera'), withinTiles: 1.2 });
  await expect.poll(async () => (await worldOf(page))?.prompt).toBe('vera');
  await expect(
    page.getByRole('group', { name: 'Nearby' }).getByRole('button', { name: 'Doc Vera Okonta' }),
  ).toBeVisible();
  expect(complaints).toEqual([]);
});
