import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { leaveAll, openBrowser } from '../support/player';
import { ports } from '../support/ports';
import { passwordOf } from '../support/accounts';
import { expectSound } from '../support/sound';

test.afterEach(leaveAll);

const origin = `http://localhost:${ports.web}`;
const newPassword = 'rain-on-neon';
const first = 'ravna@necp.test';
const reason = 'helps with the evening chat';

async function enter(request: APIRequestContext, email: string, password: string): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { email, password, csrfToken, json: 'true' };
  const answer = await request.post('/api/auth/callback/password', { form, headers: { origin } });
  expect(answer.status()).toBe(200);
}

/** A new account, confirmed with the email from the developers' mailbox. */
async function register(request: APIRequestContext): Promise<string> {
  const email = `${randomUUID()}@necp.test`;
  const account = { email, password: newPassword, locale: 'en' };
  expect((await request.post('/api/v1/auth/register', { data: account })).status()).toBe(200);
  const linkTo = async () => {
    const { result } = (await (await request.get('/api/trpc/account.devEmails')).json()) as {
      result: { data: { json: { emails: { to: string; link: string | null }[] } } };
    };
    return result.data.json.emails.find(({ to }) => to === email)?.link ?? '';
  };
  await expect.poll(linkTo).not.toBe('');
  const token = new URL(await linkTo()).searchParams.get('token');
  const answer = await request.post('/api/v1/auth/verify-email', { data: { token, password: newPassword } });
  expect(answer.status()).toBe(200);
  return email;
}

/** Asks on the page of an account, found by its e-mail, for a role. */
async function askFor(page: Page, email: string, role: string): Promise<void> {
  await page.goto('/operator/people');
  await page.getByRole('searchbox').fill(email);
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole('link', { name: /^No characters/ }).click();
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: role }).click();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: /^(Request change|Change now)$/ }).click();
}

test('two administrators make a moderator, who sees what a moderator may', async ({ browser }) => {
  const desk = await openBrowser(browser, { reducedMotion: 'reduce' });
  const phone = await openBrowser(browser, {
    viewport: { width: 390, height: 844 },
    locale: 'ru-RU',
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const third = await openBrowser(browser, { reducedMotion: 'reduce' });
  const [second, moderator] = [await register(phone.page.request), await register(third.page.request)];

  // The only administrator of this installation decides alone, and the page says so.
  await enter(desk.page.request, first, passwordOf(first));
  await desk.page.goto('/operator/people');
  await expect(desk.page.getByText('One administrator is enough on this installation.')).toBeVisible();
  await askFor(desk.page, second, 'Administrator');
  await expect(desk.page.getByText('Role changed')).toBeVisible();

  // With a second one, it takes both.
  await askFor(desk.page, moderator, 'Moderator');
  await expect(desk.page.getByText('Requested. Another administrator must confirm.')).toBeVisible();
  await desk.page.goto('/operator/people');
  await expect(desk.page.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Confirm' })).toBeHidden();
  await expectSound(desk.page, 'people and roles');

  await enter(phone.page.request, second, newPassword);
  await phone.page.goto('/operator/people');
  await phone.page.getByRole('button', { name: 'Подтвердить' }).tap();
  await expectSound(phone.page, 'the question on a phone');
  await phone.page.getByRole('alertdialog').getByRole('button', { name: 'Подтвердить' }).tap();
  await expect(phone.page.getByText('Изменение подтверждено')).toBeVisible();
  await phone.page.goto('/operator/log');
  await expect(phone.page.getByRole('listitem').filter({ hasText: 'Роль выдана' }).first()).toBeVisible();
  await expect(phone.page.getByText('Цепочка цела')).toBeVisible();
  await expectSound(phone.page, 'the audit log on a phone');

  await enter(third.page.request, moderator, newPassword);
  await third.page.goto('/operator');
  await expect(third.page).toHaveURL(/\/operator\/people$/);
  await expect(third.page.getByRole('heading', { name: 'Staff' })).toBeVisible();
  await expect(third.page.getByRole('heading', { name: 'Waiting for confirmation' })).toBeHidden();
  expect((await third.page.request.get('/operator/log')).status()).toBe(404);
  expect((await third.page.request.get('/api/trpc/role.changes')).status()).toBe(403);
  await third.page.getByRole('link', { name: 'Ravna' }).click();
  await expect(third.page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(third.page.getByRole('button', { name: 'End all sessions' })).toBeHidden();
  await expectSound(third.page, 'a person, as a moderator sees it');
});
