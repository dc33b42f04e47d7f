import { expect, test } from '@playwright/test';
import { wakeInWard } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { counterOf, findIn, hold, seeWorld, talk, use } from '../support/scene';
import { deviceOf, views } from '../support/views';
import {
  choose,
  closeWindows,
  equipped,
  expectLoaded,
  front,
  lookAt,
  lookAtTabs,
  openMenu,
  picture,
} from '../support/windows';
import { menuWords, speak, words } from '../support/words';

test.afterEach(leaveAll);

/** The windows that something else opens: a trade begins with the answer of another player. */
const notInMenu: readonly string[] = ['trade'];

for (const [name, view] of Object.entries(views)) {
  test(`every window of the menu is sound on a ${name}`, async ({ browser }) => {
    const { page, complaints } = await equipped(browser, view);
    await picture(page, 'street');
    await openMenu(page);
    await lookAt(page, 'menu');
    await page.keyboard.press('Escape');
    for (const [window, entry] of Object.entries({ ...menuWords(view.language), settings: words.hud.settings })) {
      if (notInMenu.includes(window)) continue;
      await choose(page, entry);
      await expect(front(page)).toBeVisible();
      await lookAtTabs(page, window);
      await closeWindows(page);
    }
    await choose(page, words.hud.editHud);
    // The parts can be moved once each has its box.
    await expect(front(page).getByText(words.settings.hud.title, { exact: true })).toBeVisible();
    await expect(page.locator('[data-part-box]').nth(5)).toBeVisible();
    await lookAt(page, 'hud-edit');
    expect(complaints).toEqual([]);
  });

  test(`the mirror and a check are sound on a ${name}`, async ({ browser }) => {
    speak(view.language);
    const actor = await wakeInWard(browser, deviceOf(view));
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
    await lookAt(page, 'check');
    await direct({ do: 'die', characterId, face: 20 });
    await argument.click();
    await expect(talk(page).getByText(words.quest.result.critical)).toBeVisible();
    await lookAt(page, 'check-result');
  });

  test(`a vendor’s counter, a bank, a mailbox, a surgery and a fight are sound on a ${name}`, async ({ browser }) => {
    const actor = await equipped(browser, view);
    const { page, characterId } = actor;
    await use(actor, 'marta', talk(page));
    await lookAt(page, 'talk');
    await talk(page).getByRole('listitem').getByRole('button').first().click();
    await expect(counterOf(page)).toBeVisible();
    await lookAtTabs(page, 'counter');
    await closeWindows(page);
    for (const [place, fixture] of [
      ['market_gate', 'bank_terminal'],
      ['market_gate', 'mailbox'],
      ['vera_clinic', 'surgery_chair'],
    ] as const) {
      await direct({ do: 'move', characterId, place });
      await use(actor, fixture, page.getByRole('dialog'));
      await lookAtTabs(page, fixture);
      await closeWindows(page);
    }
    await direct({ do: 'move', characterId, place: 'courier_yard' });
    await direct({ do: 'enemy', characterId, enemy: 'ward_drone', tiles: 4 });
    await seeWorld(page, 'the drone is in sight', (world) => findIn(world, 'ward_drone')?.hostile);
    await page.keyboard.press('KeyE');
    await page.keyboard.press('Slash');
    await picture(page, 'fight');
    await page.keyboard.press('Digit1');
    await picture(page, 'ability');
    await hold(
      page,
      'Slash',
      seeWorld(page, 'the drone is broken', (world) => !findIn(world, 'ward_drone')),
    );
    await seeWorld(page, 'something lies there', ({ drops }) => drops.length > 0);
    await picture(page, 'loot');
    await page.keyboard.press('KeyV');
    for (const window of ['combatLog', 'lootLog'] as const) {
      await choose(page, menuWords(view.language)[window]!);
      await expectLoaded(page);
      await lookAt(page, `${window}-filled`);
      await closeWindows(page);
    }
  });
}
