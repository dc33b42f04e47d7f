import { expect, test } from '@playwright/test';
import { arriveAt } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll, worldOf } from '../support/player';
import { countOf, findIn, hold, openWindow, seeWorld } from '../support/scene';
import { anyOf, words } from '../support/words';

test.afterEach(leaveAll);

test('an enemy is shot, drops a pistol, and the pistol is picked up and worn', async ({ browser }) => {
  const actor = await arriveAt(browser, 'courier_yard');
  const { page, characterId } = actor;
  await test.step('the enemy falls', async () => {
    await direct({ do: 'enemy', characterId, enemy: 'ward_drone', tiles: 4 });
    await seeWorld(page, 'the drone is in sight', (world) => findIn(world, 'ward_drone')?.hostile);
    await page.keyboard.press('KeyE');
    await hold(
      page,
      'Slash',
      seeWorld(page, 'the drone is broken', (world) => !findIn(world, 'ward_drone')),
    );
  });
  await test.step('what it drops is picked up', async () => {
    const before = await countOf(actor, 'pistol_lantern');
    const { drops } = await seeWorld(page, 'a pistol lies there', (world) =>
      world.drops.some(({ content }) => content === 'pistol_lantern'),
    );
    const pistol = drops.find(({ content }) => content === 'pistol_lantern')!;
    await direct({ do: 'place', characterId, x: pistol.x, y: pistol.y });
    await seeWorld(page, 'the actor stands there', ({ self }) => Math.hypot(self.x - pistol.x, self.y - pistol.y) < 1);
    // The nearest thing is offered, and may change between a look and a key: another drop that lies nearer goes first,
    // and the pistol may go with it. So each look asks again what there is to do, until the pistol is in the bag.
    await expect
      .poll(
        async () => {
          if ((await countOf(actor, 'pistol_lantern')) === before + 1) return true;
          const { prompt, drops: around } = (await worldOf(page))!;
          if (prompt === 'pistol_lantern') await page.keyboard.press('KeyV');
          else if (around.some(({ content }) => content === prompt)) await page.keyboard.press('KeyF');
          return false;
        },
        { intervals: [300], message: 'the pistol is in the bag' },
      )
      .toBe(true);
  });
  await test.step('it is worn', async () => {
    const bag = await openWindow(actor, 'KeyI', words.inventory.title);
    await bag
      .getByRole('region', { name: words.inventory.bag })
      .getByRole('button', { name: /^Lantern-9/ })
      .first()
      .click();
    await bag.getByRole('button', { name: words.inventory.action.equip, exact: true }).click();
    const hand = anyOf(words.items.wornAs.replace('{place}', words.items.place.weapon_main));
    await expect(bag.getByRole('button', { name: hand }).filter({ hasText: '' })).toBeVisible();
    await seeWorld(page, 'the pistol is in the hand', ({ state }) => state?.weapon?.templateId === 'pistol_lantern');
  });
  expect(actor.complaints).toEqual([]);
});
