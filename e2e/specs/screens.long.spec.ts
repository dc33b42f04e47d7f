import { expect, type Locator, test } from '@playwright/test';
import { enterAsGuest, leaveAll, openBrowser, signIn, waitUntilPlaying } from '../support/player';
import { expectSound } from '../support/sound';
import { look, openView, views } from '../support/views';

test.afterEach(leaveAll);

/** The pages that everybody may open, by the names of their pictures. */
const openPages = {
  landing: '/',
  'sign-in': '/sign-in',
  register: '/register',
  'forgot-password': '/forgot-password',
  help: '/help',
  formulas: '/formulas',
  credits: '/credits',
  'privacy-notice': '/privacy',
  terms: '/terms',
  contact: '/contact',
  profile: '/c/Ravna',
  maintenance: '/maintenance',
  nowhere: '/there/is/no/such/page',
} as const;
const ownPages = {
  characters: '/characters',
  'new-character': '/characters/new',
  account: '/account',
  operator: '/operator',
} as const;

for (const [name, view] of Object.entries(views)) {
  test(`pages are sound for everyone on a ${name}`, async ({ browser }) => {
    const { page, complaints } = await openView(browser, view);
    for (const [picture, path] of Object.entries(openPages)) {
      await page.goto(path);
      expect(await page.getAttribute('html', 'lang')).toBe(view.language);
      await look(page, picture);
    }
    await signIn(page, { email: 'ravna@necp.test' });
    for (const [picture, path] of Object.entries(ownPages)) {
      await page.goto(path);
      await look(page, picture);
    }
    // A page that is not there answers 404, which the browser reports as a failed resource.
    expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
  });
}

test('a page that is not there shows the way back at once on a phone held sideways', async ({ browser }) => {
  const { page } = await openBrowser(browser, { viewport: { width: 844, height: 390 } });
  await page.goto('/there/is/no/such/page');
  await expect(page.getByRole('main').getByRole('link')).toBeInViewport({ ratio: 1 });
});

test('the street, its menu and its settings are sound by keyboard alone', async ({ browser }) => {
  const { page, complaints } = await openBrowser(browser, { viewport: { width: 1024, height: 768 } });
  await enterAsGuest(page);
  await waitUntilPlaying(page);
  await expectSound(page, 'the street');
  const edgesOf = (region: Locator) => region.evaluate((element) => element.getBoundingClientRect().toJSON());
  const [controls, chat] = [page.getByRole('list', { name: 'Controls' }), page.getByRole('region', { name: 'Chat' })];
  expect((await edgesOf(controls)).left, 'the row of controls keeps clear of the chat').toBeGreaterThan(
    (await edgesOf(chat)).right,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectSound(page, 'the menu');
  await page.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Keys' })).toBeVisible();
  for (const tab of ['Display', 'Sound', 'Keys', 'Privacy']) {
    await page.getByRole('tab', { name: tab }).press('Enter');
    await expectSound(page, `settings: ${tab}`);
  }
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

/** Windows by the keys that open them. */
const windows = {
  KeyI: 'Inventory',
  KeyC: 'Character',
  KeyK: 'Skills and perks',
  KeyB: 'Abilities',
  KeyM: 'Map',
  KeyJ: 'Quests',
  KeyU: 'Reputation',
  KeyL: 'Loot log',
  KeyO: 'Friends',
} as const;

test('every window of the street opens and closes by its key and is sound', async ({ browser }) => {
  const { page, complaints } = await openBrowser(browser, {
    viewport: { width: 1024, height: 768 },
    deviceScaleFactor: 0.5,
    reducedMotion: 'reduce',
  });
  await enterAsGuest(page);
  for (const [key, name] of Object.entries(windows)) {
    await page.keyboard.press(key);
    const opened = page.getByRole('dialog', { name, exact: true });
    await expect(opened).toBeVisible();
    await expect(opened.getByRole('status')).toHaveCount(0);
    await expectSound(page, name);
    await page.keyboard.press('Escape');
    await expect(opened).toBeHidden();
  }
  expect(complaints).toEqual([]);
});

test('every window of the street fits a phone in Russian and is sound', async ({ browser }) => {
  const { page, complaints } = await openBrowser(browser, {
    viewport: { width: 390, height: 844 },
    locale: 'ru-RU',
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  await enterAsGuest(page);
  for (const name of [
    'Инвентарь',
    'Персонаж',
    'Навыки и перки',
    'Способности',
    'Задания',
    'Репутация',
    'Журнал добычи',
    'Журнал боя',
    'Люди',
  ]) {
    await page.getByRole('button', { name: 'Меню', exact: true }).tap();
    await page.getByRole('dialog', { name: 'Меню' }).getByRole('button', { name, exact: true }).tap();
    await expect(page.getByRole('dialog', { name: 'Меню' })).toBeHidden();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectSound(page, name);
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).first().tap();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(complaints).toEqual([]);
});
