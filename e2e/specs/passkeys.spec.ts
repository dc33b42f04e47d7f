import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { askOver, devices, signInAsGuest } from '../support/actor';
import { startFixer } from '../support/fixer';
import { registered } from '../support/mailbox';
import { givePasskeyDevice } from '../support/passkey-device';
import { leaveAll, openBrowser } from '../support/player';
import { identityPort } from '../support/ports';
import { expectSound } from '../support/sound';
import { accountWords, identityWords, passkeyWords } from '../support/words';

const [en, ru] = [passkeyWords('en'), passkeyWords('ru')];

let fixer: Awaited<ReturnType<typeof startFixer>>;
test.beforeAll(async () => {
  fixer = await startFixer();
});
test.afterAll(() => fixer.stop());
test.afterEach(leaveAll);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const idOf = (page: Page) =>
  askOver(page.context().request)<{ id: string; isGuest: boolean; email: string | null }>('account.me');
const see = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

/** Signs the browser out, which stays known to the account. */
async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await button(page, 'Sign out').click();
  await page.waitForURL(({ pathname }) => pathname === '/');
  await page.goto('/sign-in');
}

test('a player adds a passkey, signs in by it and proves by it who they are', async ({ browser, request }) => {
  const { page, complaints } = await openBrowser(browser, devices.desk);
  const device = await givePasskeyDevice(page);
  const { email, password } = await registered(request);
  const account = accountWords('en').texts;
  const identity = identityWords('en').texts;
  await page.goto('/sign-in?next=/account');
  await page.getByLabel(account.email).fill(email);
  await page.getByLabel(account.password, { exact: true }).fill(password);
  await button(page, account.signIn).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  const { id } = await idOf(page);
  await device.touch(() => button(page, en.texts.add).click());
  await expect(page.getByText(en.texts.added)).toBeVisible();
  await expect(page.getByText(en.texts.neverUsed)).toBeVisible();
  await expectSound(page, 'the account page');
  await see(page, 'account');
  await button(page, identity.link.replace('{name}', 'Fixer')).click();
  await page.waitForURL(`http://localhost:${identityPort}/visit/**`);
  await page.getByLabel('E-mail').fill(`${randomUUID()}@necp.test`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.waitForURL('**/account?done=linked');

  await signOut(page);
  await expectSound(page, 'the sign-in page');
  await see(page, 'sign-in');
  await device.touch(() => button(page, en.texts.signIn).click());
  await page.waitForURL('**/characters**');
  expect((await idOf(page)).id).toBe(id);

  // A service proves nothing on an account with a password, so the page asks for a proof.
  await signOut(page);
  await button(page, identity.continueWith.replace('{name}', 'Fixer')).click();
  await page.waitForURL('**/characters**');
  await page.goto('/account');
  const [row] = await askOver(page.context().request)<{ passkeys: { name: string }[] }>('passkey.list').then(
    ({ passkeys }) => passkeys,
  );
  await button(page, en.texts.renameNamed.replace('{name}', row?.name ?? '')).click();
  await page.getByRole('list').getByLabel(en.texts.name, { exact: true }).fill('The key of the desk');
  await button(page, en.texts.save).click();
  await expect(page.getByRole('dialog', { name: account.proofTitle })).toBeVisible();
  await expectSound(page, 'the question for a proof');
  await see(page, 'proof');
  await device.touch(() => button(page, en.texts.useInstead).click());
  await expect(page.getByText('The key of the desk')).toBeVisible();
  expect(complaints.filter((complaint) => !complaint.includes('403'))).toEqual([]);
});

test('a guest keeps the account by a passkey on a phone in Russian, leaves it and returns', async ({ browser }) => {
  const { page } = await openBrowser(browser, { ...devices.phone, locale: 'ru-RU' });
  const device = await givePasskeyDevice(page);
  const account = accountWords('ru');
  await signInAsGuest(page.context().request);
  await page.context().clearCookies({ name: /locale/i });
  const guest = await idOf(page);
  await page.goto('/bind');
  const keep = button(page, ru.texts.bind);
  await keep.scrollIntoViewIfNeeded();
  expect((await keep.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  await expectSound(page, 'the page that keeps a guest');
  await see(page, 'bind');
  await device.touch(() => keep.tap());
  await page.waitForURL(({ pathname }) => pathname === '/account');
  expect(await idOf(page)).toMatchObject({ id: guest.id, isGuest: false, email: null });
  await expect(page.getByText(ru.texts.noEmail)).toBeVisible();
  await expectSound(page, 'the account page');
  await see(page, 'account');

  await page.getByRole('button', { name: ru.texts.removeNamed.split('{name}')[0] }).tap();
  await page.getByRole('alertdialog').getByRole('button', { name: ru.texts.remove, exact: true }).tap();
  await expect(page.getByText(ru.errors.last_way_in)).toBeVisible();

  await page.goto('/account/privacy');
  await page.getByLabel('Введите УДАЛИТЬ для подтверждения').fill('удалить');
  await page.getByRole('button', { name: 'Удалить мою запись' }).tap();
  await expect(page.getByText('На всех устройствах выполнен выход.')).toBeVisible();
  await page.goto('/sign-in');
  await expectSound(page, 'the sign-in page');
  await device.touch(() => button(page, ru.texts.signIn).tap());
  await expect(page.getByText('Эта учётная запись будет удалена через 14 дней.')).toBeVisible();
  await expectSound(page, 'the offer to return');
  await see(page, 'return');
  await device.touch(() => button(page, account.texts.return).tap());
  await page.waitForURL('**/characters**');
  expect((await idOf(page)).id).toBe(guest.id);
});
