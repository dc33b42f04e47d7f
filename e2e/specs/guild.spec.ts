import { expect, type Locator, test } from '@playwright/test';
import { type Actor, arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { lookFromBothSides } from '../support/party';
import { leaveAll } from '../support/player';
import { openWindow } from '../support/scene';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

/** Opens the guild's window on a phone, by its entry of the menu. */
async function openOnPhone({ page }: Actor, name: string): Promise<Locator> {
  await page.keyboard.press('Period');
  const opened = page.getByRole('dialog', { name, exact: true });
  await expect(opened).toBeVisible();
  return opened;
}

const tab = (window: Locator, name: string) => window.getByRole('tab', { name });

/** Says a line to the guild as a player at a desk does. */
async function say({ page }: Actor, line: string): Promise<void> {
  const field = page.getByRole('textbox', { name: en.chat.tab.say });
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill(`/gu ${line}`);
  await field.press('Enter');
  await expect(field).not.toBeFocused();
}

/** What a member reads in the chat of the guild. */
async function heard({ page }: Actor): Promise<string> {
  const json = { target: { channel: 'guild' }, before: null, limit: 20 };
  const answer = await page.request.get(`/api/trpc/chat.page?input=${encodeURIComponent(JSON.stringify({ json }))}`);
  return answer.text();
}

test('a guild is founded on a desk, joined on a phone in Russian, talks, and loses a member', async ({ browser }) => {
  const founder = await arriveAt(browser, 'market_gate');
  const recruit = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  await direct({ do: 'pay', characterId: founder.characterId, chits: 2_000 });
  const letters = [...founder.characterId.replaceAll(/[^a-f]/g, '')].slice(-6).join('') || 'owls';
  const [name, guildTag] = [`Night ${letters}owls`, 'NIGHT'];

  const none = await openWindow(founder, 'Period', en.guild.title);
  const own = founder.page.getByRole('dialog', { name, exact: true });
  await test.step('the founder pays and leads', async () => {
    await tab(none, en.guild.tabs.found).click();
    await none.getByLabel(en.guild.found.name, { exact: true }).fill(name);
    await none.getByLabel(en.guild.found.tag, { exact: true }).fill(guildTag);
    await none.getByRole('button', { name: en.guild.found.send, exact: true }).click();
    await expect(own).toBeVisible();
    await expect(own).toContainText(founder.name);
  });

  await test.step('an invitation is accepted on the phone', async () => {
    await tab(own, en.guild.tabs.roster).click();
    await own.getByLabel(en.guild.invite.name, { exact: true }).fill(recruit.name);
    await own.getByRole('button', { name: en.guild.invite.send, exact: true }).click();
    const asked = await openOnPhone(recruit, ru.guild.title);
    await tab(asked, ru.guild.tabs.invites).tap();
    await expect(asked).toContainText(founder.name);
    await lookFromBothSides(recruit, { name: 'guild-invitation', part: '[role=dialog]' });
    await asked.getByRole('button', { name: ru.guild.ways.acceptOf.replace('{name}', name), exact: true }).tap();
    await expect(recruit.page.getByRole('dialog', { name, exact: true })).toBeVisible();
    await expect(own.getByRole('list', { name: en.guild.roster.label })).toContainText(recruit.name);
    await lookFromBothSides(founder, { name: 'guild-roster', part: '[role=dialog]' });
  });

  const theirs = recruit.page.getByRole('dialog', { name, exact: true });
  await test.step('the ranks and the log are read', async () => {
    await tab(own, en.guild.tabs.ranks).click();
    await own
      .getByRole('button', { name: en.guild.ranks.changeOf.replace('{rank}', en.guild.rank.officer), exact: true })
      .click();
    await lookFromBothSides(founder, { name: 'guild-ranks', part: '[role=dialog]' });
    await tab(own, en.guild.tabs.recruiting).click();
    await expect(own.getByRole('form', { name: en.guild.recruiting.listing })).toBeVisible();
    await lookFromBothSides(founder, { name: 'guild-recruiting', part: '[role=dialog]' });
    await tab(theirs, ru.guild.tabs.log).tap();
    await expect(theirs.getByRole('list', { name: ru.guild.log.label })).toContainText(recruit.name);
    await lookFromBothSides(recruit, { name: 'guild-log', part: '[role=dialog]' });
    await tab(theirs, ru.guild.tabs.overview).tap();
    await lookFromBothSides(recruit, { name: 'guild-overview', part: '[role=dialog]' });
  });

  await test.step('both read what the founder says to the guild', async () => {
    await founder.page.keyboard.press('Escape');
    await expect(own).toBeHidden();
    await say(founder, 'rain at nine');
    await expect.poll(() => heard(recruit)).toContain('rain at nine');
  });

  await test.step('a member who is removed sees it in the open window', async () => {
    const again = await openWindow(founder, 'Period', name);
    await tab(again, en.guild.tabs.roster).click();
    const label = en.guild.roster.menu.replace('{name}', recruit.name);
    await again.getByRole('button', { name: label, exact: true }).click();
    await founder.page.getByRole('menuitem', { name: en.guild.roster.remove, exact: true }).click();
    await founder.page.getByRole('button', { name: en.guild.roster.remove, exact: true }).click();
    await expect(recruit.page.getByRole('dialog', { name: ru.guild.title, exact: true })).toBeVisible();
    await expect(again.getByRole('list', { name: en.guild.roster.label })).not.toContainText(recruit.name);
  });
  expect([...founder.complaints, ...recruit.complaints]).toEqual([]);
});
