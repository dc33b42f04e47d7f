import { expect, test, type Locator, type Page } from '@playwright/test';
import { type Actor, arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { use } from '../support/scene';
import { expectSound } from '../support/sound';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

interface Holdings {
  readonly containers: readonly { readonly kind: string; readonly items: readonly { readonly templateId: string }[] }[];
}
const hasCleaver = async ({ ask }: Actor) =>
  (await ask<Holdings>('inventory.view')).containers.some(
    ({ kind, items }) => kind === 'bag' && items.some(({ templateId }) => templateId === 'blade_fishmonger'),
  );
const chitsOf = async ({ ask }: Actor) =>
  Number((await ask<{ readonly balanceChits: bigint | number }>('wallet.view')).balanceChits);

/** Makes two players friends, so that items arrive immediately. */
async function befriend(asker: Actor, other: Actor): Promise<void> {
  await asker.ask('social.ask', { name: other.name, note: '' });
  const { received } = await other.ask<{ readonly received: readonly { readonly id: string }[] }>('social.requests');
  await other.ask('social.accept', { friendRequestId: received[0]?.id });
}

const mailWindow = (page: Page, words: typeof en): Locator =>
  page.getByRole('dialog', { name: words.mail.title, exact: true });

/** Writes a letter in the open window and leaves it ready to be sent. */
async function write(window: Locator, { to, subject }: { readonly to: string; readonly subject: string }) {
  await window.getByRole('button', { name: en.mail.write, exact: true }).click();
  await window.getByLabel(en.mail.receiver, { exact: true }).fill(to.toLowerCase());
  await expect(window).toContainText(to);
  await window.getByLabel(en.mail.subject, { exact: true }).fill(subject);
}

test('a letter with cash on delivery is paid and emptied on a phone, and another one is returned', async ({
  browser,
}) => {
  const sender = await arriveAt(browser, 'market_gate');
  const receiver = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  await befriend(sender, receiver);
  await direct({ do: 'give', characterId: sender.characterId, item: 'blade_fishmonger' });
  const [senderHad, receiverHad] = [await chitsOf(sender), await chitsOf(receiver)];

  const own = mailWindow(sender.page, en);
  await use(sender, 'mailbox', own);
  await write(own, { to: receiver.name, subject: 'One cleaver' });
  await own
    .getByRole('group', { name: en.mail.bag, exact: true })
    .getByRole('button', { name: /Fish Cleaver/ })
    .click();
  await own.getByRole('switch').click();
  await own.getByLabel(en.mail.price, { exact: true }).fill('20');
  await expect(own).toContainText('15 ¤');
  await expectSound(sender.page, 'the letter that is written', '[role=dialog]');
  await own.getByRole('button', { name: en.mail.send, exact: true }).click();
  await sender.page.getByRole('alertdialog').getByRole('button', { name: en.mail.send, exact: true }).click();
  await expect(own.getByRole('tab', { name: en.mail.box.sent })).toHaveAttribute('data-state', 'active');
  await write(own, { to: receiver.name, subject: 'Old debt' });
  await own.getByLabel(en.mail.sendMoney, { exact: true }).fill('3');
  await own.getByRole('button', { name: en.mail.send, exact: true }).click();
  await sender.page.getByRole('alertdialog').getByRole('button', { name: en.mail.send, exact: true }).click();
  await expect(own.getByRole('button', { name: /Old debt/ })).toBeVisible();

  const { page: phone } = receiver;
  const theirs = mailWindow(phone, ru);
  await use(receiver, 'mailbox', theirs);
  await theirs.getByRole('button', { name: /One cleaver/ }).tap();
  await theirs.getByRole('button', { name: ru.mail.payAndTake.replace('{money}', '20 ¤') }).tap();
  await expectSound(phone, 'the letter that is paid', '[role=alertdialog]');
  await phone.getByRole('alertdialog').getByRole('button', { name: ru.mail.pay, exact: true }).tap();
  await expect.poll(() => hasCleaver(receiver)).toBe(true);
  expect(await hasCleaver(sender)).toBe(false);
  expect(await chitsOf(receiver)).toBe(receiverHad - 20);

  // The money of the receiver comes back to the sender as a letter of the city.
  await theirs.getByRole('button', { name: ru.mail.back, exact: true }).tap();
  await theirs.getByRole('button', { name: /Old debt/ }).tap();
  await theirs.getByRole('button', { name: ru.mail.menu.replace('{subject}', 'Old debt') }).tap();
  await phone.getByRole('menuitem', { name: ru.mail.sendBack, exact: true }).tap();
  await phone.getByRole('alertdialog').getByRole('button', { name: ru.mail.sendBack, exact: true }).tap();

  await own.getByRole('tab', { name: new RegExp(`^${en.mail.box.inbox}`) }).click();
  await expect(own.getByRole('button', { name: /Old debt/ })).toBeVisible();
  await own.getByRole('button', { name: /Old debt/ }).click();
  await own.getByRole('button', { name: en.mail.takeAll, exact: true }).click();
  await expect.poll(() => chitsOf(sender)).toBe(senderHad - 15 - 6);
  await own.getByRole('button', { name: /Paid: One cleaver/ }).click();
  await own.getByRole('button', { name: en.mail.takeAll, exact: true }).click();
  await expect.poll(() => chitsOf(sender)).toBe(senderHad - 15 - 6 + 20);
  await expect(theirs.getByRole('button', { name: /Old debt/ })).toHaveCount(0);
  expect([...sender.complaints, ...receiver.complaints]).toEqual([]);
});
