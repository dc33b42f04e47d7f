import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  answer,
  expectTask,
  fightUntilGone,
  goTo,
  inSight,
  meet,
  talk,
  tryMs,
  useFirstAbility,
  type Newcomer,
} from './newcomer';
import { walkTo } from './legs';
import { placeAt } from './places';
import { waitUntilPlaying, worldOf } from './player';

const task = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Current objective' }).getByRole('listitem').filter({ hasText: text });
const open = (page: Page, text: string | RegExp): Locator => task(page, text).and(page.locator(':not(.line-through)'));

async function expectZone(page: Page, zoneId: string): Promise<void> {
  await expect.poll(async () => (await worldOf(page))?.zoneId, { message: `the way leads to ${zoneId}` }).toBe(zoneId);
  await waitUntilPlaying(page);
}

/** The ward: a face at the mirror, words with the door, and one way or the other out of it. */
export async function leaveWard(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('a face at the mirror', async () => {
    const mirror = page.getByRole('dialog', { name: 'Mirror' });
    await meet(who, 'mirror', { shown: mirror });
    await who.press(mirror.getByRole('group', { name: 'Ready-made looks' }).getByRole('button').nth(2));
    await who.press(mirror.getByRole('button', { name: 'That’s me' }));
    await expect(mirror).toBeHidden();
    await expect(open(page, 'Pick a face at the mirror')).toBeHidden();
  });
  await test.step('the door, its die, and the way out that the die leaves', async () => {
    await goTo(who, 'clinic_door', 1.8);
    await expectTask(page, 'Argue with the door');
    await meet(who, 'arguing_door', { shown: talk(page) });
    const result = await answer(who, /Dead patients/);
    await answer(who, result === 'passed' ? /^.*(Walk out|Take it, and bow)/ : /There’s a laundry shaft/);
    await expect(talk(page)).toBeHidden();
    if (result === 'failed') {
      await slideDown(who);
      await expectTask(page, 'Find the corridor behind the laundry');
      await goTo(who, 'clinic_corridor', 5);
    }
    await expectTask(page, 'Break the sanitation drone');
  });
}

/** Walks to the chute, which takes every player who comes near: the path ends on its far side. */
async function slideDown(who: Newcomer): Promise<void> {
  const { page, legs } = who;
  const chute = await placeAt('night_clinic', 'clinic_vent');
  const slide = open(page, 'Slide down the laundry shaft');
  await expectTask(page, 'Slide down the laundry shaft');
  await expect(async () => {
    if (!(await slide.isVisible())) return;
    await walkTo(page, legs, {
      spot: async () => ((await slide.isVisible()) ? chute : ((await worldOf(page))?.self ?? null)),
      withinTiles: 1,
    });
    await expect(slide).toBeHidden({ timeout: tryMs });
  }).toPass();
}

/** The corridor: a drone, a dodge, a kill, a pistol in its slot, and the street. */
export async function passCorridor(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('a drone in the corridor breaks', async () => {
    await goTo(who, 'clinic_corridor', 5);
    await who.dodge();
    await fightUntilGone(who, task(page, 'Break the sanitation drone'));
    expect((await worldOf(page))!.combatEvents).toBeGreaterThan(0);
  });
  await test.step('the pistol it swallowed is picked up and worn', async () => {
    await expectTask(page, 'Pick up the pistol');
    await expect(async () => {
      if (!(await open(page, 'Pick up the pistol').isVisible())) return;
      await walkTo(page, who.legs, {
        spot: async () => (await worldOf(page))?.drops.find(({ content }) => content === 'pistol_lantern') ?? null,
        withinTiles: 1,
      });
      await who.pickUp();
      await expect(open(page, 'Pick up the pistol')).toBeHidden({ timeout: tryMs });
    }).toPass();
    const bag = await who.openWindow('Inventory');
    const pistol = bag
      .getByRole('region', { name: 'Bag' })
      .getByRole('button', { name: /Lantern/ })
      .first();
    await who.press(pistol);
    await expect(bag.getByText(/^Compared to .*Rainmaker/)).toBeVisible();
    await who.wear(pistol, bag);
    await expect(bag.getByRole('button', { name: /^Primary: .*Lantern/ })).toBeVisible();
    await who.press(bag.getByRole('button', { name: 'Close' }));
    await expect.poll(async () => (await worldOf(page))?.state?.weapon?.templateId).toBe('pistol_lantern');
  });
  await test.step('out into the rain', async () => {
    await goTo(who, 'clinic_exit').catch(async (error: unknown) => {
      if ((await worldOf(page))?.zoneId !== 'watson') throw error;
    });
    await expectZone(page, 'watson');
  });
}

