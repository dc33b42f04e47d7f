import { expect, test } from '@playwright/test';
import {
  enterAsGuest,
  enterAsRegistered,
  leaveAll,
  openBrowser,
  passTicks,
  say,
  waitUntilPlaying,
  walk,
  worldOf,
} from '../support/player';
import { watchSteps } from '../support/smoothness';
import { audit, crash } from '../support/stack';

test.afterEach(leaveAll);

test('two players see each other move, talk, and come back after a reload and a crash', async ({ browser }) => {
  // Two pictures at once are drawn without a graphics card, so they are small and coarse ones.
  const picture = { viewport: { width: 960, height: 600 }, deviceScaleFactor: 0.5 };
  const guest = await openBrowser(browser, picture);
  const member = await openBrowser(browser, { ...picture, locale: 'ru-RU' });

  const guestName = await enterAsGuest(guest.page);
  await enterAsRegistered(member.page, { email: 'ravna@necp.test' });
  const guestWorld = await waitUntilPlaying(guest.page);
  await waitUntilPlaying(member.page);
  expect(guestWorld.rendererName).toBe('webgl');

  await test.step('each sees the other, and townspeople besides', async () => {
    await expect
      .poll(async () => (await worldOf(guest.page))?.entities.some(({ name }) => name === 'Ravna'))
      .toBe(true);
    await expect
      .poll(async () => (await worldOf(member.page))?.entities.some(({ name }) => name === guestName))
      .toBe(true);
    expect((await worldOf(guest.page))?.entities.some(({ kind }) => kind === 'townsperson')).toBe(true);
  });

  await test.step('the other moves smoothly, not in jumps', async () => {
    const watched = watchSteps(guest.page, { name: 'Ravna' }, { tiles: 2.5 });
    await walk(member.page, 3);
    expect((await watched).longestJump, 'the longest jump of the other').toBeLessThan(1);
  });

  await test.step('what is said on the street is read by the other', async () => {
    await say(guest.page, 'Anyone for noodles?');
    await expect(member.page.getByText('Anyone for noodles?').first()).toBeVisible();
    await say(member.page, 'Иду, дай минуту');
    await expect(guest.page.getByText('Иду, дай минуту').first()).toBeVisible();
  });

  await test.step('a reload leads back to the same place', async () => {
    const before = (await worldOf(member.page))!.self;
    await member.page.reload();
    const after = (await waitUntilPlaying(member.page)).self;
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
  });

  await test.step('after the simulation was killed both play again by themselves, untouched', async () => {
    // Places are written every hundred ticks.
    await passTicks(guest.page, 200);
    const before = (await worldOf(guest.page))!.self;
    crash('sim');
    await expect.poll(async () => (await worldOf(guest.page))?.connected, { intervals: [50] }).toBe(false);
    for (const { page } of [guest, member]) await waitUntilPlaying(page);
    const after = (await worldOf(guest.page))!.self;
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
    await walk(guest.page, 2);
  });

  // The browser's network layer reports the crash itself on the console; nothing else may appear there.
  for (const { complaints } of [guest, member])
    expect(complaints.filter((complaint) => !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(complaint))).toEqual(
      [],
    );
  expect(audit()).toMatch(/green/);
});
