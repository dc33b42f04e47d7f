import { expect, type Page } from '@playwright/test';
import { codeOfApp } from './code-app';
import type { Owner } from './mailbox';
import type { accountWords } from './words';

type Words = ReturnType<typeof accountWords>['texts'];
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Fills in the page of sign-in and sends it. */
export async function enterPassword(page: Page, { email, password }: Owner, words: Words): Promise<void> {
  await page.goto('/sign-in?next=/account');
  await page.getByLabel(words.email, { exact: true }).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await button(page, words.signIn).click();
}

/** Turns two-step sign-in on, on the account page; returns the secret of the app and the recovery codes. */
export async function setUpApp(page: Page, words: Words, aheadMs = 0) {
  await button(page, words.factorStart).click();
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
  await page.getByLabel(words.codeFromApp).fill(codeOfApp(secret, aheadMs));
  await button(page, words.setupDone).click();
  await expect(page.getByRole('heading', { name: words.codesTitle })).toBeVisible();
  return { secret, recoveryCodes: await page.locator('ol > li.select-all').allInnerTexts() };
}

/** Forgets the session of the browser, as its owner's other browser never had it. */
export const leave = (page: Page) => page.context().clearCookies({ name: /necp\.(session|trust)/ });
