import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { askOver, devices, prepare } from '../support/actor';
import { ageOfCodeMs, codeOfApp } from '../support/code-app';
import { startFixer } from '../support/fixer';
import { linkTo, registered } from '../support/mailbox';
import { givePasskeyDevice } from '../support/passkey-device';
import { leaveAll, openBrowser } from '../support/player';
import { identityPort } from '../support/ports';
import { expectSound } from '../support/sound';
import { enterPassword, leave, setUpApp } from '../support/two-step';
import { accountWords, identityWords, passkeyWords, sessionWords } from '../support/words';

test.afterEach(leaveAll);

const halfMinuteMs = 30_000;

test('codes of a phone whose clock is half a minute off are taken, and of one a minute and a half off not', async ({
  browser,
  request,
}) => {
  const { texts, errors } = accountWords('en');
  const owner = await registered(request);
  const { page } = await openBrowser(browser, devices.desk);
  await enterPassword(page, owner, texts);
  await page.waitForURL(({ pathname }) => pathname === '/account');
  // The code of a late clock is taken for half a minute, so it has to be sent soon after it has changed.
  await expect.poll(ageOfCodeMs, { intervals: [500] }).toBeLessThan(halfMinuteMs / 5);
  const { secret } = await setUpApp(page, texts, -halfMinuteMs);
  await leave(page);
  await enterPassword(page, owner, texts);
  const answer = async (aheadMs: number) => {
    await page.getByLabel(texts.codeFromApp).fill(codeOfApp(secret, aheadMs));
    await page.getByRole('button', { name: texts.signIn, exact: true }).click();
  };
  for (const aheadMs of [3 * halfMinuteMs, -3 * halfMinuteMs]) {
    await answer(aheadMs);
    await expect(page.getByText(errors.wrong_code)).toBeVisible();
  }
  await answer(halfMinuteMs);
  await page.waitForURL(({ pathname }) => pathname === '/account');
});

const me = (page: Page) =>
  askOver(page.context().request)<{ id: string; isGuest: boolean; email: string | null }>('account.me');

test.describe('a guest with a character keeps everything', () => {
  let fixer: Awaited<ReturnType<typeof startFixer>>;
  test.beforeAll(async () => {
    fixer = await startFixer();
  });
  test.afterAll(() => fixer.stop());

  /** The ways a guest can be bound; each returns when the account has an owner. */
  const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'an address': async (page) => {
      const { texts } = accountWords('en');
      const email = `${randomUUID()}@necp.test`;
      const password = 'rain-over-watson';
      await page.getByLabel(texts.email, { exact: true }).fill(email);
      await page.getByLabel(texts.password, { exact: true }).fill(password);
      await page.getByRole('button', { name: texts.bind, exact: true }).click();
      const link = new URL(await linkTo(page.request, email, '/verify-email'));
      await page.goto(link.pathname + link.search);
      await page.locator('input[type=password]').fill(password);
      await page.locator('form button[type=submit]').click();
      // The session has a new secret from now on; a question that was asked with the old one would be refused.
      await expect(page.getByText(accountWords('en').texts.confirmedBound.replace('{email}', email))).toBeVisible();
    },
    'a service': async (page) => {
      const words = identityWords('en').texts;
      await page.getByRole('button', { name: words.continueWith.replace('{name}', 'Fixer') }).click();
      await page.waitForURL(`http://localhost:${identityPort}/visit/**`);
      await page.getByLabel('E-mail').fill(`${randomUUID()}@necp.test`);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.waitForURL('**/characters*');
    },
    'a passkey': async (page) => {
      const device = await givePasskeyDevice(page);
      await page.reload();
      await device.touch(() => page.getByRole('button', { name: passkeyWords('en').texts.bind, exact: true }).click());
      await page.waitForURL(({ pathname }) => pathname === '/account');
    },
  };

  const devicesOf = { 'an address': 'phone', 'a service': 'desk', 'a passkey': 'phone' } as const;
  for (const [way, bind] of Object.entries(ways)) {
    const name = devicesOf[way as keyof typeof devicesOf];
    test(`by ${way}, on a ${name}`, async ({ browser }) => {
      const { page, characterId, ask } = await prepare(browser, devices[name]);
      const guest = await me(page);
      expect(guest.isGuest).toBe(true);
      await page.goto('/bind');
      await bind(page);
      await expect.poll(async () => (await me(page)).isGuest).toBe(false);
      expect((await me(page)).id).toBe(guest.id);
      const { characters } = await ask<{ characters: readonly { id: string }[] }>('character.list');
      expect(characters.map(({ id }) => id)).toEqual([characterId]);
    });
  }
});

