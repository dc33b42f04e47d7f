import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, devices, expectZone } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll, say } from '../support/player';
import { findIn, seeWorld, talk, talkToItsEnd, use } from '../support/scene';
import { expectSound } from '../support/sound';
import { askInTime } from '../support/story';
import { deviceOf, type View, views } from '../support/views';
import { choose, closeWindows, equipped, expectLoaded, front, lookAt, lookAtTabs, picture } from '../support/windows';
import { beginning, menuWords, speak, words } from '../support/words';

test.afterEach(async () => {
  await direct({ do: 'freeze', isFrozen: false });
  await leaveAll();
});

const card = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Waits for what comes and goes by itself, and keeps a picture of it; nothing is left out of what axe looks at. */
async function catchSight(page: Page, shown: Locator, name: string): Promise<void> {
  await expect(shown.first()).toBeVisible();
  await picture(page, name);
}

for (const [name, view] of Object.entries(views)) {
  test(`a level, an ended quest and its reward are sound on a ${name}`, async ({ browser }) => {
    speak(view.language);
    await direct({ do: 'freeze', isFrozen: true });
    const actor = await arriveAt(browser, 'courier_alley', deviceOf(view));
    const { page, characterId } = actor;
    const skip = () => askInTime(actor, 'quest.skip', { questId: 'first_light' });
    // To the trade, and past it to the courier.
    await skip();
    await skip();
    await use(actor, 'pell', talk(page));
    await talkToItsEnd(actor);
    await picture(page, 'after-a-choice');
    await skip();
    await direct({ do: 'level', characterId, level: 5 });
    await catchSight(page, card(page, words.progression.levelUp), 'level-up');
    await askInTime(actor, 'progression.spendAttribute', { attribute: 'body', points: 1 });
    await askInTime(actor, 'progression.spendPerk', { node: 'line_curtain' });
    await direct({ do: 'move', characterId, place: 'vera_clinic' });
    await use(actor, 'vera', talk(page));
    await talkToItsEnd(actor);
    const ended = card(page, words.quest.card.completed);
    await catchSight(page, ended, 'quest-completed');
    await ended.getByRole('button', { name: words.quest.card.choose, exact: true }).click();
    await expect(front(page).getByText(words.quest.takeOne)).toBeVisible();
    await expectLoaded(page);
    await front(page).getByText(words.quest.takeOne).scrollIntoViewIfNeeded();
    await lookAt(page, 'reward-choice');
    const offers = front(page)
      .getByRole('listitem')
      .getByRole('button')
      .filter({ hasText: /[●▲■▪]/ });
    await offers.nth(1).hover();
    await picture(page, 'reward-compared');
    await offers.nth(1).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectSound(page, 'the question about a reward', '[role=alertdialog]');
    await picture(page, 'reward-question');
  });

  test(`a cast, a boss and a defeat are sound on a ${name}`, async ({ browser }) => {
    const actor = await equipped(browser, view);
    const { page, characterId } = actor;
    await lookAtComparison(page, view);
    await askInTime(actor, 'progression.spendPerk', { node: 'line_curtain' });
    await direct({ do: 'move', characterId, place: 'courier_yard' });
    await direct({ do: 'enemy', characterId, enemy: 'marshal_ballast', level: 10, tiles: 7 });
    await seeWorld(page, 'the boss is in sight', (world) => findIn(world, 'marshal_ballast')?.hostile);
    await page.keyboard.press('KeyE');
    await page.keyboard.press('KeyR');
    await picture(page, 'reload');
    await catchSight(page, page.locator('[data-target-frame]'), 'boss');
    await page.keyboard.press('Digit2');
    await picture(page, 'cast');
    const down = page.getByRole('alertdialog', { name: words.combat.downTitle, exact: true });
    await expect(down).toBeVisible();
    await expectSound(page, 'a defeat', '[role=alertdialog]');
    await picture(page, 'down');
  });

  test(`company is sound on a ${name}`, async ({ browser }) => {
    const actor = await equipped(browser, view);
    const { page } = actor;
    const other = await companion(browser, actor);
    await picture(page, 'invitations');
    await lookAtChat(actor, other);
    const menu = menuWords(view.language);
    await choose(page, menu.notifications!);
    await lookAtTabs(page, 'notifications-filled');
    await closeWindows(page);
    await choose(page, menu.friends!);
    await front(page)
      .getByRole('tab', { name: new RegExp(`^${words.social.tab.requests}`) })
      .click();
    await lookAt(page, 'friend-request');
    await front(page).getByRole('button', { name: words.social.accept, exact: true }).click();
    await expect(front(page).getByRole('button', { name: words.social.accept, exact: true })).toHaveCount(0);
    await lookAtTabs(page, 'friends-filled');
    await closeWindows(page);
    await lookAtParty(actor, menu);
    await lookAtDuelBoard(actor);
  });
}

