import { expect, type Page, test } from '@playwright/test';
import { arriveAt, devices, expectZone } from '../support/actor';
import { leaveAll } from '../support/player';
import { openWindow } from '../support/scene';
import { expectSound } from '../support/sound';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('two players in two districts form a party, set its loot and make it a raid', async ({ browser }) => {
  const leader = await arriveAt(browser, 'market_gate');
  const member = await arriveAt(browser, 'velvet_table', { ...devices.phone, locale: 'ru-RU' });
  const { page: desk } = leader;
  const { page: phone } = member;
  await expectZone(phone, 'westbrook');

  const party = await openWindow(leader, 'KeyP', en.party.title);
  await test.step('an invitation is accepted on its card', async () => {
    await party.getByLabel(en.party.inviteName).fill(member.name);
    await party.getByRole('button', { name: en.party.invite, exact: true }).click();
    const card = phone.getByRole('region', { name: ru.hud.party.invitation, exact: true });
    await card.getByRole('button', { name: ru.hud.party.accept, exact: true }).tap();
    await expect(party.getByRole('list', { name: en.party.members }).getByText(member.name)).toBeVisible();
  });
  await test.step('each sees the frame of the other', async () => {
    const frames = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
    await expect(frames(desk, en.hud.party.members).getByText(member.name)).toBeVisible();
    await expect(frames(phone, ru.hud.party.members).getByText(leader.name)).toBeVisible();
  });
  await test.step('the leader sets how loot is shared, and the member is told', async () => {
    await party.getByLabel(en.party.loot.mode).click();
    await desk.getByRole('option', { name: en.party.loot.modes.need_greed, exact: true }).click();
    const announced = ru.hud.loot.rulesChanged.replace('{mode}', ru.hud.loot.mode.need_greed);
    await expect(phone.getByText(announced).first()).toBeVisible();
    await expectSound(desk, 'the party window', '[role=dialog]');
    await picture(desk, 'party-window');
  });
  await test.step('the party becomes a raid', async () => {
    await party.getByRole('button', { name: en.party.toRaid, exact: true }).click();
    const raid = desk.getByRole('dialog', { name: en.party.raid, exact: true });
    await expect(raid.getByText(en.party.group.replace('{group}', '1')).first()).toBeVisible();
    await expect(phone.getByRole('region', { name: ru.hud.party.raid, exact: true })).toBeVisible();
    await expectSound(desk, 'the raid window', '[role=dialog]');
    await picture(desk, 'raid-window');
    await picture(phone, 'raid-frames-phone');
    await desk.keyboard.press('Escape');
  });
  expect([...leader.complaints, ...member.complaints]).toEqual([]);
});
