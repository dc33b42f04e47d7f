import { expect, test } from '@playwright/test';
import { leaveAll, openBrowser, skipClinic, wakeAsGuest } from '../support/player';
import { look } from '../support/screen';
import { follow, walkerAtDesk } from '../support/walker';

test.afterEach(leaveAll);

test('a player who crosses over while the map is slow to come is offered what is at hand on the other side', async ({
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
  await expect.poll(async () => (await look(page)).goals.map(({ mark }) => mark)).toContain('turn_in');
  const { goals } = await look(page);
  const person = goals.find(({ mark }) => mark === 'turn_in')?.name ?? '';
  const { prompt } = await follow(walkerAtDesk(page), (now) => now.prompt?.words.includes(person) === true);
  expect(prompt?.words).toContain(person);
  expect(complaints).toEqual([]);
});
