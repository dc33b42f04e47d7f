import { expect, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, devices, expectZone } from '../support/actor';
import { direct } from '../support/director';
import { formParty, lookFromBothSides } from '../support/party';
import { leaveAll, waitUntilPlaying } from '../support/player';
import { findIn, openWindow, seeWorld, talk, talkToItsEnd, use } from '../support/scene';
import { endFirstLight } from '../support/story';
import { beginning, speak, wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];
const quest = 'the_toll';
const collector = 'toll_taker';

test.afterEach(leaveAll);
test.afterEach(() => direct({ do: 'freeze', isFrozen: false }));

interface Log {
  readonly active: readonly { readonly questId: string; readonly stageId: string }[];
}
const stageOf = async ({ ask }: Actor): Promise<string | undefined> =>
  (await ask<Log>('quest.log')).active.find(({ questId }) => questId === quest)?.stageId;

async function reach(players: readonly Actor[], stageId: string | undefined): Promise<void> {
  for (const player of players) await expect.poll(() => stageOf(player), { intervals: [300] }).toBe(stageId);
}

/** Talks to Marta until the talk is over, by the answers that bring the quest further. */
async function talkToMarta(actor: Actor, answers: readonly RegExp[]): Promise<void> {
  await direct({ do: 'move', characterId: actor.characterId, place: 'market_gate' });
  await use(actor, 'marta', talk(actor.page));
  for (const answer of answers)
    await talk(actor.page).getByRole('listitem').getByRole('button').filter({ hasText: answer }).first().click();
  await talkToItsEnd(actor);
}

test('two players share a quest and finish it together', async ({ browser }) => {
  await direct({ do: 'freeze', isFrozen: true });
  speak('en');
  const leader = await arriveAt(browser, 'market_gate', { ...devices.desk, deviceScaleFactor: 1 });
  const member = await arriveAt(browser, 'market_gate', { ...devices.phone, locale: 'ru-RU' });
  const both = [leader, member];
  await endFirstLight(leader);
  speak('ru');
  await endFirstLight(member);
  speak('en');
  await formParty(leader, member);
  await test.step('the leader takes it on and offers it, and the other accepts', async () => {
    await talkToMarta(leader, [/collects/, /look at your arch/]);
    await reach([leader], 'arch');
    const journal = await openWindow(leader, 'KeyJ', en.quest.log);
    await journal.getByRole('button', { name: en.quest.share.share, exact: true }).first().click();
    await expect(journal.getByText(`${member.name}: ${en.quest.share.result.offered}`)).toBeVisible();
    const card = member.page.getByRole('region', { name: ru.hud.questOffer.title, exact: true });
    await expect(card).toBeVisible();
    await lookFromBothSides(member, { name: 'offer', part: 'section[aria-live]' });
    await lookFromBothSides(leader, { name: 'shared', part: '[role=dialog]' });
    await card.getByRole('button', { name: ru.hud.questOffer.accept, exact: true }).tap();
    await reach(both, 'arch');
    await leader.page.keyboard.press('Escape');
  });
  await test.step('what one of them does counts for both', async () => {
    for (const { characterId } of both) await direct({ do: 'move', characterId, place: 'eighth_arch' });
    await reach(both, 'decide');
    await seeWorld(leader.page, 'the collector is there', (world) => findIn(world, collector) !== undefined);
    await direct({ do: 'hurt', characterId: leader.characterId, enemy: collector, percent: 100 });
    await reach(both, 'tell_broken');
  });
  await test.step('each tells Marta', async () => {
    await talkToMarta(leader, [/won’t be collecting/]);
    speak('ru');
    await talkToMarta(member, [/Руслан/]);
    await reach(both, undefined);
  });
  expect([...leader.complaints, ...member.complaints]).toEqual([]);
});

