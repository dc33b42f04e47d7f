import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { leaveAll, openBrowser, wakeAsGuest, worldOf } from '../support/player';
import { playQuest, takeReward } from '../support/quest-player';
import { audit } from '../support/stack';
import { walkerAtDesk, walkerOnPhone, type Walker } from '../support/walker';
import { speak, type Language } from '../support/words';

test.afterEach(async () => {
  await leaveAll();
  speak('en');
});

/** The picture is small, because it is drawn without a graphics card. */
const phone = { hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
const upright = { width: 390, height: 844 };
const sideways = { width: 844, height: 390 };

interface Newcomer {
  readonly name: string;
  readonly language: Language;
  readonly device: BrowserContextOptions;
  readonly arrive: (page: Page) => Promise<Walker>;
}

const newcomers: readonly Newcomer[] = [
  {
    name: 'at a keyboard',
    language: 'en',
    device: { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 0.5 },
    arrive: async (page) => walkerAtDesk(page),
  },
  { name: 'on a phone', language: 'en', device: { ...phone, viewport: upright }, arrive: walkerOnPhone },
  {
    name: 'on a phone held sideways, in Russian',
    language: 'ru',
    device: { ...phone, viewport: sideways, locale: 'ru-RU' },
    arrive: walkerOnPhone,
  },
];

for (const { name, language, device, arrive } of newcomers) {
  test(`a newcomer ${name} plays the first ten minutes by what the screen says`, async ({ browser }) => {
    speak(language);
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
