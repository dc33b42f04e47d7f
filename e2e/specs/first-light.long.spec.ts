import { expect, test, type Page } from '@playwright/test';
import {
  decideOnTheCourier,
  growUp,
  leaveWard,
  meetTheStreet,
  passCorridor,
  stopTheConvoy,
} from '../support/first-light';
import { newcomerAtDesk, newcomerOnPhone, type Newcomer } from '../support/newcomer';
import { leaveAll, openBrowser, wakeAsGuest } from '../support/player';
import { audit } from '../support/stack';

test.afterEach(leaveAll);

/** The picture is small, because it is drawn without a graphics card. */
const desk = { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 0.5 };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

for (const [name, device, arrive] of [
  ['at a desk', desk, async (page: Page) => newcomerAtDesk(page)],
  ['on a phone', phone, newcomerOnPhone],
] as const satisfies readonly [string, object, (page: Page) => Promise<Newcomer>][]) {
  test(`a newcomer ${name} plays the first ten minutes from PLAY to the three doors of tomorrow`, async ({
    browser,
  }) => {
    const { page, complaints } = await openBrowser(browser, device);
    await wakeAsGuest(page);
    const who = await arrive(page);
    await leaveWard(who);
    await passCorridor(who);
    await meetTheStreet(who);
    await decideOnTheCourier(who);
    await stopTheConvoy(who);
    await growUp(who);
    expect(complaints).toEqual([]);
    expect(audit()).toMatch(/green/);
  });
}
