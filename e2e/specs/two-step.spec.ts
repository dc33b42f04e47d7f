import { expect, test } from '@playwright/test';
import { devices } from '../support/actor';
import { linkTo, registered } from '../support/mailbox';
import { leaveAll, openBrowser } from '../support/player';
import { expectSound } from '../support/sound';
import { enterPassword, leave, setUpApp } from '../support/two-step';
import { accountWords } from '../support/words';

test.afterEach(leaveAll);

test('a recovery code replaces the app once, and is refused the second time', async ({ browser, request }) => {
  const { texts, errors } = accountWords('en');
  const owner = await registered(request);
  const { page } = await openBrowser(browser, devices.desk);
  await enterPassword(page, owner, texts);
  await page.waitForURL(({ pathname }) => pathname === '/account');
  const { recoveryCodes } = await setUpApp(page, texts);
  await expectSound(page, 'the recovery codes');
  const [code = ''] = recoveryCodes;
  for (const isFresh of [true, false]) {
    await leave(page);
    await enterPassword(page, owner, texts);
    await page.getByRole('button', { name: texts.useRecovery }).click();
    await page.getByLabel(texts.recoveryCode, { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: texts.signIn, exact: true }).click();
    if (isFresh) await page.waitForURL(({ pathname }) => pathname === '/account');
    else await expect(page.getByText(errors.wrong_code)).toBeVisible();
  }
  await expectSound(page, 'the question for a code');
});

test('an owner on a phone throws a stranger out by the email about a new device', async ({ browser, request }) => {
  const { texts } = accountWords('ru');
  const owner = await registered(request);
  const { page } = await openBrowser(browser, { ...devices.phone, locale: 'ru-RU' });
  await enterPassword(page, owner, texts);
  await page.waitForURL(({ pathname }) => pathname === '/account');
  const stranger = await openBrowser(browser, devices.desk);
  await enterPassword(stranger.page, owner, accountWords('en').texts);
  await stranger.page.waitForURL(({ pathname }) => pathname === '/account');

  const link = new URL(await linkTo(request, owner.email, '/not-me'));
  await page.goto(link.pathname + link.search);
  await expectSound(page, 'the page of the link');
  const notMe = page.getByRole('button', { name: texts.notMe });
  expect((await notMe.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  await notMe.tap();
  await expect(page.getByText(texts.notMeDone)).toBeVisible();
  expect((await stranger.page.context().request.get('/api/trpc/account.me')).status()).toBe(401);
  const password = 'acid-rain-over-watson';
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').tap();
  await page.getByRole('link', { name: texts.signIn }).first().waitFor();

  const statusWith = async (tried: string) =>
    (await request.post('/api/v1/auth/sign-in', { data: { email: owner.email, password: tried } })).status();
  expect([await statusWith(password), await statusWith(owner.password)]).toEqual([200, 401]);
});
