import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enterAsGuest, leaveAll, openBrowser, signIn, waitUntilPlaying } from '../support/player';

test.afterEach(leaveAll);

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const openPages = ['/', '/sign-in', '/register', '/forgot-password', '/help', '/credits', '/c/Ravna', '/there/is/no/such/page'] as const;
const ownPages = ['/characters', '/characters/new', '/account'] as const;

/** What a page must keep whatever it shows: no fault for axe, no sideways scrolling, nothing in the console. */
async function expectSound(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const [size, viewport] of Object.entries(sizes)) {
  for (const locale of ['en-GB', 'ru-RU'] as const) {
    test(`pages are sound for everyone on a ${size} in ${locale}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const { page, complaints } = await openBrowser(browser, { viewport, locale, reducedMotion: 'reduce' });
      for (const path of openPages) {
        await page.goto(path);
        expect(await page.getAttribute('html', 'lang')).toBe(locale.slice(0, 2));
        await expectSound(page, path);
      }
      await signIn(page, { email: 'mako@necp.test' });
      for (const path of ownPages) {
        await page.goto(path);
        await expectSound(page, path);
      }
      // A page that is not there answers 404, which the browser reports as a failed resource.
      expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
    });
  }
}

test('the street, its menu and its settings are sound by keyboard alone', async ({ browser }) => {
  test.setTimeout(180_000);
  const { page, complaints } = await openBrowser(browser, { viewport: { width: 1024, height: 768 } });
  await enterAsGuest(page);
  await waitUntilPlaying(page);
  await expectSound(page, 'the street');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectSound(page, 'the menu');
  await page.getByRole('button', { name: 'Settings' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Keys' })).toBeVisible();
  for (const tab of ['Display', 'Sound', 'Keys', 'Privacy']) {
    await page.getByRole('tab', { name: tab }).press('Enter');
    await expectSound(page, `settings: ${tab}`);
  }
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
