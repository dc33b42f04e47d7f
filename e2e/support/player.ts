import {
  expect,
  test,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
} from '@playwright/test';
import { passwordOf } from './accounts';

/** What the game tells tests about itself; see `window.__world` in the game's client. */
export interface World {
  readonly connected: boolean;
  /** Empty while the player stands in none, as between two. */
  readonly zoneId: string;
  readonly self: { readonly x: number; readonly y: number; readonly entityId: number };
  readonly entities: readonly WorldEntity[];
  readonly drops: readonly {
    readonly id: number;
    readonly content: string;
    readonly mine: boolean;
    readonly x: number;
    readonly y: number;
  }[];
  readonly state: {
    readonly level: number;
    readonly weapon: { readonly templateId: string } | null;
    readonly life: string;
  } | null;
  readonly vitals: { readonly health: number; readonly healthMax: number } | null;
  readonly downed: boolean;
  /** Content of what the interact key would use now. */
  readonly prompt: string | null;
  readonly combatEvents: number;
  readonly ackSeq: number;
  readonly tick: number;
  /** The tick at which others are drawn now, with a fraction. */
  readonly shownTick: number;
  /** Pictures drawn since the start. */
  readonly frames: number;
  readonly rendererName: string;
  readonly latencyMs: number;
  readonly corrections: readonly number[];
}

export interface WorldEntity {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly content: string;
  /** For a player the number of its emote. */
  readonly variant: number;
  readonly x: number;
  readonly y: number;
  readonly health: number;
  readonly hostile: boolean;
  readonly dead: boolean;
}

/** A player at a browser, with all complaints of the console. */
export interface Player {
  readonly page: Page;
  readonly complaints: string[];
}

const opened: BrowserContext[] = [];

/** Closes all pages after a test: a page that is left open would still be drawn beside the next one. */
export async function leaveAll(): Promise<void> {
  const { status, expectedStatus } = test.info();
  if (status !== expectedStatus) await Promise.all(opened.flatMap((context) => context.pages()).map(takePicture));
  await Promise.all(opened.splice(0).map((context) => context.close()));
}

/** Saves a picture of what the player saw when a journey failed, beside its other results. */
async function takePicture(page: Page, index: number): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`player-${index + 1}.png`) });
}