/** The street: Vera, the first ability, and the market. */
export async function meetTheStreet(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('Vera has something to say', async () => {
    await meet(who, 'vera', { near: 'vera_clinic', shown: talk(page, 'Vera Okonta') });
    await answer(who, /I know my name/);
    await answer(who, /Thank you/);
    await expect(talk(page)).toBeHidden();
  });
  await test.step('level two, and the first ability', async () => {
    expect((await worldOf(page))!.state!.level).toBeGreaterThanOrEqual(2);
    await useFirstAbility(who, task(page, /use your first ability/i));
  });
  await test.step('junk is sold and a stim bought', async () => {
    await expectTask(page, 'Sell some junk');
    const counter = page.getByRole('dialog', { name: /^Vendor: / });
    await meet(who, 'marta', { near: 'market_gate', shown: talk(page, 'Marta Hook') });
    await answer(who, /Show me what you have/);
    await who.press(counter.getByRole('tab', { name: 'Sell' }));
    await deal(who, counter.getByRole('button', { name: /^Sell/ }).first(), open(page, 'Sell some junk'));
    await who.press(counter.getByRole('tab', { name: 'For sale' }));
    await deal(
      who,
      counter.getByRole('listitem').filter({ hasText: 'Night Shift Stim' }).getByRole('button', { name: 'Buy' }),
      open(page, 'Buy a Night Shift Stim'),
    );
    await expectTask(page, 'Find the courier in Umbrella Alley');
    await who.press(counter.getByRole('button', { name: 'Close' }));
  });
}

/** Presses a button of the counter, says how many when there is more than one to say, and sees the task done. */
async function deal(who: Newcomer, button: Locator, isOpen: Locator): Promise<void> {
  const asked = who.page.getByRole('alertdialog');
  await who.press(button);
  await expect(async () => {
    if (await asked.isVisible()) await who.press(asked.getByRole('button', { name: /^(Buy|Sell)$/ }));
    await expect(isOpen).toBeHidden({ timeout: tryMs });
  }).toPass();
}

/** The courier, and the reputation that the choice shows before it is made. */
export async function decideOnTheCourier(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('the courier may go, and it is known beforehand who will mind', async () => {
    await meet(who, 'pell', { near: 'courier_alley', shown: talk(page, 'Pell Swift') });
    const mercy = talk(page).getByRole('button', { name: /Go\. I saw a cat/ });
    await expect(mercy).toContainText(/Wet Feet \+\d+/);
    await expect(mercy).toContainText(/Lamplight Division −\d+/);
    await who.press(mercy);
    await answer(who, /Watch him go/);
    await expectTask(page, 'Take part in stopping the convoy');
  });
}

/** The convoy, with everybody who is near. */
export async function stopTheConvoy(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('the convoy rolls in and is fought', async () => {
    await fightUntilGone(who, task(page, 'Take part in stopping the convoy'), 'convoy_cross');
  });
}

/** Level three: one attribute, one perk of three, and the next three goals. */
export async function growUp(who: Newcomer): Promise<void> {
  const { page } = who;
  await test.step('an attribute and a perk', async () => {
    await expectTask(page, 'Spend one attribute point');
    const sheet = await who.openWindow('Character');
    await who.press(sheet.getByRole('button', { name: /^Add a point: / }).first());
    await who.press(sheet.getByRole('button', { name: /^Spend 1 point/ }));
    await who.press(sheet.getByRole('button', { name: 'Close' }));
    const skills = await who.openWindow('Skills and perks');
    await who.press(skills.getByRole('button', { name: 'Take', exact: true }));
    await who.press(skills.getByRole('button', { name: 'Close' }));
    await expectTask(page, 'Ask Vera about tomorrow');
  });
  await test.step('three doors for tomorrow, and a gift of three', async () => {
    await meet(who, 'vera', { near: 'vera_clinic', shown: talk(page, 'Vera Okonta') });
    await answer(who, /Where do I start/);
    await answer(who, /That’s enough for one night/);
    const log = await who.openWindow('Quests');
    await who.press(log.getByRole('tab', { name: /Completed/ }));
    await who.press(log.getByRole('button', { name: /Rubber|Raincoat|Hard Hat/i }).first());
    await who.press(page.getByRole('alertdialog').getByRole('button', { name: 'Take', exact: true }));
    await expect(log.getByText('Choose a reward:')).toBeHidden();
  });
  expect(await inSight(page, 'vera')).not.toBeNull();
}
