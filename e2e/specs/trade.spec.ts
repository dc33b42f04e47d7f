import { expect, test, type Locator, type Page } from '@playwright/test';
import { type Actor, arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { countOf } from '../support/scene';
import { expectSound } from '../support/sound';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

const chitsOf = async ({ ask }: Actor) =>
  Number((await ask<{ readonly balanceChits: bigint | number }>('wallet.view')).balanceChits);

/** The window of a trade with a player. */
const tradeWindow = (page: Page, words: typeof en, name: string): Locator =>
  page.getByRole('dialog', { name: words.trade.title.replace('{name}', name) });

test('two players trade: one change cancels what was agreed, and both confirm twice', async ({ browser }) => {
  const seller = await arriveAt(browser, 'market_gate');
  const buyer = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  const { page: phone } = buyer;
  await direct({ do: 'give', characterId: seller.characterId, item: 'blade_fishmonger' });
  const [sellerHad, buyerHad] = [await chitsOf(seller), await chitsOf(buyer)];

  // The buyer is asked from the menu at a name in the chat.
  await phone.getByRole('button', { name: ru.hud.chat }).first().tap();
  await phone.getByRole('textbox').fill('куплю тесак');
  await phone.getByRole('textbox').press('Enter');
  await phone.keyboard.press('Escape');
  const log = seller.page.getByRole('log');
  await log.getByRole('button', { name: buyer.name }).first().click();
  await seller.page.getByRole('menuitem', { name: en.hud.tradeWith, exact: true }).click();
  await phone.getByRole('button', { name: ru.hud.trade.accept, exact: true }).tap();

  const own = tradeWindow(seller.page, en, buyer.name);
  const theirs = tradeWindow(phone, ru, seller.name);
  await own
    .getByRole('region', { name: en.trade.bag })
    .getByRole('button', { name: /Fish Cleaver/ })
    .click();
  await expect(theirs).toContainText('Рыбный тесак');
  await theirs.getByRole('textbox', { name: ru.trade.amount }).fill('5');
  await theirs.getByRole('button', { name: ru.trade.offerMoney, exact: true }).tap();
  await own.getByRole('button', { name: en.trade.agree, exact: true }).click();
  await expect(theirs).toContainText(ru.trade.step[1]);

  // A change cancels the agreement, and says in red what has changed.
  await theirs.getByRole('textbox', { name: ru.trade.amount }).fill('15');
  await theirs.getByRole('button', { name: ru.trade.offerMoney, exact: true }).tap();
  await expect(own).toContainText(en.trade.moneyChanged.replace('{before}', '5').replace('{now}', '15'));
  await expectSound(seller.page, 'the trade window', '[role=dialog]');
  await own.getByRole('button', { name: en.trade.agree, exact: true }).click();
  await theirs.getByRole('button', { name: ru.trade.agree, exact: true }).tap();
  await own.getByRole('button', { name: en.trade.confirm, exact: true }).click();
  await theirs.getByRole('button', { name: ru.trade.confirm, exact: true }).tap();

  await expect(own).toBeHidden();
  await expect(theirs).toBeHidden();
  expect([await countOf(buyer, 'blade_fishmonger'), await countOf(seller, 'blade_fishmonger')]).toEqual([1, 0]);
  expect([await chitsOf(seller), await chitsOf(buyer)]).toEqual([sellerHad + 15, buyerHad - 15]);
  expect([...seller.complaints, ...buyer.complaints]).toEqual([]);
});