test('a passkey takes the place of the code after a visit to a service, on a phone in Russian', async ({
  browser,
  request,
}) => {
  const fixer = await startFixer();
  try {
    const [account, identity, passkey] = [accountWords('ru'), identityWords('ru'), passkeyWords('ru')];
    const owner = await registered(request);
    const { page, complaints } = await openBrowser(browser, { ...devices.phone, locale: 'ru-RU' });
    const device = await givePasskeyDevice(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const atAccount = ({ pathname }: URL) => pathname === '/account';
    await enterPassword(page, owner, account.texts);
    await page.waitForURL(atAccount);
    const { id } = await me(page);
    await device.touch(() => button(passkey.texts.add).tap());
    await expect(page.getByText(passkey.texts.added)).toBeVisible();
    await setUpApp(page, account.texts);
    await page.goto('/account');
    await button(identity.texts.link.replace('{name}', 'Fixer')).tap();
    await page.waitForURL(`http://localhost:${identityPort}/visit/**`);
    await page.getByLabel('E-mail').fill(`${randomUUID()}@necp.test`);
    await page.getByRole('button', { name: 'Enter' }).tap();
    await page.waitForURL('**/account?done=linked');

    // The list of sessions asks every few seconds, so the player leaves from a page without it.
    await page.goto('/characters');
    await expectSound(page, 'the characters of a player who can sign out');
    await page
      .getByRole('banner')
      .getByRole('button', { name: sessionWords('ru').texts.signOut })
      .tap();
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.goto('/sign-in?next=/account');
    await button(identity.texts.continueWith.replace('{name}', 'Fixer')).tap();
    await expect(page.getByLabel(account.texts.codeFromApp)).toBeVisible();
    expect((await page.context().request.get('/api/trpc/account.me')).status()).toBe(401);
    await expectSound(page, 'the page of the second step');
    await page.screenshot({ path: test.info().outputPath('second-step.png') });
    await device.touch(() => button(passkey.texts.useInstead).tap());
    await page.waitForURL(atAccount);
    expect((await me(page)).id).toBe(id);
    expect(complaints).toEqual([]);
  } finally {
    await fixer.stop();
  }
});

test('a guest who signs out reads what is lost, and a visitor without a guest why there is nothing to keep', async ({
  browser,
}) => {
  const [session, account] = [sessionWords('en').texts, accountWords('en').texts];
  const { page } = await prepare(browser, devices.phone);
  await page.goto('/characters');
  const signOut = page.getByRole('banner').getByRole('button', { name: session.signOut });
  expect((await signOut.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  await signOut.tap();
  await expect(page.getByRole('alertdialog', { name: session.guestTitle })).toBeVisible();
  await expectSound(page, 'the question to a guest who signs out');
  await page.screenshot({ path: test.info().outputPath('guest-leaves.png') });
  await page.getByRole('button', { name: session.guestLeave }).tap();
  await page.waitForURL(({ pathname }) => pathname === '/');
  expect((await page.request.get('/api/trpc/account.me')).status()).toBe(401);
  await page.goto('/bind');
  await expect(page.getByText(account.registerNoGuest)).toBeVisible();
  await expectSound(page, 'the page of a new account, where there was no guest');
});
