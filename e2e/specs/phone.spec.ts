import { expect, test } from '@playwright/test';
import { enterAsGuest, leaveAll, openBrowser, waitUntilPlaying, worldOf } from '../support/player';

test.afterEach(leaveAll);

test('on a phone a thumb on the stick walks, and a line is said with the sheet', async ({ browser }) => {
  test.setTimeout(180_000);
  const { page, complaints } = await openBrowser(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  await enterAsGuest(page);
  const before = (await waitUntilPlaying(page)).self;

  const touch = await page.context().newCDPSession(page);
  const thumb = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await thumb('touchStart', 100, 640);
  await thumb('touchMove', 60, 640);
  await expect.poll(async () => before.x - (await worldOf(page))!.self.x).toBeGreaterThan(2);
  await thumb('touchEnd', 60, 640);

  await page.getByRole('button', { name: /^Open the chat/ }).tap();
  await page.getByRole('textbox').fill('Wet shoes again');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByText('Wet shoes again').first()).toBeVisible();
  expect(complaints).toEqual([]);
});
