import type { TileSpot } from '../../packages/shared/src/kernel/vec2';
import { expect, type Locator, type Page } from '@playwright/test';
import { legsOfKeys, legsOfThumb, walkTo, type Legs } from './legs';
import { placeAt } from './places';
import { passTicks, waitUntilPlaying, worldOf, type WorldEntity } from './player';

/** A player of the first ten minutes, with a keyboard and a mouse or with two thumbs. */
export interface Newcomer {
  readonly page: Page;
  readonly legs: Legs;
  /** Does what the prompt says. */
  interact(): Promise<void>;
  /** Presses a button of the page. */
  press(button: Locator): Promise<void>;
  openWindow(name: KnownWindow): Promise<Locator>;
  /** Puts a weapon of the bag into the main hand. */
  wear(weapon: Locator, bag: Locator): Promise<void>;
  dodge(): Promise<void>;
  /** Shoots for a moment at who is nearest, wherever they go. */
  strike(): Promise<void>;
  pickUp(): Promise<void>;
}

/** The time of one try; it is repeated until the journey's own limit, because people walk on. */
export const tryMs = 15_000;

type KnownWindow = 'Inventory' | 'Character' | 'Skills and perks' | 'Quests';
const keysOf = { Inventory: 'KeyI', Character: 'KeyC', 'Skills and perks': 'KeyK', Quests: 'KeyJ' } as const;
const menuNames = {
  Inventory: 'Inventory',
  Character: 'Character',
  'Skills and perks': 'Skills and perks',
  Quests: 'Quests',
} as const;
const windowOf = (page: Page, name: KnownWindow) => page.getByRole('dialog', { name, exact: true });

export function newcomerAtDesk(page: Page): Newcomer {
  return {
    page,
    legs: legsOfKeys(page),
    interact: () => page.keyboard.press('KeyF'),
    press: (button) => button.click(),
    openWindow: async (name) => {
      await page.keyboard.press(keysOf[name]);
      await expect(windowOf(page, name)).toBeVisible();
      return windowOf(page, name);
    },
    wear: (weapon, bag) => weapon.dragTo(bag.getByRole('button', { name: /^Primary/ })),
    dodge: () => page.keyboard.press('Space'),
    strike: async () => {
      await page.keyboard.press('KeyE');
      await page.keyboard.down('Slash');
      await passTicks(page, 18);
      await page.keyboard.up('Slash');
    },
    pickUp: () => page.keyboard.press('KeyV'),
  };
}

export async function newcomerOnPhone(page: Page): Promise<Newcomer> {
  const touch = await page.context().newCDPSession(page);
  const prompt = page.getByRole('group', { name: 'Nearby' }).getByRole('button');
  return {
    page,
    legs: legsOfThumb(touch),
    // The person may walk on before the thumb arrives; then the player looks again.
    interact: () => prompt.tap({ timeout: tryMs }),
    press: (button) => button.tap(),
    openWindow: async (name) => {
      await page.getByRole('button', { name: 'Menu', exact: true }).tap();
      await page.getByRole('button', { name: menuNames[name], exact: true }).tap();
      await expect(windowOf(page, name)).toBeVisible();
      return windowOf(page, name);
    },
    wear: (_weapon, bag) => bag.getByRole('button', { name: 'Equip', exact: true }).tap(),
    dodge: () => page.getByRole('button', { name: 'Dodge' }).tap(),
    strike: async () => {
      const from = { x: 302, y: 756 };
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly TileSpot[]) =>
        touch.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
      await send('touchStart', [from]);
      for (let looks = 0; looks < 10; looks++) {
        const [self, enemy] = [(await worldOf(page))?.self, await nearestEnemy(page)];
        if (!self || !enemy) break;
        const far = Math.max(0.01, distance(enemy, self));
        await send('touchMove', [
          { x: from.x + (54 * (enemy.x - self.x)) / far, y: from.y + (54 * (enemy.y - self.y)) / far },
        ]);
        await passTicks(page, 2);
      }
      await send('touchEnd', []);
    },
    pickUp: () =>
      page
        .getByRole('button', { name: /^Pick up/ })
        .first()
        .tap(),
  };
}

/** Who has this content in sight of the player, alive. */
export async function inSight(page: Page, content: string): Promise<WorldEntity | null> {
  return (await worldOf(page))?.entities.find((one) => one.content === content && !one.dead) ?? null;
}

/** Walks to a place; who falls on the way wakes in a safe place and sets out again. */
export async function goTo(who: Newcomer, placeId: string, withinTiles = 1): Promise<void> {
  const { page, legs } = who;
  const { zoneId } = await waitUntilPlaying(page);
  const spot = await placeAt(zoneId, placeId);
  await expect(async () => {
    await getUp(who);
    await walkTo(page, legs, { spot: async () => spot, withinTiles });
    const now = await worldOf(page);
    expect(now?.zoneId === zoneId && distance(spot, now.self) > withinTiles + 1, 'the place is reached').toBe(false);
  }).toPass();
}

/**
 * Walks up to a person or object and uses it until this is on the screen; closes the window of any other person who
 * answers. A player who is downed meanwhile respawns elsewhere and comes back to the place.
 */
