import { expect, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, devices } from '../support/actor';
import { direct } from '../support/director';
import { formParty, lookFromBothSides } from '../support/party';
import { leaveAll } from '../support/player';
import { findIn, openWindow, seeWorld } from '../support/scene';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];
const boss = 'tallyman';

test.afterEach(leaveAll);
test.afterEach(() => direct({ do: 'freeze', isFrozen: false }));

/** The cards of items that wait for a decision. */
const cards = (page: Page) => page.getByRole('timer').locator('xpath=ancestor::section');

interface Drops {
  readonly open: readonly { readonly dropId: string }[];
  readonly decided: readonly unknown[];
}
const drops = ({ ask }: Actor) => ask<Drops>(`loot.drops?input=${encodeURIComponent('{"json":{}}')}`);

/** Both hurt the boss, and the leader gives it the last blow. */
async function fell(leader: Actor, member: Actor): Promise<void> {
  const { characterId } = leader;
  await direct({ do: 'enemy', characterId, enemy: boss, tiles: 4 });
  await seeWorld(leader.page, 'the boss is in sight', (world) => findIn(world, boss) !== undefined);
  await direct({ do: 'hurt', characterId, enemy: boss, percent: 45 });
  await direct({ do: 'hurt', characterId: member.characterId, enemy: boss, percent: 45 });
  await direct({ do: 'hurt', characterId, enemy: boss, percent: 100 });
  await seeWorld(leader.page, 'the boss has fallen', (world) => findIn(world, boss) === undefined);
}

test('what a boss leaves is rolled for by two players, or handed out and passed on', async ({ browser }) => {
  await direct({ do: 'freeze', isFrozen: true });
  const leader = await arriveAt(browser, 'courier_yard', { ...devices.desk, deviceScaleFactor: 1 });
  const member = await arriveAt(browser, 'courier_yard', { ...devices.phone, locale: 'ru-RU' });
  const { page: desk } = leader;
  const { page: phone } = member;
  await formParty(leader, member);

  await test.step('need goes before greed, and both see what was rolled', async () => {
    await leader.ask('loot.setRules', { mode: 'need_greed', threshold: 'scrap', masterId: null });
    await fell(leader, member);
    await expect(cards(desk).getByRole('button', { name: en.hud.loot.choice.need, exact: true }).first()).toBeVisible();
    await expect(cards(phone).first()).toBeVisible();
    await phone.getByRole('button', { name: ru.hud.loot.choice.need, exact: true }).first().tap();
    await desk.getByRole('button', { name: en.hud.loot.choice.greed, exact: true }).first().click();
    await lookFromBothSides(leader, { name: 'roll', part: 'section:has([role=timer])' });
    await lookFromBothSides(member, { name: 'roll', part: 'section:has([role=timer])' });
    await decideRest(leader, member);
    const log = await openLog(leader);
    const won = en.loot.party.given.need.replace('{name}', member.name);
    await expect(log.getByText(won).first()).toBeVisible();
    const choices = log.getByRole('list', { name: en.hud.loot.choices }).filter({ hasText: en.hud.loot.choice.need });
    await expect(choices.first()).toContainText(new RegExp(`${member.name}: ${en.hud.loot.choice.need} \\d+`));
    await expect(choices.first()).toContainText(new RegExp(`${leader.name}: ${en.hud.loot.choice.greed} \\d+`));
    await lookFromBothSides(leader, { name: 'rolled', part: '[role=dialog]' });
    await desk.keyboard.press('Escape');
  });

  await test.step('a master hands out, and the receiver passes on', async () => {
    await leader.ask('loot.setRules', { mode: 'master', threshold: 'scrap', masterId: leader.characterId });
    await fell(leader, member);
    const give = cards(desk).getByRole('group', { name: en.hud.loot.giveTo }).first();
    await expect(give).toBeVisible();
    await lookFromBothSides(leader, { name: 'master', part: 'section:has([role=timer])' });
    for (const { dropId } of (await drops(leader)).open.slice(1))
      await leader.ask('loot.give', { dropId, toId: leader.characterId });
    await give.getByRole('button', { name: member.name, exact: true }).click();
    await expect.poll(async () => (await drops(leader)).open).toEqual([]);
    const log = await openLog(leader);
    await expect(log.getByText(en.loot.party.given.master.replace('{name}', member.name)).first()).toBeVisible();
    await lookFromBothSides(leader, { name: 'passing', part: '[role=dialog]' });
  });
  expect([...leader.complaints, ...member.complaints]).toEqual([]);
});

/** Both pass what is left. */
async function decideRest(...players: readonly Actor[]): Promise<void> {
  const [one] = players as [Actor];
  await expect
    .poll(async () => {
      for (const player of players)
        for (const { dropId } of (await drops(player)).open)
          await player.ask('loot.choose', { dropId, choice: 'pass' }).catch(() => undefined);
      return (await drops(one)).open;
    })
    .toEqual([]);
}

async function openLog(actor: Actor) {
  const log = await openWindow(actor, 'KeyL', en.loot.title);
  await log.getByRole('tab', { name: en.loot.party.title, exact: true }).click();
  return log;
}
