import { expect, test, type Page } from '@playwright/test';
import { leaveAll, openBrowser, wakeAsGuest, worldOf } from '../support/player';
import { playQuest, takeReward } from '../support/quest-player';
import { audit } from '../support/stack';
import { walkerAtDesk, walkerOnPhone, type Walker } from '../support/walker';

test.afterEach(leaveAll);

/** The picture is small, because it is drawn without a graphics card. */
const desk = { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 0.5 };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

for (const [name, device, arrive] of [
  ['at a keyboard', desk, async (page: Page) => walkerAtDesk(page)],
  ['on a phone', phone, walkerOnPhone],
] as const satisfies readonly [string, object, (page: Page) => Promise<Walker>][]) {
  test(`a newcomer ${name} plays the first ten minutes by what the screen says`, async ({ browser }) => {
    const { page, complaints } = await openBrowser(browser, device);
    const who = await arrive(page);
    await wakeAsGuest(page);
    const { odds, reputations, items } = await playQuest(who);
    expect(odds.length, 'answers that showed their odds').toBeGreaterThan(0);
    expect(reputations.length, 'answers that showed who will mind').toBeGreaterThan(0);
    await takeReward(who);
    const { state } = (await worldOf(page))!;
    expect(state?.level).toBeGreaterThanOrEqual(3);
    expect(state?.weapon, `${items.join()} is in the hand`).not.toBeNull();
    expect(complaints).toEqual([]);
    expect(audit()).toMatch(/green/);
  });
}
