import { expect, test } from '@playwright/test';
import { bring, devices, prepare } from '../support/actor';
import { gatherCrowd } from '../support/crowd';
import { lookFromBothSides } from '../support/party';
import { leaveAll } from '../support/player';
import { choose, closeWindows, expectLoaded, front } from '../support/windows';
import { beginning, menuWords, speak, words } from '../support/words';

test.afterEach(leaveAll);

const languages = { en: 'en-GB', ru: 'ru-RU' } as const;

for (const device of ['desk', 'phone'] as const)
  for (const [language, locale] of Object.entries(languages) as ['en' | 'ru', string][])
    test(`a raid of forty, two hundred friends and two thousand lines are sound on a ${device} in ${language}`, async ({
      browser,
    }) => {
      speak(language);
      const actor = await prepare(browser, { ...devices[device], deviceScaleFactor: 1, locale });
      const crowd = await gatherCrowd(actor.characterId);
      await bring(actor, 'market_gate');
      const { page } = actor;
      await test.step('all members of the raid have their frames', async () => {
        const raid = page.getByRole('region', { name: words.hud.party.raid, exact: true });
        const open = raid.getByRole('button', { expanded: false });
        await expect(raid).toBeVisible();
        if (device === 'phone') await open.tap();
        await expect(raid.getByRole('listitem')).toHaveCount(40);
        await expect(raid.locator('[data-state=dead]').first()).toBeVisible();
        await lookFromBothSides(actor, { name: 'raid', part: `section[aria-label="${words.hud.party.raid}"]` });
      });
      await test.step('the list of friends has all of them', async () => {
        await choose(page, menuWords(language).friends!);
        await expectLoaded(page);
        await expect(front(page).getByText('Ava Vancea', { exact: true })).toBeVisible();
        await lookFromBothSides(actor, { name: 'friends', part: '[role=dialog]' });
        await closeWindows(page);
      });
      await test.step('the chat keeps up with all lines, and can be read back to the first', async () => {
        const open = page.getByRole('button', { name: beginning(words.hud.openChat) });
        if (await open.isVisible()) await open.tap();
        const chat = page.getByRole('region', { name: words.hud.chat, exact: true });
        await expect(chat).toBeVisible();
        crowd.talk();
        await chat.getByRole('tab', { name: beginning(words.chat.tab.global) }).click();
        const lines = chat.getByRole('log');
        await expect(lines.getByText('1999:').first()).toBeVisible();
        await lookFromBothSides(actor, { name: 'chat', part: '[role=log]' });
        await lines.focus();
        await expect(async () => {
          await page.keyboard.press('Home');
          await expect(lines.getByText(/\b0: /).first()).toBeInViewport({ timeout: 1_000 });
        }).toPass({ intervals: [100] });
        await page.screenshot({ path: test.info().outputPath('chat-first.png') });
      });
      crowd.leave();
      expect(actor.complaints).toEqual([]);
    });