export async function meet(
  who: Newcomer,
  content: string,
  { shown, near }: { readonly shown: Locator; readonly near?: string },
): Promise<void> {
  const { page, legs } = who;
  await expect(async () => {
    if (await shown.isVisible()) return;
    await getUp(who);
    if (near) await goTo(who, near, 4);
    // A player who missed it closes the window that opened instead.
    const stray = page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).first();
    if (await stray.isVisible()) await who.press(stray);
    if (await talk(page).isVisible()) await who.press(talk(page).getByRole('button', { name: 'Leave' }));
    await expect
      .poll(async () => (await inSight(page, content)) !== null, { timeout: tryMs, message: `${content} is in sight` })
      .toBe(true);
    await walkTo(page, legs, { spot: () => inSight(page, content), withinTiles: 1.2 });
    await expect
      .poll(async () => (await worldOf(page))?.prompt, { timeout: tryMs, message: `the prompt offers ${content}` })
      .toBe(content);
    await who.interact();
    await expect(shown, `${content} answers; ${await situation(page)}`).toBeVisible({ timeout: tryMs });
  }).toPass();
}

/** Describes where the player is and what the page offers, for the report of a failed journey. */
async function situation(page: Page): Promise<string> {
  const world = await worldOf(page);
  const near = world?.entities
    .filter((one) => distance(one, world.self) < 4)
    .map((one) => `${one.content || one.name} at ${distance(one, world.self).toFixed(1)}`);
  return JSON.stringify({
    zone: world?.zoneId,
    self: world?.self,
    downed: world?.downed,
    health: world?.vitals?.health,
    near,
    page: (await page.locator('body').innerText()).slice(0, 600),
  });
}

/** The talk that is under way, with anybody or with this one. */
export function talk(page: Page, name = ''): Locator {
  return page.getByRole('dialog', { name: 'Conversation' }).filter({ hasText: name });
}

/** Gives the answer with these words, and looks at the die when one falls. Says what the die came to. */
export async function answer(who: Newcomer, words: RegExp): Promise<'no check' | 'passed' | 'failed'> {
  const { page } = who;
  const button = talk(page).getByRole('button', { name: words });
  const isCheck = /%/.test(await button.innerText());
  await who.press(button);
  if (!isCheck) return 'no check';
  const fell = talk(page).getByText(/^(Critical success!|Success|Failure|Critical failure)$/);
  await expect(fell).toBeVisible();
  const isPassed = /^(Critical success!|Success)$/.test(await fell.innerText());
  await who.press(talk(page).getByRole('button', { name: 'Continue' }));
  return isPassed ? 'passed' : 'failed';
}

/** The page of the story that the tracker shows has this line among its tasks. */
export async function expectTask(page: Page, text: string): Promise<void> {
  await expect(
    page.getByRole('region', { name: 'Current objective' }).getByRole('listitem').filter({ hasText: text }),
  ).toBeVisible();
}

/** Tries the first ability on a practice drone, until the task is off the list. */
export async function useFirstAbility(who: Newcomer, task: Locator): Promise<void> {
  const { page, legs } = who;
  const isOpen = task.and(page.locator(':not(.line-through)'));
  const drone = () => nearestEnemy(page, (one) => one.content === 'practice_drone');
  await expect(async () => {
    if (!(await isOpen.isVisible())) return;
    await getUp(who);
    expect(await drone(), 'a practice drone is in sight').not.toBeNull();
    await walkTo(page, legs, { spot: drone, withinTiles: 2 });
    await who.strike();
    await who.press(page.getByRole('button', { name: /^Double Tap/ }));
    await expect(isOpen).toBeHidden({ timeout: tryMs });
  }).toPass();
  // The player fights back when attacked meanwhile, and respawns in a place without enemies when downed.
  await expect(async () => {
    await getUp(who);
    const enemy = await nearestEnemy(page, (one) => one.content !== 'practice_drone');
    if (!enemy || distance(enemy, (await worldOf(page))?.self) > 5) return;
    await who.strike();
    throw new Error(`it still bites; ${await situation(page)}`);
  }).toPass({ intervals: [100] });
}

async function nearestEnemy(
  page: Page,
  isMeant: (one: WorldEntity) => boolean = () => true,
): Promise<WorldEntity | null> {
  const world = await worldOf(page);
  const enemies = world?.entities.filter((one) => one.hostile && !one.dead && isMeant(one)) ?? [];
  return enemies.sort((a, b) => distance(a, world?.self) - distance(b, world?.self))[0] ?? null;
}

/** A downed player respawns in a safe place and reads the fee. */
async function getUp(who: Newcomer): Promise<void> {
  const wake = who.page.getByRole('button', { name: 'Respawn in a safe place' });
  if (!(await wake.isVisible())) return;
  await who.press(wake);
  await expect(wake).toBeHidden({ timeout: tryMs });
}

/** Fights enemies near the player, or near a place, until the task is no longer on the list. */
export async function fightUntilGone(who: Newcomer, task: Locator, near?: string): Promise<void> {
  const { page, legs } = who;
  await expect(async () => {
    if (!(await task.isVisible())) return;
    await getUp(who);
    if (near) await goTo(who, near, 9);
    const enemy = await nearestEnemy(page);
    if (!enemy || distance(enemy, (await worldOf(page))?.self) > 30) throw new Error('nobody to fight yet');
    if (distance(enemy, (await worldOf(page))?.self) > 7)
      await walkTo(page, legs, { spot: () => nearestEnemy(page), withinTiles: 6 });
    await who.strike();
    if (await task.isVisible()) throw new Error('the fight goes on');
  }).toPass({ intervals: [100] });
}

const distance = (spot: TileSpot, from: TileSpot | undefined): number =>
  Math.hypot(spot.x - (from?.x ?? 0), spot.y - (from?.y ?? 0));