test('a party is ready, counts down, votes, and keeps the place of a member who loses the line', async ({
  browser,
}) => {
  const leader = await arriveAt(browser, 'courier_yard', { ...devices.desk, deviceScaleFactor: 1 });
  const member = await arriveAt(browser, 'courier_yard', { ...devices.phone, locale: 'ru-RU' });
  const third = await arriveAt(browser, 'velvet_table', devices.desk);
  await expectZone(third.page, 'westbrook');
  const { page: desk } = leader;
  const { page: phone } = member;
  await formParty(leader, member, third);
  const frameOf = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
  const ownFrames = frameOf(desk, en.hud.party.members);
  await expect(ownFrames.getByText(member.name)).toBeVisible();
  await expect(ownFrames.getByText('Westbrook')).toBeVisible();
  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  await test.step('all say that they are ready', async () => {
    await leader.ask('party.readyCheck', {});
    await expect(card(phone, ru.hud.party.readyCheck)).toBeVisible();
    await lookFromBothSides(member, { name: 'ready', part: 'section[aria-live]' });
    await card(phone, ru.hud.party.readyCheck).getByRole('button', { name: ru.hud.party.ready, exact: true }).tap();
    await card(third.page, en.hud.party.readyCheck)
      .getByRole('button', { name: en.hud.party.notReady, exact: true })
      .click();
    await expect(ownFrames.getByText(en.hud.party.ready, { exact: true }).first()).toBeVisible();
    await expect(ownFrames.getByText(en.hud.party.notReady, { exact: true })).toBeVisible();
    await lookFromBothSides(leader, { name: 'ready-frames', part: 'ul[aria-label]' });
  });
  await test.step('a countdown and a vote are seen by all, and marks stand over heads', async () => {
    const { self, zoneId } = await waitUntilPlaying(desk);
    await leader.ask('party.markGround', { mark: 'star', spot: { zoneId, x: self.x + 3, y: self.y } });
    await member.ask('party.startVote', { memberId: third.characterId });
    await leader.ask('party.countdown', { seconds: 10 });
    await expect(desk.getByRole('timer', { name: en.hud.party.countdown })).toBeVisible();
    await expect(card(desk, en.hud.party.vote)).toBeVisible();
    await desk.screenshot({ path: test.info().outputPath('countdown-and-vote-desk.png') });
    await lookFromBothSides(leader, { name: 'vote', part: 'section[aria-live]' });
    await card(desk, en.hud.party.vote).getByRole('button', { name: en.hud.party.no, exact: true }).click();
  });
  await test.step('a member who has blocked another hears nothing from it, in the party either', async () => {
    await member.ask('social.block', { name: third.name });
    const line = { target: { channel: 'party' }, style: 'plain', rollMost: null };
    await third.ask('chat.send', { ...line, text: 'is anybody hearing this' });
    await leader.ask('chat.send', { ...line, text: 'the rain has stopped' });
    await phone.getByRole('button', { name: beginning(ru.hud.openChat) }).tap();
    const chat = phone.getByRole('region', { name: ru.hud.chat, exact: true });
    await chat.getByRole('tab', { name: beginning(ru.chat.tab.group) }).tap();
    await expect(chat.getByText('the rain has stopped')).toBeVisible();
    await expect(chat.getByText('is anybody hearing this')).toHaveCount(0);
    await chat.getByRole('button', { name: ru.hud.close, exact: true }).first().tap();
  });
  await test.step('a member whose line is lost is shown so, keeps its place and comes back to it', async () => {
    await phone.context().setOffline(true);
    await phone.close();
    await expect(ownFrames.getByText(en.hud.party.linkDead).or(ownFrames.getByText(en.hud.party.lost))).toBeVisible();
    await lookFromBothSides(leader, { name: 'link-dead', part: 'ul[aria-label]' });
    await phone.context().setOffline(false);
    const back = await phone.context().newPage();
    await back.goto('/play');
    await waitUntilPlaying(back);
    await expect(frameOf(back, ru.hud.party.members).getByText(leader.name)).toBeVisible();
    await expect(ownFrames.getByText(member.name)).toBeVisible();
    await expect(ownFrames.getByText(en.hud.party.linkDead)).toHaveCount(0);
  });
});
