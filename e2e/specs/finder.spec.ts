import { expect, type Page, test } from '@playwright/test';
import { arriveAt, devices } from '../support/actor';
import { leaveAll } from '../support/player';
import { openWindow } from '../support/scene';
import { expectSound } from '../support/sound';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('a player puts up a listing, another finds it on a phone and applies, and both play together', async ({
  browser,
}) => {
  const leader = await arriveAt(browser, 'market_gate');
  const seeker = await arriveAt(browser, 'velvet_table', { ...devices.phone, locale: 'ru-RU' });
  const [{ page: desk }, { page: phone }] = [leader, seeker];
  const note = `lamps for ${leader.name}`;

  const party = await openWindow(leader, 'KeyP', en.party.title);
  await test.step('the listing is put up', async () => {
    await party.getByRole('tab', { name: en.party.tabs.listing }).click();
    await party.getByRole('textbox', { name: en.party.finder.slots.healer }).fill('1');
    await party.getByRole('textbox', { name: en.party.finder.note }).fill(note);
    await party.getByRole('button', { name: en.party.finder.putUp, exact: true }).click();
    await expect(party.getByRole('article').getByText(note)).toBeVisible();
    await expectSound(desk, 'the own listing', '[role=dialog]');
    await picture(desk, 'own-listing');
    await desk.keyboard.press('Escape');
  });
  const finder = await openWindow(seeker, 'KeyP', ru.party.title);
  await test.step('the other player finds it, and applies as a healer', async () => {
    await finder.getByRole('tab', { name: ru.party.tabs.finder }).tap();
    const listing = finder.getByRole('article').filter({ hasText: note });
    await listing.getByRole('button', { name: ru.party.finder.apply, exact: true }).tap();
    await listing.getByRole('combobox', { name: ru.party.finder.ownRole }).tap();
    await phone.getByRole('option', { name: ru.party.finder.slots.healer }).tap();
    await listing.getByRole('button', { name: ru.party.finder.send, exact: true }).tap();
    await expect(listing.getByText(ru.party.finder.applied)).toBeVisible();
    await expectSound(phone, 'the finder', '[role=dialog]');
    await picture(phone, 'finder-phone');
    await finder.getByRole('button', { name: ru.party.close, exact: true }).tap();
  });
  await test.step('the leader accepts on the card', async () => {
    const card = desk.getByRole('region', { name: en.hud.party.application, exact: true });
    await expect(card.getByText(seeker.name)).toBeVisible();
    await picture(desk, 'application-card');
    await card.getByRole('button', { name: en.hud.party.accept, exact: true }).click();
  });
  await test.step('each sees the frame of the other', async () => {
    const frames = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
    await expect(frames(desk, en.hud.party.members).getByText(seeker.name)).toBeVisible();
    await expect(frames(phone, ru.hud.party.members).getByText(leader.name)).toBeVisible();
    await picture(phone, 'frames-phone');
  });
  expect([...leader.complaints, ...seeker.complaints]).toEqual([]);
});
