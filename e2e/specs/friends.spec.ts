import { expect, test } from '@playwright/test';
import { arriveAt, devices, expectZone } from '../support/actor';
import { leaveAll, say } from '../support/player';
import { openWindow } from '../support/scene';
import { expectSound } from '../support/sound';
import { anyOf, beginning, wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

test('two players in two districts become friends and whisper, until one blocks the other', async ({ browser }) => {
  const asker = await arriveAt(browser, 'market_gate');
  const asked = await arriveAt(browser, 'velvet_table', { ...devices.phone, locale: 'ru-RU' });
  const { page: desk } = asker;
  const { page: phone } = asked;
  await expectZone(phone, 'westbrook');

  const friends = await openWindow(asker, 'KeyO', en.hud.window.friends);
  await friends.getByLabel(en.social.addName).fill(asked.name);
  await friends.getByRole('button', { name: en.social.send, exact: true }).click();
  await phone.getByRole('button', { name: ru.hud.notification.accept, exact: true }).tap();
  const row = friends.getByRole('listitem').filter({ hasText: asked.name });
  await expect(row).toContainText(en.social.status.online);
  await expect(row).toContainText('Westbrook');
  await expectSound(desk, 'the friends window', '[role=dialog]');
  await desk.keyboard.press('Escape');

  await say(desk, `/w ${asked.name} Noodles at nine?`, 'Noodles at nine?');
  await phone.getByRole('button', { name: beginning(ru.hud.openChat) }).tap();
  await expect(phone.getByText('Noodles at nine?').first()).toBeVisible();
  const write = async (text: string) => {
    await phone.getByRole('textbox').fill(text);
    await phone.getByRole('button', { name: ru.chat.send, exact: true }).tap();
  };
  await write('/r Буду в десять');
  await expect(desk.getByText('Буду в десять').first()).toBeVisible();

  await write(`/ignore ${asker.name}`);
  await expect(phone.getByText(anyOf(ru.chat.system.blocked)).first()).toBeVisible();
  await say(desk, `/w ${asked.name} Ten is late`, 'Ten is late');
  await write('/roll 6');
  await expect(phone.getByText(/1–6|\(1-6\)|6/).first()).toBeVisible();
  await expect(phone.getByText('Ten is late')).toHaveCount(0);
  expect([...asker.complaints, ...asked.complaints]).toEqual([]);
});
