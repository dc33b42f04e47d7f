import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { askOver, devices, signInAsGuest } from '../support/actor';
import { startFixer, unconfirmed } from '../support/fixer';
import { identityPort } from '../support/ports';
import { leaveAll, openBrowser } from '../support/player';
import { expectSound } from '../support/sound';
import { identityWords } from '../support/words';

const [en, ru] = [identityWords('en'), identityWords('ru')];

let fixer: Awaited<ReturnType<typeof startFixer>>;
test.beforeAll(async () => {
  fixer = await startFixer();
});
test.afterAll(() => fixer.stop());
test.afterEach(leaveAll);

const named = (text: string, name = 'Fixer') => text.replace('{name}', name);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const idOf = (page: Page) => askOver(page.context().request)<{ id: string; isGuest: boolean }>('account.me');

/** The page of the service; those of the game have fields for an address too. */
const atFixer = `http://localhost:${identityPort}/visit/**`;

/** Enters an address at the service. */
async function enterAtFixer(page: Page, email: string): Promise<void> {
  await page.waitForURL(atFixer);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Enter' }).click();
}

test('a guest keeps the account by a service, links a second one and unlinks the first', async ({ browser }) => {
  const { page, complaints } = await openBrowser(browser, devices.desk);
  const email = `${randomUUID()}@necp.test`;
  await signInAsGuest(page.context().request);
  const guest = await idOf(page);
  await page.goto('/bind');
  await button(page, named(en.texts.continueWith)).click();
  await enterAtFixer(page, email);
  await page.waitForURL('**/characters*');
  expect(await idOf(page)).toMatchObject({ id: guest.id, isGuest: false });

  await page.goto('/account');
  const unlink = button(page, named(en.texts.unlinkName));
  await expect(unlink).toBeVisible();
  await expectSound(page, 'the account page');
  await unlink.click();
  await button(page, en.texts.unlink).click();
  await expect(page.getByText(en.errors.last_way)).toBeVisible();

  await button(page, named(en.texts.link, 'Nightline')).click();
  await page.waitForURL('**/account?done=linked');
  await expect(page.getByText(en.texts.linked)).toBeVisible();
  await unlink.click();
  await button(page, en.texts.unlink).click();
  await expect(page.getByText(en.texts.unlinked)).toBeVisible();

  await page.context().clearCookies({ name: /^necp\.session/ });
  await page.goto('/sign-in');
  await button(page, named(en.texts.continueWith, 'Nightline')).click();
  await page.waitForURL('**/characters*');
  expect((await idOf(page)).id).toBe(guest.id);
  expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
});

test('a service is cancelled, refused and used on a phone in Russian', async ({ browser }) => {
  const { page } = await openBrowser(browser, { ...devices.phone, locale: 'ru-RU' });
  const visit = button(page, named(ru.texts.continueWith));
  await page.goto('/sign-in?next=/account');
  await expectSound(page, 'the sign-in page');
  expect((await visit.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  await visit.tap();
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await expect(page.getByText(ru.errors.denied)).toBeVisible();
  await visit.tap();
  await enterAtFixer(page, `${unconfirmed}${randomUUID()}@necp.test`);
  await expect(page.getByText(ru.errors.email_unverified)).toBeVisible();

  // An answer that this browser did not ask for opens nothing.
  await page.goto('/api/auth/provider/fixer/callback?code=stolen&state=forged&iss=http://localhost');
  await expect(page.getByText(ru.errors.start_again)).toBeVisible();
  const { request } = page.context();
  expect((await request.get('/api/trpc/account.me')).status()).toBe(401);

  await page.context().clearCookies();
  await page.goto('/sign-in?next=/account');
  await visit.tap();
  await enterAtFixer(page, `${randomUUID()}@necp.test`);
  await page.waitForURL('**/account');
  await expect(page.getByRole('heading', { name: ru.texts.ways, exact: true })).toBeVisible();
  await expect(page.getByText(ru.texts.passwordUnset)).toBeVisible();
  await expectSound(page, 'the account page');
});
