import { expect, test, type Locator } from '@playwright/test';
import { arriveAt, type Actor } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { counterOf, countOf, talk, use } from '../support/scene';
import { beginning, itemName, lineThatDoes, words } from '../support/words';

test.afterEach(leaveAll);

test('junk is sold and a stim is bought', async ({ browser }) => {
  const actor = await arriveAt(browser, 'market_gate');
  const { page, characterId } = actor;
  const counter = counterOf(page);
  await direct({ do: 'give', characterId, item: 'junk_handset' });
  await use(actor, 'marta', talk(page));
  await talk(page)
    .getByRole('button')
    .filter({ hasText: lineThatDoes('marta', 'open_shop') })
    .click();
  await counter.getByRole('tab', { name: words.vendor.sell, exact: true }).click();
  await deal(actor, counter.getByRole('button', { name: beginning(words.vendor.sellJunk) }), {
    item: 'junk_handset',
    count: 0,
  });
  const before = await countOf(actor, 'stim_night');
  await counter.getByRole('tab', { name: words.vendor.stock, exact: true }).click();
  const stim = counter.getByRole('listitem').filter({ hasText: itemName('stim_night') });
  await deal(actor, stim.getByRole('button', { name: words.vendor.buy, exact: true }), {
    item: 'stim_night',
    count: before + 1,
  });
  expect(actor.complaints).toEqual([]);
});

/** Presses a button, and the one that asks again where one does, until the bag holds what was meant. */
async function deal(actor: Actor, button: Locator, meant: { item: string; count: number }): Promise<void> {
  const asked = actor.page.getByRole('alertdialog');
  const agree = asked.getByRole('button', { name: new RegExp(`^(${words.vendor.buy}|${words.vendor.sellOne})$`) });
  await button.click();
  await expect
    .poll(async () => {
      if (await agree.isVisible()) await agree.click();
      return countOf(actor, meant.item);
    })
    .toBe(meant.count);
}