/** A weapon of the bag beside the one in the hand. */
async function lookAtComparison(page: Page, view: View): Promise<void> {
  await choose(page, menuWords(view.language).inventory!);
  await expectLoaded(page);
  const weapon = front(page)
    .getByRole('region', { name: words.inventory.bag })
    .getByRole('button', { name: /Tideline|Прилив/ });
  await weapon.first().hover();
  await picture(page, 'item-hovered');
  await weapon.first().click();
  await lookAt(page, 'item-compared');
  await closeWindows(page);
}

/** Another player in the same place who asks to be a friend, invites into a party and talks. */
async function companion(browser: Browser, { name }: Actor): Promise<Actor> {
  const other = await arriveAt(browser, 'market_gate', devices.desk);
  await other.ask('social.ask', { name, note: 'We met at the market. Are you in for the convoy tonight?' });
  await other.ask('party.invite', { name });
  return other;
}

/** The chat with lines of another player, and the menu of that player's name. */
async function lookAtChat({ page, name }: Actor, other: Actor): Promise<void> {
  await say(other.page, 'Anyone for the convoy? It turns into Neon Row in five minutes.');
  await say(other.page, `@${name} bring a stim, the Marshal hits hard`);
  const open = page.getByRole('button', { name: beginning(words.hud.openChat) });
  const isPhone = await open.isVisible();
  if (isPhone) await open.tap();
  const chat = page.getByRole('region', { name: words.hud.chat, exact: true });
  await expect(chat.getByText('bring a stim').first()).toBeVisible();
  await expectSound(page, 'the chat');
  await picture(page, 'chat');
  await chat
    .getByRole('button', { name: words.hud.playerMenu.replace('{name}', other.name) })
    .first()
    .click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await expectSound(page, 'the menu of a player', '[role=menu]');
  await picture(page, 'player-menu');
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  if (isPhone) await chat.getByRole('button', { name: words.hud.close, exact: true }).first().tap();
}

/** The invitation, the frames and the window of a party. */
async function lookAtParty({ page }: Actor, menu: Readonly<Record<string, string>>): Promise<void> {
  await choose(page, menu.party!);
  await lookAt(page, 'party-invitation');
  await front(page).getByRole('button', { name: words.party.accept, exact: true }).first().click();
  await expect(front(page).getByRole('list', { name: words.party.members })).toBeVisible();
  await lookAtTabs(page, 'party-filled');
  await closeWindows(page);
  await expect(page.getByRole('list', { name: words.hud.party.members, exact: true })).toBeVisible();
  await picture(page, 'party-frames');
}

/** The board of an arena, with the player on it. */
async function lookAtDuelBoard(actor: Actor): Promise<void> {
  const { page, characterId } = actor;
  await direct({ do: 'move', characterId, place: 'pit_gate' });
  await expectZone(page, 'pit_nine');
  const board = page.getByRole('dialog', { name: words.combat.board, exact: true });
  await use(actor, 'duel_board', board);
  await lookAt(page, 'duel-board');
  await board.getByRole('button', { name: words.combat.boardSign, exact: true }).click();
  await expect(board.getByRole('button', { name: words.combat.boardSignOff, exact: true })).toBeVisible();
  await lookAt(page, 'duel-board-signed');
}
