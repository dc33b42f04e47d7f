import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll } from '../support/player';
import { countOf, openWindow, use } from '../support/scene';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];
const stim = 'stim_night';

test.afterEach(leaveAll);

const tab = (window: Locator, name: string) => window.getByRole('tab', { name, exact: true });
const guildWindow = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, String(value)), text);

/** Founds a guild and lets another player join it, without their windows. */
async function foundTogether(founder: Actor, member: Actor): Promise<string> {
  const letters = [...founder.characterId.replaceAll(/[^a-f]/g, '')].slice(-6).join('') || 'owls';
  const name = `Vault ${letters}owls`;
  await founder.ask('guild.found', { name, tag: 'OWL' });
  await founder.ask('guild.invite', { name: member.name });
  const { invites } = await member.ask<{ readonly invites: readonly { readonly inviteId: string }[] }>('guild.ways');
  await member.ask('guild.accept', { inviteId: invites[0]?.inviteId });
  return name;
}

/** Steps up to a terminal of the bank and opens the bank of the guild there. */
async function openBank(actor: Actor, words: typeof en, name: string): Promise<Locator> {
  const { page } = actor;
  const terminal = page.getByRole('dialog', { name: words.bank.title, exact: true });
  await use(actor, 'bank_terminal', terminal);
  await terminal.getByRole('button', { name: words.bank.guildBank, exact: true }).click();
  const opened = guildWindow(page, name);
  await expect(tab(opened, words.guild.tabs.vault)).toHaveAttribute('data-state', 'active');
  return opened;
}

test('a guild deposits money, buys a tab, and a member takes from it up to the limit of the day', async ({
  browser,
}) => {
  const founder = await arriveAt(browser, 'market_gate');
  const member = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  await direct({ do: 'pay', characterId: founder.characterId, chits: 4_000 });
  await direct({ do: 'give', characterId: founder.characterId, item: stim, quantity: 8 });
  const name = await foundTogether(founder, member);

  await test.step('money is deposited and shown in the ledger', async () => {
    await openWindow(founder, 'Period', name);
    const own = guildWindow(founder.page, name);
    await tab(own, en.guild.tabs.treasury).click();
    await own.getByLabel(en.guild.treasury.amount, { exact: true }).fill('1500');
    await own.getByRole('button', { name: en.guild.treasury.deposit, exact: true }).click();
    const ledger = own.getByRole('region', { name: en.guild.treasury.ledger, exact: true });
    await expect(ledger).toContainText(founder.name);
    await expect(ledger).toContainText('1,500');
    await founder.page.keyboard.press('Escape');
    await expect(own).toBeHidden();
  });

  await test.step('a tab is bought at the terminal, and items are put into it', async () => {
    const own = await openBank(founder, en, name);
    await own.getByRole('button', { name: fill(en.guild.vault.buy, { tab: 1, price: '1,000' }), exact: true }).click();
    await founder.page
      .getByRole('alertdialog')
      .getByRole('button', { name: en.guild.vault.buyYes, exact: true })
      .click();
    await own
      .getByRole('group', { name: en.guild.vault.bag, exact: true })
      .getByRole('button', { name: /Night Shift Stim/ })
      .first()
      .click();
    await own.getByRole('button', { name: en.guild.vault.toTab, exact: true }).click();
    // All of them lie in one stack.
    await expect.poll(() => countOf(founder, stim)).toBe(0);
    const settings = own.getByText(en.guild.vault.settings, { exact: true });
    await settings.click();
    const recruits = own.getByRole('listitem').filter({ hasText: en.guild.rank.recruit });
    await recruits.getByLabel(en.guild.vault.takes, { exact: true }).fill('3');
    await recruits.getByRole('button', { name: en.guild.vault.saveRights, exact: true }).click();
    await expect(recruits.getByRole('button', { name: en.guild.vault.saveRights, exact: true })).toBeDisabled();
  });

  await test.step('the member takes three and no more', async () => {
    const had = await countOf(member, stim);
    const theirs = await openBank(member, ru, name);
    const stored = theirs.getByRole('group', { name: fill(ru.guild.vault.tab, { tab: 1 }), exact: true });
    const take = async () => {
      await stored.getByRole('button').first().tap();
      await theirs.getByRole('button', { name: ru.guild.vault.some, exact: true }).tap();
      const dialog = member.page.getByRole('alertdialog');
      await dialog.getByRole('spinbutton').fill('3');
      await dialog.getByRole('button', { name: ru.guild.vault.move, exact: true }).tap();
    };
    await take();
    await expect.poll(() => countOf(member, stim)).toBe(had + 3);
    await expect(theirs).toContainText(fill(ru.guild.vault.left, { 'count, number': 0 }));
    await expect(member.ask('guild.vault')).resolves.toMatchObject({ tabs: [{ left: 0 }] });
  });
});
