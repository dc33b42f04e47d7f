import { expect, test } from '@playwright/test';
import { arriveAt, devices, expectZone } from '../support/actor';
import { leaveAll } from '../support/player';
import { openWindow } from '../support/scene';
import { expectSound } from '../support/sound';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

test('two players in two districts become friends, and the one who asked sees where the other is', async ({
  browser,
}) => {
  const asker = await arriveAt(browser, 'market_gate');
  const asked = await arriveAt(browser, 'velvet_table', { ...devices.phone, locale: 'ru-RU' });
  const { page: phone } = asked;
  await expectZone(phone, 'westbrook');

  const friends = await openWindow(asker, 'KeyO', en.hud.window.friends);
  await friends.getByLabel(en.social.addName).fill(asked.name);
  await friends.getByRole('button', { name: en.social.send, exact: true }).click();
  await phone.getByRole('button', { name: ru.hud.notification.accept, exact: true }).tap();
  const row = friends.getByRole('listitem').filter({ hasText: asked.name });
  await expect(row).toContainText(en.social.status.online);
  await expect(row).toContainText('Westbrook');
  await expectSound(asker.page, 'the friends window', '[role=dialog]');
  await asker.page.keyboard.press('Escape');
  expect([...asker.complaints, ...asked.complaints]).toEqual([]);
});
