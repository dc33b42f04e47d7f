import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { deletionWords } from '../../packages/shared/src/privacy/rules';
import { codeOfApp } from '../support/code-app';
import { startFixer } from '../support/fixer';
import { linkTo, type Owner, registered } from '../support/mailbox';
import { givePasskeyDevice } from '../support/passkey-device';
import { leaveAll } from '../support/player';
import { identityPort } from '../support/ports';
import { enterPassword, leave } from '../support/two-step';
import { glance, look, openView, type View, views } from '../support/views';
import { accountWords, identityWords, passkeyWords, privacyWords } from '../support/words';

let fixer: Awaited<ReturnType<typeof startFixer>>;
test.beforeAll(async () => {
  fixer = await startFixer();
});
test.afterAll(() => fixer.stop());
test.afterEach(leaveAll);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const named = (text: string, name = 'Fixer') => text.replace('{name}', name);
const dialog = (page: Page) => page.getByRole('alertdialog');
const halfMinuteMs = 30_000;

for (const [name, view] of Object.entries(views)) {
  test(`the account of an owner with a service, an app, a passkey and a client is sound on a ${name}`, async ({
    browser,
    request,
  }) => {
    const [{ texts }, identity] = [accountWords(view.language), identityWords(view.language).texts];
    const passkey = passkeyWords(view.language).texts;
    const owner = await registered(request);
    expect((await request.post('/api/v1/auth/sign-in', { data: owner })).status()).toBe(200);
    const { page } = await openView(browser, view);
    const device = await givePasskeyDevice(page);
    await enterPassword(page, owner, texts);
    await page.waitForURL(({ pathname }) => pathname === '/account');
    const address = `a-rather-long-address-of-${randomUUID()}@necp.test`;
    await button(page, named(identity.link)).click();
    await enterAtFixer(page, address);
    await page.waitForURL('**/account?done=linked');
    await look(page, 'linked');
    await device.touch(() => button(page, passkey.add).click());
    await expect(page.getByText(passkey.added)).toBeVisible();
    await page.getByLabel(texts.newEmail).fill(`next-${owner.email}`);
    await button(page, texts.changeEmail).click();
    await expect(page.getByText(texts.addressPending.replace('{email}', `next-${owner.email}`))).toBeVisible();

    await button(page, texts.factorStart).click();
    const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
    await look(page, 'two-step-setup', page.locator('#two-step'));
    await page.getByLabel(texts.codeFromApp).fill(codeOfApp(secret, 0));
    await button(page, texts.setupDone).click();
    await expect(page.getByRole('heading', { name: texts.codesTitle })).toBeVisible();
    await look(page, 'recovery-codes', page.locator('#two-step'));
    await page.goto('/account');
    await expect(button(page, texts.factorStop)).toBeVisible();
    await expect(button(page, named(identity.unlinkName))).toBeVisible();
    await look(page, 'account-top');
    await look(page, 'account', page.locator('#two-step'));
    await look(page, 'sessions', page.getByRole('heading', { name: texts.changeEmail }));
    for (const [question, ask] of Object.entries({
      unlink: button(page, named(identity.unlinkName)),
      'remove-passkey': page.getByRole('button', { name: passkey.removeNamed.split('{name}')[0] }),
      'factor-off': button(page, texts.factorStop),
      'new-codes': button(page, texts.codesRenew),
    })) {
      await ask.click();
      await expect(dialog(page)).toBeVisible();
      await glance(page, question);
      await button(page, texts.cancel).click();
    }
    await lookAtProof(page, { view, device, secret, address });
    await lookAtLeaving(page, { view, owner });
  });
}

async function enterAtFixer(page: Page, address: string): Promise<void> {
  await page.waitForURL(`http://localhost:${identityPort}/visit/**`);
  await page.getByLabel('E-mail').fill(address);
  await page.getByRole('button', { name: 'Enter' }).click();
}

interface Proven {
  readonly view: View;
  readonly device: Awaited<ReturnType<typeof givePasskeyDevice>>;
  readonly secret: string;
  readonly address: string;
}

/** Signs in by the service in a trusted browser, which proves nothing; the passkey does. */
async function lookAtProof(page: Page, { view, device, secret, address }: Proven): Promise<void> {
  const [{ texts }, identity] = [accountWords(view.language), identityWords(view.language).texts];
  const passkey = passkeyWords(view.language).texts;
  const visit = async () => {
    await page.goto('/sign-in?next=/account');
    await button(page, named(identity.continueWith)).click();
    await page.waitForURL(({ pathname }) => /^\/(visit\/|sign-in\/code|account)/.test(pathname));
    if (page.url().includes('/visit/')) await enterAtFixer(page, address);
  };
  await leave(page);
  await visit();
  await page.waitForURL('**/sign-in/code**');
  await look(page, 'service-second-step');
  await page.getByLabel(texts.codeFromApp).fill(codeOfApp(secret, halfMinuteMs));
  await page.getByLabel(texts.trustDevice).check();
  await button(page, identity.confirm).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  await page.context().clearCookies({ name: /necp\.session/ });
  await visit();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  await button(page, texts.codesRenew).click();
  await dialog(page).getByRole('button', { name: texts.codesRenew }).click();
  await expect(page.getByRole('dialog', { name: texts.proofTitle })).toBeVisible();
  await glance(page, 'proof');
  await device.touch(() => button(page, passkey.useInstead).click());
  await expect(page.getByRole('heading', { name: texts.codesTitle })).toBeVisible();
}

interface Leaver {
  readonly view: View;
  readonly owner: Owner;
}

/** Asks for a copy, deletes the account and is offered to return. */
async function lookAtLeaving(page: Page, { view, owner }: Leaver): Promise<void> {
  const { texts } = accountWords(view.language);
  const { texts: privacy, errors } = privacyWords(view.language);
  const word = deletionWords[view.language];
  const typed = page.getByLabel(privacy.deleteWord.replace('{word}', word));
  await page.goto('/account/privacy');
  await look(page, 'privacy');
  await button(page, privacy.exportAsk).click();
  const link = new URL(await linkTo(page.request, owner.email, '/account/privacy'));
  await page.goto(link.pathname + link.search);
  await expect(button(page, privacy.exportDownload)).toBeVisible();
  await look(page, 'privacy-copy');
  await typed.fill('no');
  await button(page, privacy.deleteButton).click();
  await expect(page.getByText(errors.wrong_word)).toBeVisible();
  await look(page, 'deletion-refused', page.getByRole('heading', { name: privacy.deleteTitle }));
  await typed.fill(word);
  await button(page, privacy.deleteButton).click();
  await expect(page.getByRole('link', { name: privacy.toStart })).toBeVisible();
  await glance(page, 'deletion-done');
  await enterPassword(page, owner, texts);
  await expect(button(page, texts.return)).toBeVisible();
  await look(page, 'return');
}
