import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { readNumbers } from '../city/numbers';

export const usage = 'pnpm bench entry [--port 3000] [--list 1]   beside a running npm start';

interface Asked {
  readonly atMs: number;
  readonly url: string;
  readonly kind: string;
  bytes: number;
}

const limitMs = 300_000;

/** Presses PLAY in a fresh browser, and lists what is asked of the server until the player stands in the city. */
export async function entry(args: readonly string[]): Promise<void> {
  const { port, list } = readNumbers(args, { port: 3000, list: 0 }, usage);
  const browser = await chromium.launch({
    executablePath: [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
      (file) => file && existsSync(file),
    ),
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--no-first-run', '--mute-audio'],
  });
  try {
    // A service worker would answer for the server.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(limitMs);
    const landing = await watch(page);
    await page.goto(`http://localhost:${port}/`);
    const play = page.getByRole('button', { name: /^(PLAY|ИГРАТЬ)$/ });
    await play.waitFor();
    const before = landing.splice(0).length;
    const startedMs = Date.now();
    await play.click();
    await page.waitForURL('**/play**', { waitUntil: 'commit' });
    await page.waitForFunction(isPlaying, null, { polling: 50 });
    const entered = landing.splice(0);
    if (list > 0)
      console.table(
        entered
          .toSorted((a, b) => b.bytes - a.bytes)
          .map(({ atMs, ...asked }) => ({ ms: atMs - startedMs, ...asked, url: asked.url.slice(0, 120) })),
      );
    console.table([
      {
        'requests before PLAY': before,
        requests: entered.length,
        KB: Math.round(entered.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
        'seconds to the city': Math.round((Date.now() - startedMs) / 100) / 10,
      },
    ]);
  } finally {
    await browser.close();
  }
}

/** Notes each request that reaches the network, until the list is emptied. */
async function watch(page: Page): Promise<Asked[]> {
  const asked: Asked[] = [];
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const open = new Map<string, Asked>();
  network.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    open.set(requestId, { atMs: Date.now(), url: new URL(request.url).pathname, kind: type ?? '', bytes: 0 });
  });
  network.on('Network.requestServedFromCache', ({ requestId }) => open.delete(requestId));
  network.on('Network.responseReceived', ({ requestId, response }) => {
    const request = open.get(requestId);
    if (request && !response.fromDiskCache) asked.push(request);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = open.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  network.on('Network.webSocketCreated', ({ url }) => {
    asked.push({ atMs: Date.now(), url: new URL(url).pathname, kind: 'WebSocket', bytes: 0 });
  });
  return asked;
}

const isPlaying = (): boolean => {
  const { __world: world } = window as unknown as { __world?: { connected: boolean; zoneId: string } };
  return world !== undefined && world.connected && world.zoneId !== '';
};
