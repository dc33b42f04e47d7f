import { expect, type Page, test } from '@playwright/test';
import { prepare, devices } from '../support/actor';
import { openBrowser, leaveAll, waitUntilPlaying, worldOf } from '../support/player';
import { expectSound } from '../support/sound';
import { enterOver, firstAdministrator } from '../support/staff';

test.afterEach(leaveAll);

const see = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('players are led out of the city when a maintenance begins, and return to the same spot', async ({ browser }) => {
  const desk = await openBrowser(browser, { reducedMotion: 'reduce' });
  const player = await prepare(browser, { ...devices.phone, locale: 'ru-RU' });
  await player.ask('settings.chooseLanguage', { language: 'ru' });
  await player.page.goto('/play');
  const before = await waitUntilPlaying(player.page);

  await enterOver(desk.page.request, firstAdministrator);
  await desk.page.goto('/operator/realm');
  await expect(desk.page.getByText('No maintenance is planned.')).toBeVisible();
  await expectSound(desk.page, 'the realm before a maintenance');
  await desk.page.getByLabel('Minutes until the start').fill('1');
  await desk.page.getByLabel('Message in English').fill('A new district opens.');
  await desk.page.getByLabel('Message in Russian').fill('Открываем новый район.');
  await desk.page
    .locator('form')
    .filter({ hasText: 'Plan maintenance' })
    .getByLabel('Reason')
    .fill('release of a district');
  await desk.page.getByRole('button', { name: 'Plan maintenance' }).click();
  await expect(desk.page.getByText('Starts in')).toBeVisible();

  // The phone shows seconds, and screen readers hear of it once.
  await expect(player.page.getByText(/Техработы через \d+ с/)).toBeVisible();
  await expect(player.page.getByText('Открываем новый район.').first()).toBeVisible();
  await expectSound(player.page, 'the count-down on a phone');
  await see(player.page, 'count-down');
  await expect(player.page.getByRole('heading', { name: 'В городе идут техработы' })).toBeVisible();
  await expectSound(player.page, 'a player who was led out');
  await see(player.page, 'led-out');
  const refused = await player.page.request.get('/api/v1/world/state');
  expect(refused.status()).toBe(200);
  const asked = await player.page.request.get('/api/trpc/character.list');
  expect([asked.status(), Number(asked.headers()['retry-after']) >= 15]).toEqual([503, true]);
  for (const probe of ['/healthz', '/readyz']) expect((await player.page.request.get(probe)).status()).toBe(200);

  // A page that is opened now says the same, and staff go on.
  const second = await openBrowser(browser, { reducedMotion: 'reduce' });
  await second.page.goto('/');
  await expect(second.page.getByText('The city is under maintenance. Expected end:')).toBeVisible();
  await expectSound(second.page, 'the start page');
  await expect(desk.page.getByText('Running', { exact: true })).toBeVisible();
  await desk.page.getByRole('button', { name: 'End maintenance' }).click();
  await desk.page.getByRole('alertdialog').getByLabel('Reason').fill('the district is open');
  await expectSound(desk.page, 'the question before the end');
  await see(desk.page, 'end');
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'End maintenance' }).click();
  await expect(desk.page.getByText('No maintenance is planned.')).toBeVisible();

  // The player does nothing and is back.
  const after = await waitUntilPlaying(player.page);
  const spotOf = ({ zoneId, self }: typeof before) => [zoneId, Math.round(self.x), Math.round(self.y)];
  await expect.poll(async () => spotOf((await worldOf(player.page)) ?? after)).toEqual(spotOf(before));
  await desk.page.goto('/operator/log');
  await expect(desk.page.getByRole('listitem').filter({ hasText: 'Maintenance ended' }).first()).toBeVisible();
});
