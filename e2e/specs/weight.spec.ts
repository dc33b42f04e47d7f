import { expect, test, type Page } from '@playwright/test';

/** Of all scripts of a page before anything is pressed, as they are sent: compressed, with their headers. */
const mostScriptBytes = 110_000;

const pages = ['/', '/help', '/formulas', '/credits', '/privacy', '/terms', '/contact'] as const;

test('a reader of the public pages downloads few scripts', async ({ browser }) => {
  for (const path of pages) {
    const context = await browser.newContext();
    const page = await context.newPage();
    expect(await scriptBytesOf(page, path), path).toBeLessThanOrEqual(mostScriptBytes);
    await context.close();
  }
});

/** Opens a page in a browser that has nothing of it, and adds up what its scripts took until it is alive. */
async function scriptBytesOf(page: Page, path: string): Promise<number> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.requestWillBeSent', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path);
  // The page registers it when all of its scripts have run.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(bytes, `scripts of ${path}`).toBeGreaterThan(0);
  return bytes;
}
