import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, wakeInWard } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { counterOf, findIn, seeWorld, talk, use } from '../support/scene';
import { expectSound } from '../support/sound';
import { type Language, menuWords, speak, words } from '../support/words';

test.afterEach(leaveAll);

const touch = { hasTouch: true, isMobile: true } as const;
const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  small: { viewport: { width: 1024, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, ...touch },
  sideways: { viewport: { width: 844, height: 390 }, ...touch },
} as const;
type Size = keyof typeof sizes;

const views = Object.keys(sizes).flatMap((size) =>
  (['en', 'ru'] as const).map((language) => ({ size: size as Size, language })),
);

const device = (size: Size, language: Language) => ({
  ...sizes[size],
  deviceScaleFactor: 1,
  reducedMotion: 'reduce' as const,
  locale: language === 'ru' ? 'ru-RU' : 'en-GB',
});

/** Items of every kind, so that no window is seen empty. */
const carried = [
  ...['pistol_lantern', 'pistol_rainmaker', 'pistol_tideline', 'blade_scalpel', 'blade_rebar', 'blade_fishmonger'],
  ...['head_hard_hat', 'head_courier_lid', 'head_lamplight', 'eyes_puddle', 'eyes_heron', 'brain_pocket_deck'],
  ...['stim_night', 'stim_surgeon', 'shot_adrenal', 'mat_scrap_steel', 'mat_copper_wire', 'mat_rubber'],
  ...['mod_dot_sight', 'mod_long_scope', 'mod_suppressor'],
];

/** A player of level 9 with a full bag in the market. */
async function equipped(browser: Browser, size: Size, language: Language): Promise<Actor> {
  speak(language);
  const actor = await arriveAt(browser, 'market_gate', device(size, language));
  await direct({ do: 'level', characterId: actor.characterId, level: 9 });
  for (const item of carried) await direct({ do: 'give', characterId: actor.characterId, item });
  return actor;
}

/** Looks for what no window may have, and keeps a picture of it. */
async function look(page: Page, name: string): Promise<void> {
  await expectSound(page, name, '[role=dialog]');
  await picture(page, name);
}

const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

/** The window that was opened last. */
const front = (page: Page): Locator => page.getByRole('dialog').last();

/** Opens the menu and chooses an entry of it. */
async function choose(page: Page, entry: string): Promise<void> {
  await openMenu(page);
  const menu = page.getByRole('dialog', { name: words.hud.menu, exact: true });
  await menu.getByRole('button', { name: new RegExp(`^${entry}`) }).click();
  await expect(menu).toBeHidden();
}

async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: words.hud.menu, exact: true })).toBeVisible();
}

/** Looks at each tab of the window in front. */
async function lookAtTabs(page: Page, name: string): Promise<void> {
  const tabs = front(page).getByRole('tablist').first().getByRole('tab');
  const count = Math.max(1, await tabs.count());
  for (let at = 0; at < count; at += 1) {
    if (at > 0) await tabs.nth(at).click();
    // What is loading says so beside a turning sign.
    await expect(
      front(page)
        .getByRole('status')
        .filter({ has: page.locator('svg') }),
    ).toHaveCount(0);
    await look(page, `${name}-${at + 1}`);
  }
}

for (const { size, language } of views) {
  test(`every window of the menu is sound on a ${size} in ${language}`, async ({ browser }) => {
    const { page, complaints } = await equipped(browser, size, language);
    await picture(page, 'street');
    await openMenu(page);
    await look(page, 'menu');
    await page.keyboard.press('Escape');
    for (const [name, entry] of Object.entries({ ...menuWords(language), settings: words.hud.settings })) {
      await choose(page, entry);
      await expect(front(page)).toBeVisible();
      await lookAtTabs(page, name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await choose(page, words.hud.editHud);
    await expect(front(page)).toBeVisible();
    await picture(page, 'hud-edit');
    expect(complaints).toEqual([]);
  });

  test(`the mirror and a check are sound on a ${size} in ${language}`, async ({ browser }) => {
    speak(language);
    const actor = await wakeInWard(browser, device(size, language));
    const { page, characterId } = actor;
    await picture(page, 'ward');
    const mirror = page.getByRole('dialog', { name: words.character.mirror, exact: true });
    await use(actor, 'mirror', mirror);
    await lookAtTabs(page, 'mirror');
    await mirror.getByRole('button', { name: words.character.thatIsMe, exact: true }).click();
    await expect(mirror).toBeHidden();
    await direct({ do: 'move', characterId, place: 'clinic_door' });
    await use(actor, 'arguing_door', talk(page));
    const argument = talk(page).getByRole('button').filter({ hasText: '%' }).first();
    await expect(argument).toBeEnabled();
    await look(page, 'check');
    await direct({ do: 'die', characterId, face: 20 });
    await argument.click();
    await expect(talk(page).getByText(words.quest.result.critical)).toBeVisible();
    await look(page, 'check-result');
  });

  test(`a vendor’s counter and a fight are sound on a ${size} in ${language}`, async ({ browser }) => {
    const actor = await equipped(browser, size, language);
    const { page, characterId } = actor;
    await use(actor, 'marta', talk(page));
    await look(page, 'talk');
    await talk(page).getByRole('listitem').getByRole('button').first().click();
    await expect(counterOf(page)).toBeVisible();
    await lookAtTabs(page, 'counter');
    await page.keyboard.press('Escape');
    await direct({ do: 'move', characterId, place: 'courier_yard' });
    await direct({ do: 'enemy', characterId, enemy: 'ward_drone', tiles: 4 });
    await seeWorld(page, 'the drone is in sight', (world) => findIn(world, 'ward_drone')?.hostile);
    await page.keyboard.press('KeyE');
    await page.keyboard.press('Slash');
    await picture(page, 'fight');
    await page.keyboard.press('Digit1');
    await picture(page, 'ability');
  });
}
