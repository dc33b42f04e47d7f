import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { leaveAll } from '../support/player';
import { openWindow } from '../support/scene';
import { expectSound } from '../support/sound';
import { words } from '../support/words';

test.afterEach(leaveAll);

/** The main windows by the keys that open them; the long lane opens all of them, in every size and language. */
const windows = [
  ['KeyI', words.hud.window.inventory],
  ['KeyC', words.hud.window.sheet],
  ['KeyJ', words.hud.window.quests],
] as const;

test('the main windows open and close by the keyboard and are accessible', async ({ browser }) => {
  const actor = await arriveAt(browser, 'market_gate');
  const { page, complaints } = actor;
  await expectSound(page, 'the street');
  for (const [key, name] of windows) {
    const opened = await openWindow(actor, key, name);
    await expect(opened.getByRole('status')).toHaveCount(0);
    await expectSound(page, name, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(opened).toBeHidden();
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.hud.settings, exact: true }).press('Enter');
  await page.getByRole('tab', { name: words.settings.keys, exact: true }).press('Enter');
  await expectSound(page, 'settings', '[role=dialog]');
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
