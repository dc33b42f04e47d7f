import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { look } from '../support/screen';
import { travel, walkerAtDesk } from '../support/walker';
import { anyOf, words } from '../support/words';

test.afterEach(async () => {
  await direct({ do: 'freeze', isFrozen: false });
  await leaveAll();
});

/** No enemy of the city is dangerous at this level. */
const level = 30;

test('a player chooses a place of the hardest district on the map and walks there through the gates', async ({
  browser,
}) => {
  // The steps of the clinic are where the tutorial ends; the walk itself needs no director.
  const { page, characterId, complaints } = await arriveAt(browser, 'vera_clinic');
  await direct({ do: 'level', characterId, level });
  await direct({ do: 'freeze', isFrozen: true });
  const who = walkerAtDesk(page);
  const map = page.getByRole('dialog', { name: words.map.title, exact: true });
  const districts = map.getByRole('list', { name: words.map.districts }).getByRole('button');

  await who.openWindow('map');
  await who.press(map.getByRole('radio', { name: words.map.city, exact: true }));
  await expect(districts.first()).toBeVisible();
  const hardest = await test.step('the map names the levels of each district', async () => {
    const levels = (await districts.allInnerTexts()).map((text) => {
      const shown = text.split('\n').map((line) => anyOf(words.map.levels).exec(line)?.[1]);
      return Number(shown.find(Boolean) ?? 0);
    });
    return districts.nth(levels.indexOf(Math.max(...levels)));
  });
  await expect(hardest).not.toContainText(words.map.here);
  await who.press(hardest);
  await who.press(map.getByRole('region', { name: words.map.kind.place }).getByRole('button').first());
  await who.press(map.getByRole('button', { name: words.map.goHere, exact: true }));
  await who.press(map.getByRole('button', { name: words.map.close, exact: true }));

  await travel(who);
  await expect.poll(async () => (await look(page)).goals.some(({ mark }) => mark === 'route')).toBe(false);
  await who.openWindow('map');
  await who.press(map.getByRole('radio', { name: words.map.city, exact: true }));
  await expect(hardest).toContainText(words.map.here);
  expect(complaints).toEqual([]);
});
