import { expect, test, type Locator, type Page } from '@playwright/test';
import { arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll, worldOf } from '../support/player';
import { openWindow } from '../support/scene';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

/** The lines of the chat; gains and captions of a fight are logs too. */
const log = (page: Page, words = en): Locator => page.getByRole('log', { name: words.chat.tab.say });

/** The chat of a phone is a sheet, which a button opens. */
async function openSheet(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: ru.hud.chat }).first().tap();
  await expect(log(page, ru)).toBeVisible();
  return log(page, ru);
}

/** Writes a line as a player at a desk does; sending it gives the keys back to the game. */
async function write(page: Page, field: Locator, line: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill(line);
  await field.press('Enter');
  await expect(field).not.toBeFocused();
}

test('a whisper with an item is read on a phone, an emote is seen by the other, and a block makes silence', async ({
  browser,
}) => {
  const sender = await arriveAt(browser, 'market_gate');
  const reader = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  const { page: phone } = reader;
  await direct({ do: 'give', characterId: sender.characterId, item: 'blade_fishmonger' });

  // The whisper stands in the open tab of the phone, and the item in it opens by a tap.
  const bag = await openWindow(sender, 'KeyI', en.hud.window.inventory);
  await bag
    .getByRole('button', { name: /Fish Cleaver/ })
    .first()
    .click({ modifiers: ['Shift'] });
  const field = sender.page.getByRole('textbox', { name: en.chat.tab.say });
  await expect(field).toHaveValue(/\[.+\]/);
  await field.fill(`/w ${reader.name} ${await field.inputValue()}`);
  await field.press('Enter');
  await expect(field).not.toBeFocused();
  const heard = await openSheet(phone);
  const link = heard.getByRole('button', { name: /\[.+\]/ });
  await expect(link).toBeVisible();
  await link.tap();
  await expect(phone.getByRole('tooltip').first()).toBeVisible();
  await sender.page.keyboard.press('Escape');
  await expect(bag).toBeHidden();

  // Each reads the emote in the own language, and the body moves.
  const others = await worldOf(sender.page);
  const target = others?.entities.find(({ name }) => name === reader.name);
  expect(target, 'the reader is in sight').toBeDefined();
  await write(sender.page, field, '/dance');
  await expect(heard).toContainText('танцует');
  await expect(log(sender.page)).toContainText('dances');
  const danceOf = async () =>
    (await worldOf(phone))?.entities.find(({ name }) => name === sender.name && name !== '')?.variant;
  await expect.poll(danceOf).toBe(17);

  // Nothing is heard after the block. The zone learns of it a moment after the player does, so lines are written until
  // one of them is not heard by the time that a later one of the other's own is.
  await write(sender.page, field, `/ignore ${reader.name}`);
  await expect(log(sender.page)).toContainText(en.chat.system.blocked.replace('{name}', reader.name));
  const written = phone.getByRole('textbox');
  let lines = 0;
  const isHeard = async () => {
    lines += 1;
    await write(sender.page, field, `only the sender reads ${lines}`);
    await expect(log(sender.page)).toContainText(`only the sender reads ${lines}`);
    await written.fill(`и это тоже ${lines}`);
    await written.press('Enter');
    await expect(heard).toContainText(`и это тоже ${lines}`);
    return (await heard.innerText()).includes(`only the sender reads ${lines}`);
  };
  await expect.poll(isHeard).toBe(false);
  await expect(log(sender.page)).not.toContainText(`и это тоже ${lines}`);
  expect([...sender.complaints, ...reader.complaints]).toEqual([]);
});