/** Opens a browser of its own for one person, until `leaveAll`. */
export async function openBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<Player> {
  const context = await browser.newContext(options);
  opened.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`.trim());
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  return { page, complaints };
}

/**
 * Without a graphics card the browser reads each frame back from its own renderer, and says so; a journey that blocks
 * service workers hears of it. No page can help either.
 */
function isComplaint(message: ConsoleMessage): boolean {
  const isKnown = /GPU stall due to ReadPixels|Service Worker registration blocked/.test(message.text());
  return (message.type() === 'error' || message.type() === 'warning') && !isKnown;
}

/** The world as this player's client has it now. */
export async function worldOf(page: Page): Promise<World | null> {
  return page.evaluate(() => {
    const seen = (window as unknown as { __world?: World }).__world;
    return seen ? (JSON.parse(JSON.stringify(seen)) as World) : null;
  });
}

/** Waits until the player stands in the zone and hears the simulation. */
export async function waitUntilPlaying(page: Page): Promise<World> {
  const stands = async (): Promise<boolean> => {
    const seen = await worldOf(page);
    return seen !== null && seen.connected && seen.zoneId !== '';
  };
  await expect.poll(stands, { intervals: [100], message: 'the player is in the zone' }).toBe(true);
  const world = await worldOf(page);
  if (!world) throw new Error('the game shows no world');
  return world;
}

/** How many files and answers a page has asked for since it was opened, itself among them. */
export function requestsOf(page: Page): Promise<number> {
  return page.evaluate(() => 1 + performance.getEntriesByType('resource').length);
}

/** After so many ticks without a step there is a wall. */
const stuckTicks = 30;

/** Holds a key until the player has come this many tiles; tries the other ways where a wall is near. */
export async function walk(
  page: Page,
  tiles: number,
  keys: readonly string[] = ['KeyA', 'KeyD', 'KeyW', 'KeyS'],
): Promise<void> {
  const from = (await waitUntilPlaying(page)).self;
  for (let turn = 0; ; turn++) {
    const key = keys[turn % keys.length] ?? 'KeyA';
    await page.keyboard.down(key);
    try {
      if (await comesFrom(page, from, tiles)) return;
    } finally {
      await page.keyboard.up(key);
    }
  }
}

/** Whether the player comes so far from a spot, or false once it is stuck. */
async function comesFrom(page: Page, from: World['self'], tiles: number): Promise<boolean> {
  let last: World | null = null;
  let outcome: 'walks' | 'there' | 'stuck' = 'walks';
  const look = async () => {
    const now = await waitUntilPlaying(page);
    if (Math.hypot(now.self.x - from.x, now.self.y - from.y) > tiles) outcome = 'there';
    else if (last === null || Math.hypot(now.self.x - last.self.x, now.self.y - last.self.y) > 0.05) last = now;
    else if (now.tick - last.tick > stuckTicks) outcome = 'stuck';
    return outcome;
  };
  await expect.poll(look, { intervals: [100], message: 'the player walks' }).not.toBe('walks');
  return (outcome as string) === 'there';
}

/** Waits until the zone has made so many ticks, or another zone has begun. */
export async function passTicks(page: Page, count: number): Promise<void> {
  const from = await worldOf(page);
  const isOver = async () => {
    const now = await worldOf(page);
    if (from === null || now === null || now.zoneId !== from.zoneId || now.tick < from.tick) return true;
    return now.tick >= from.tick + count;
  };
  await expect.poll(isOver, { intervals: [30], message: `${count} ticks pass` }).toBe(true);
}

/** PLAY, and nothing else: the newcomer wakes in the clinic. Answers with the character's name. */
export async function wakeAsGuest(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: /^(PLAY|ИГРАТЬ)$/ }).click();
  await page.waitForURL('**/play**');
  await waitUntilPlaying(page);
  return await page
    .getByRole('region', { name: /^(You|Вы)$/ })
    .locator('p > span')
    .first()
    .innerText();
}

/** Leaves the clinic the short way, for journeys that begin in the street. */
export async function skipClinic(page: Page): Promise<void> {
  // The zone is known for certain once the simulation has welcomed the player into it.
  if ((await waitUntilPlaying(page)).zoneId === 'watson') return;
  const skip = page.getByRole('button', { name: /^(Skip|Пропустить)$/ });
  const unfold = page.getByRole('button', { name: /^(Show all objectives|Показать все цели)$/ });
  // A phone folds the tracker, and the short way out stands in the rest of it.
  await expect(skip.or(unfold).first()).toBeVisible();
  if (await unfold.isVisible()) await unfold.click();
  await skip.click();
  await expect.poll(async () => (await worldOf(page))?.zoneId, { message: 'the street is reached' }).toBe('watson');
  await waitUntilPlaying(page);
}

/** A guest in the street. Answers with the character's name. */
export async function enterAsGuest(page: Page): Promise<string> {
  const name = await wakeAsGuest(page);
  await skipClinic(page);
  return name;
}

/** Signs a seeded account in. */
export async function signIn(page: Page, who: { readonly email: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(passwordOf(who.email));
  await page.locator('form button[type=submit]').click();
  await page.waitForURL('**/characters**');
}

/** Signs a seeded account in and takes its first character into the street. */
export async function enterAsRegistered(page: Page, who: { readonly email: string }): Promise<void> {
  await signIn(page, who);
  await page
    .getByRole('link', { name: /^(Enter|Войти)/ })
    .or(page.getByRole('button', { name: /^(Enter|Войти)/ }))
    .first()
    .click();
  await page.waitForURL('**/play**');
  await skipClinic(page);
}

/**
 * Says something as a player does: Enter, words, Enter. A message that the connection lost returns to the field, and is
 * sent from there. Resolves when the message is shown to the player who wrote it.
 */
export async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox');
  const shown = page.getByRole('log').getByText(text).first();
  await waitUntilPlaying(page);
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill(text);
  await expect
    .poll(
      async () => {
        if (await shown.isVisible()) return true;
        if ((await worldOf(page))?.connected && (await field.inputValue()) === text) await field.press('Enter');
        return false;
      },
      { intervals: [100, 500], message: `“${text}” is shown` },
    )
    .toBe(true);
  await page.keyboard.press('Escape');
}
