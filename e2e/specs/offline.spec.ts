import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { leaveAll, waitUntilPlaying } from '../support/player';

test.afterEach(leaveAll);

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

test('the browser keeps files with versions in their names and a page for no connection: no stale game', async ({
  browser,
}) => {
  const { page } = await arriveAt(browser, 'market_gate');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // From now on the worker sees every request: of pages, of the API, of maps and of pictures.
  for (const path of ['/', '/help', '/play']) await page.goto(path);
  await waitUntilPlaying(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => path.startsWith('/_next/static/')).length).toBeGreaterThan(0);
  expect([...new Set(kept.filter((path) => !path.startsWith('/_next/static/')))].toSorted()).toEqual([
    '/en/offline',
    '/ru/offline',
  ]);
});

test('search engines find every public page, what it is about, and an app whose pictures are there', async ({
  request,
}) => {
  const addressesIn = async (path: string, pattern: RegExp) =>
    [...(await (await request.get(path)).text()).matchAll(pattern)].map(([, address = '']) => address);
  const pages = await addressesIn('/sitemap.xml', /<loc>([^<]+)<\/loc>/g);
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) expect((await request.get(new URL(page).pathname)).status(), page).toBe(200);
  const [facts = '{}'] = await addressesIn('/en', /<script type="application\/ld\+json">([^<]+)<\/script>/g);
  const { '@graph': graph } = JSON.parse(facts) as { '@graph': readonly { '@type': string; url: string }[] };
  expect(graph.map((one) => one['@type'])).toEqual(['WebSite', 'VideoGame']);
  for (const { url } of graph) expect(new URL(url).pathname).toBe('/en');
  const [manifest = ''] = await addressesIn('/en', /<link rel="manifest" href="([^"]+)"/g);
  const app = (await (await request.get(manifest)).json()) as Record<
    'icons' | 'screenshots',
    { src: string; type: string }[]
  >;
  expect(app.icons.length).toBeGreaterThan(2);
  for (const { src, type } of [...app.icons, ...app.screenshots])
    expect((await request.get(src)).headers()['content-type'], src).toContain(type);
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
