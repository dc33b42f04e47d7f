import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { signInAsGuest } from '../support/actor';
import { startFixer } from '../support/fixer';
import { linkTo, registered } from '../support/mailbox';
import { leaveAll } from '../support/player';
import { enterPassword, leave, setUpApp } from '../support/two-step';
import { glance, look, openView, views } from '../support/views';
import { accountWords, identityWords, sessionWords } from '../support/words';

let fixer: Awaited<ReturnType<typeof startFixer>>;
test.beforeAll(async () => {
  fixer = await startFixer();
});
test.afterAll(() => fixer.stop());
test.afterEach(leaveAll);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Opens a link of an email as its reader does. */
const follow = async (page: Page, link: string) => {
  const { pathname, search } = new URL(link);
  await page.goto(pathname + search);
};

for (const [name, view] of Object.entries(views)) {
  test(`a new account is sound from the first page to the last on a ${name}`, async ({ browser, request }) => {
    const { texts, errors } = accountWords(view.language);
    const { page } = await openView(browser, view);
    const [email, password] = [`${randomUUID()}@necp.test`, 'rain-over-watson'];
    const fill = async (given: { email?: string; password?: string }) => {
      if (given.email !== undefined) await page.getByLabel(texts.email, { exact: true }).fill(given.email);
      if (given.password !== undefined) await page.locator('input[type=password]').fill(given.password);
      await page.locator('form button[type=submit]').click();
    };
    await page.goto('/sign-in?next=/account');
    await look(page, 'sign-in');
    await fill({ email, password });
    await expect(page.getByText(errors.wrong_credentials)).toBeVisible();
    await look(page, 'sign-in-refused');
    await page.goto('/sign-in?refused=identity.email_taken');
    await expect(page.getByText(identityWords(view.language).errors.email_taken)).toBeVisible();
    await look(page, 'service-refused');

    await page.goto('/register');
    await look(page, 'register');
    await fill({ email: 'not an address', password: 'qwertyuiop' });
    await expect(page.getByText(errors.email_malformed)).toBeVisible();
    await look(page, 'register-refused');
    await fill({ email, password });
    await expect(button(page, texts.resend)).toBeVisible();
    await look(page, 'register-sent');

    await follow(page, await linkTo(request, email, '/verify-email'));
    await look(page, 'confirm');
    await fill({ password: 'another-password' });
    await expect(page.getByText(errors.link_password)).toBeVisible();
    await look(page, 'confirm-refused');
    await fill({ password });
    await expect(page.getByText(texts.confirmedNew.replace('{email}', email))).toBeVisible();
    await look(page, 'confirmed');

    await page.goto('/forgot-password');
    await look(page, 'forgotten');
    await fill({ email });
    await expect(page.getByText(email)).toBeVisible();
    await look(page, 'forgotten-sent');
    await page.goto('/reset-password?token=spent');
    await fill({ password: 'acid-rain-over-watson' });
    await expect(page.getByText(errors.link_invalid)).toBeVisible();
    await look(page, 'reset-refused');
    await follow(page, await linkTo(request, email, '/reset-password'));
    await look(page, 'reset');
    await fill({ password: 'acid-rain-over-watson' });
    await expect(page.getByText(texts.passwordSet)).toBeVisible();
    await look(page, 'reset-done');
  });

  test(`the second step, and the end of a stranger, are sound on a ${name}`, async ({ browser, request }) => {
    const { texts, errors } = accountWords(view.language);
    const owner = await registered(request);
    expect((await request.post('/api/v1/auth/sign-in', { data: owner })).status()).toBe(200);
    const { page } = await openView(browser, view);
    await enterPassword(page, owner, texts);
    await page.waitForURL(({ pathname }) => pathname === '/account');
    await setUpApp(page, texts);
    await leave(page);
    await enterPassword(page, owner, texts);
    await expect(page.getByLabel(texts.codeFromApp)).toBeVisible();
    await look(page, 'second-step');
    await button(page, texts.useRecovery).click();
    await page.getByLabel(texts.recoveryCode, { exact: true }).fill('AAAAAA-BBBBBB-CCCCCC-DDDDDD');
    await button(page, texts.signIn).click();
    await expect(page.getByText(errors.wrong_code)).toBeVisible();
    await look(page, 'recovery-step-refused');

    await follow(page, await linkTo(request, owner.email, '/not-me'));
    await look(page, 'not-me');
    await button(page, texts.notMe).click();
    await expect(page.getByText(texts.notMeDone)).toBeVisible();
    await look(page, 'not-me-done');
  });

  test(`the pages of a guest are sound on a ${name}`, async ({ browser }) => {
    const session = sessionWords(view.language).texts;
    const { page } = await openView(browser, view);
    await signInAsGuest(page.context().request);
    await page.context().clearCookies({ name: /locale/i });
    await page.goto('/bind');
    await look(page, 'bind');
    await page.goto('/account');
    await look(page, 'guest-account');
    await page.goto('/account/privacy');
    await look(page, 'guest-privacy');
    await page.getByRole('banner').getByRole('button', { name: session.signOut }).click();
    await expect(page.getByRole('alertdialog', { name: session.guestTitle })).toBeVisible();
    await glance(page, 'guest-leaves');
  });
}
