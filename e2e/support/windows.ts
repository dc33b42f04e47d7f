import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { type Actor, arriveAt } from './actor';
import { direct } from './director';
import { expectSound } from './sound';
import { deviceOf, type View } from './views';
import { speak, words } from './words';

/** Items of every kind, so that no window is seen empty. */
const carried = [
  ...['pistol_lantern', 'pistol_rainmaker', 'pistol_tideline', 'blade_scalpel', 'blade_rebar', 'blade_fishmonger'],
  ...['head_hard_hat', 'head_courier_lid', 'head_lamplight', 'eyes_puddle', 'eyes_heron', 'brain_pocket_deck'],
  ...['stim_night', 'stim_surgeon', 'shot_adrenal', 'mat_scrap_steel', 'mat_copper_wire', 'mat_rubber'],
  ...['mod_dot_sight', 'mod_long_scope', 'mod_suppressor'],
];

/** A player of level 9 with a full bag in the market. */
export async function equipped(browser: Browser, view: View): Promise<Actor> {
  speak(view.language);
  const actor = await arriveAt(browser, 'market_gate', deviceOf(view));
  await direct({ do: 'level', characterId: actor.characterId, level: 9 });
  for (const item of carried) await direct({ do: 'give', characterId: actor.characterId, item });
  return actor;
}

/** Looks for what no window may have, and keeps a picture of it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await expectSound(page, name, '[role=dialog]');
  await picture(page, name);
}

/** Keeps a picture of what is on the screen now. */
export const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

/** The window that was opened last. */
export const front = (page: Page): Locator => page.getByRole('dialog').last();

/** Opens the menu and chooses an entry of it. */
export async function choose(page: Page, entry: string): Promise<void> {
  await openMenu(page);
  const menu = page.getByRole('dialog', { name: words.hud.menu, exact: true });
  await menu.getByRole('button', { name: new RegExp(`^${entry}`) }).click();
  await expect(menu).toBeHidden();
}

/** Opens the menu. */
export async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: words.hud.menu, exact: true })).toBeVisible();
}

/** Waits until a window is open and has what it asked for: what is loading says so beside a turning sign. */
export async function expectLoaded(page: Page): Promise<void> {
  await expect(front(page)).toBeVisible();
  await expect(
    front(page)
      .getByRole('status')
      .filter({ has: page.locator('svg') }),
  ).toHaveCount(0);
}

/** Looks at each tab of the window in front. */
export async function lookAtTabs(page: Page, name: string): Promise<void> {
  const tabs = front(page).getByRole('tablist').first().getByRole('tab');
  const count = Math.max(1, await tabs.count());
  for (let at = 0; at < count; at += 1) {
    if (at > 0) await tabs.nth(at).click();
    await expectLoaded(page);
    await lookAt(page, `${name}-${at + 1}`);
  }
}

/** Closes the windows that are open, the last one first. */
export async function closeWindows(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const count = await page.getByRole('dialog').count();
      if (count > 0) await page.keyboard.press('Escape');
      return count;
    })
    .toBe(0);
}
