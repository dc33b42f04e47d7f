import { expect, test } from '@playwright/test';

test('a browser that cannot reach the server says so in its language, and goes on when it can', async ({ context }) => {
  const page = await context.newPage();
  await page.goto('/ru/help');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.goto('/ru/credits');
  await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible();
  await page.goto('/help');
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeHidden();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.locator('h1')).toBeVisible();
});

test('a page in a language says so to readers and search engines, whatever the browser prefers', async ({
  request,
}) => {
  const answer = await request.get('/ru/help', { headers: { 'accept-language': 'en', 'x-page-locale': 'en' } });
  const page = await answer.text();
  expect(page).toContain('<html lang="ru"');
  expect(page).toMatch(/<link rel="canonical" href="[^"]+\/ru\/help"/);
  expect(page).toMatch(/<link rel="alternate" hrefLang="en" href="[^"]+\/en\/help"/);
  expect((await request.get('/de/help')).status()).toBe(404);
  expect((await request.get('/ru/account')).status()).toBe(404);
});
