import { expect, test, type Locator } from '@playwright/test';
import { arriveAt, type Actor } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { counterOf, countAll, countOf, talk, use } from '../support/scene';
import { beginning, words } from '../support/words';

test.afterEach(leaveAll);

test('junk is sold and an item is bought', async ({ browser }) => {
  const actor = await arriveAt(browser, 'market_gate');
  const { page, characterId } = actor;
  const counter = counterOf(page);
  await direct({ do: 'give', characterId, item: 'junk_handset' });
  await use(actor, 'marta', talk(page));
  await talk(page).getByRole('listitem').getByRole('button').first().click();
  await counter.getByRole('tab', { name: words.vendor.sell, exact: true }).click();
  const sellJunk = counter.getByRole('button', { name: beginning(words.vendor.sellJunk) });
  await deal(actor, sellJunk, async () => (await countOf(actor, 'junk_handset')) === 0);
  const before = await countAll(actor);
  await counter.getByRole('tab', { name: words.vendor.stock, exact: true }).click();
  const first = counter
    .getByRole('listitem')
    .getByRole('button', { name: words.vendor.buy, exact: true, disabled: false })
    .first();
  await deal(actor, first, async () => (await countAll(actor)) === before + 1);
  expect(actor.complaints).toEqual([]);
});

/** Presses a button, and the one that asks again where one does, until the server says that it is done. */
async function deal(actor: Actor, button: Locator, isDone: () => Promise<boolean>): Promise<void> {
  const asked = actor.page.getByRole('alertdialog');
  const agree = asked.getByRole('button', { name: new RegExp(`^(${words.vendor.buy}|${words.vendor.sellOne})$`) });
  await button.click();
  await expect
    .poll(async () => {
      if (await agree.isVisible()) await agree.click();
      return isDone();
    })
    .toBe(true);
}
