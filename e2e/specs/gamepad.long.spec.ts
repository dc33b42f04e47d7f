import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { plugIn } from '../support/gamepad';
import { leaveAll, waitUntilPlaying } from '../support/player';
import { look } from '../support/screen';
import { seeWorld, talk } from '../support/scene';
import { beginning, words } from '../support/words';

test.afterEach(leaveAll);

test('a gamepad opens the map, chooses a way, reads the quests and turns the settings', async ({ browser }) => {
  const { page, complaints } = await arriveAt(browser, 'market_gate');
  const pad = await plugIn(page);
  await page.reload();
  await waitUntilPlaying(page);
  const windowOf = (name: string) => page.getByRole('dialog', { name, exact: true });
  const map = windowOf(words.map.title);

  await test.step('the left stick walks, and the chips show the buttons of the gamepad', async () => {
    const before = (await waitUntilPlaying(page)).self;
    await pad.legs.push(-1, 0);
    await seeWorld(page, 'the stick walks', ({ self }) => before.x - self.x > 1);
    await pad.legs.push(0, 0);
    await expect.poll(async () => (await look(page)).hints.flatMap(({ keys }) => keys)).toContain('A');
  });
  await test.step('the menu names the buttons of its windows, and the map lists the places', async () => {
    await pad.press('Menu');
    const open = windowOf(words.hud.menu).getByRole('button', { name: beginning(words.hud.window.map) });
    await expect(open).toContainText('L3');
    await pad.choose(open);
    await expect(map).toBeVisible();
    await pad.choose(map.getByRole('region', { name: words.map.kind.place }).getByRole('button').first());
    await pad.choose(map.getByRole('button', { name: words.map.goHere, exact: true }));
  });
  await test.step('the shoulder buttons turn the sheets of the map, and B closes it', async () => {
    const here = map.getByRole('radio', { checked: true });
    const before = await here.innerText();
    await pad.press('RB');
    await expect(here).not.toHaveText(before);
    await pad.press('B');
    await expect(map).toBeHidden();
    await expect.poll(async () => (await look(page)).goals.map(({ mark }) => mark)).toContain('route');
  });
  await test.step('the quests open by their own buttons', async () => {
    await pad.press('LB', 'B');
    await expect(windowOf(words.quest.log)).toBeVisible();
    await pad.press('B');
    await expect(windowOf(words.quest.log)).toBeHidden();
  });
  await test.step('the shoulder buttons turn the pages of the settings, and the right stick scrolls them', async () => {
    const settings = windowOf(words.settings.title);
    await pad.press('Menu');
    await pad.choose(page.getByRole('button', { name: words.hud.settings, exact: true }));
    const tab = settings.getByRole('tab', { selected: true });
    await expect(tab).toBeVisible();
    await expect(async () => {
      if ((await tab.innerText()).toLowerCase() === words.settings.pad.toLowerCase()) return;
      await pad.press('RB');
      throw new Error('another page is open');
    }).toPass({ intervals: [10] });
    const list = settings.locator('.overflow-y-auto').first();
    await pad.scroll(1, () => list.evaluate((part) => part.scrollTop > 0));
    await pad.press('B');
    await expect(settings).toBeHidden();
  });
  expect(complaints).toEqual([]);
});

test('a gamepad equips a weapon from the bag and leads a conversation to its end', async ({ browser }) => {
  const { page, complaints } = await arriveAt(browser, 'vera_clinic');
  const pad = await plugIn(page);
  await page.reload();
  await waitUntilPlaying(page);

  await test.step('the weapon of the bag is taken in the hand', async () => {
    const bag = page.getByRole('dialog', { name: words.inventory.title, exact: true });
    await pad.press('View');
    const weapon = bag.getByRole('region', { name: words.inventory.bag }).getByRole('button', { name: /^Lantern-9/ });
    await pad.choose(weapon);
    await pad.choose(bag.getByRole('button', { name: words.inventory.action.equip, exact: true }));
    await seeWorld(page, 'the weapon is in the hand', ({ state }) => state?.weapon?.templateId === 'pistol_lantern');
    await pad.press('B');
    await expect(bag).toBeHidden();
  });
  await test.step('the prompt names the button that begins a conversation', async () => {
    const walkOn = async () => {
      const { goals, prompt } = await look(page);
      const vera = goals.find(({ mark }) => mark === 'turn_in');
      if (vera === undefined || prompt?.words.includes(vera.name)) return pad.legs.push(0, 0);
      const [x, y] = vera.step;
      await pad.legs.push(x, y);
      throw new Error(`${vera.name} is ${vera.metres} m away`);
    };
    await expect(walkOn).toPass({ intervals: [60] });
    await expect.poll(async () => (await look(page)).prompt?.key).toBe('A');
    await pad.press('A');
    await expect(talk(page)).toBeVisible();
  });
  await test.step('the cross chooses an answer on each page, until the conversation is over', async () => {
    const said = new Set<string>();
    const answers = talk(page).getByRole('listitem').getByRole('button');
    const shownNow = async () => (await answers.allInnerTexts()).join();
    await expect(answers.first()).toBeVisible();
    while (await talk(page).isVisible()) {
      const texts = await answers.allInnerTexts();
      const fresh = Math.max(
        0,
        texts.findIndex((text) => !said.has(text)),
      );
      said.add(texts[fresh] ?? '');
      await pad.choose(answers.nth(fresh));
      // Another page has other answers; between two pages there are none.
      await expect
        .poll(async () => !(await talk(page).isVisible()) || !['', texts.join()].includes(await shownNow()))
        .toBe(true);
    }
    expect(said.size).toBeGreaterThan(1);
    await expect
      .poll(async () => (await look(page)).objectives.join(), { message: 'Vera was heard' })
      .not.toContain('Vera has to say');
  });
  expect(complaints).toEqual([]);
});
