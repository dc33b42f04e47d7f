import { randomUUID } from 'node:crypto';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test,
} from '@playwright/test';
import { passwordOf } from '../support/accounts';
import { askOver } from '../support/actor';
import { codeOfApp } from '../support/code-app';
import { startFixer } from '../support/fixer';
import { registered } from '../support/mailbox';
import { leaveAll, openBrowser } from '../support/player';
import { identityPort, ports } from '../support/ports';
import { expectSound } from '../support/sound';
import { enterPassword } from '../support/two-step';
import { accountWords, identityWords, type Language, limitWords } from '../support/words';

let fixer: Awaited<ReturnType<typeof startFixer>>;
test.beforeAll(async () => {
  fixer = await startFixer();
});
test.afterAll(() => fixer.stop());
test.afterEach(leaveAll);

const touch = { hasTouch: true, isMobile: true } as const;
/** Each size once, each language on a desk and on a phone. */
const views = {
  desk: { viewport: { width: 1440, height: 900 }, language: 'en' },
  small: { viewport: { width: 1024, height: 768 }, language: 'ru' },
  phone: { viewport: { width: 390, height: 844 }, language: 'ru', ...touch },
  sideways: { viewport: { width: 844, height: 390 }, language: 'en', ...touch },
} as const satisfies Record<string, BrowserContextOptions & { readonly language: Language }>;

async function open(browser: Browser, { language, ...view }: (typeof views)[keyof typeof views]) {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return openBrowser(browser, { ...view, locale, reducedMotion: 'reduce', deviceScaleFactor: 1 });
}

/** Looks for what no screen may have, and keeps pictures of it from a part of the page on, one below the other. */
async function look(page: Page, name: string, from?: Locator): Promise<void> {
  await expectSound(page, name);
  // A picture of the whole page makes the browser forget that it is held in a hand.
  const { top, below, height } = await page.evaluate(
    (element) => {
      element?.scrollIntoView();
      const { scrollHeight } = document.documentElement;
      return { top: window.scrollY, below: scrollHeight - window.scrollY, height: window.innerHeight };
    },
    (await from?.elementHandle()) ?? null,
  );
  const count = Math.min(mostPictures, Math.ceil(below / height));
  for (let at = 0; at < count; at += 1) {
    await page.evaluate((y) => window.scrollTo(0, y), top + at * height);
    await page.screenshot({ path: test.info().outputPath(`${name}-${at + 1}.png`) });
  }
}
const mostPictures = 3;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function enter(request: APIRequestContext, email: string): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { email, password: passwordOf(email), csrfToken, json: 'true' };
  const headers = { origin: `http://localhost:${ports.web}` };
  expect((await request.post('/api/auth/callback/password', { form, headers })).status()).toBe(200);
}

for (const [name, view] of Object.entries(views)) {
  test(`the account of an owner with a service, an app and a client is sound on a ${name}`, async ({
    browser,
    request,
  }) => {
    const [{ texts }, identity] = [accountWords(view.language), identityWords(view.language).texts];
    const owner = await registered(request);
    expect((await request.post('/api/v1/auth/sign-in', { data: owner })).status()).toBe(200);
    const { page } = await open(browser, view);
    await enterPassword(page, owner, texts);
    await page.waitForURL(({ pathname }) => pathname === '/account');
    await button(page, identity.link.replace('{name}', 'Fixer')).click();
    await page.waitForURL(`http://localhost:${identityPort}/visit/**`);
    await page.getByLabel('E-mail').fill(`a-rather-long-address-of-${randomUUID()}@necp.test`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.waitForURL('**/account?done=linked');
    await button(page, texts.factorStart).click();
    const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
    await look(page, 'two-step-setup', page.locator('#two-step'));
    await page.getByLabel(texts.codeFromApp).fill(codeOfApp(secret, 0));
    await button(page, texts.setupDone).click();
    await expect(page.getByRole('heading', { name: texts.codesTitle })).toBeVisible();
    await look(page, 'recovery-codes', page.locator('#two-step'));
    await page.goto('/account');
    await expect(button(page, texts.factorStop)).toBeVisible();
    await expect(button(page, identity.unlinkName.replace('{name}', 'Fixer'))).toBeVisible();
    await look(page, 'account', page.locator('#two-step'));
    await page.goto('/account/privacy');
    await look(page, 'privacy');
  });

  test(`the pages of an administrator are sound on a ${name}`, async ({ browser }) => {
    const limit = limitWords(view.language).texts;
    const { page } = await open(browser, view);
    await enter(page.context().request, 'ravna@necp.test');
    await page.goto('/operator/limits');
    await page.getByRole('button', { name: new RegExp(`^${limit.room.account}`), expanded: false }).click();
    await look(page, 'limits');
    await page
      .getByRole('button', { name: limit.editOf.replace('{what}', limit.what.tries_account), exact: true })
      .click();
    await expect(page.getByLabel(limit.points)).toBeVisible();
    await look(page, 'limit-edit');
    await page.goto('/operator/log');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await look(page, 'log');
    for (const part of ['people', 'realm']) {
      await page.goto(`/operator/${part}`);
      await look(page, part);
    }
  });

  test(`the page of a maintenance is sound on a ${name}`, async ({ browser }) => {
    const staff = await openBrowser(browser);
    await enter(staff.page.context().request, 'ravna@necp.test');
    const ask = askOver(staff.page.context().request);
    const reason = 'release of a district';
    const message = { en: 'A new district opens in the evening.', ru: 'Вечером откроется новый район.' };
    const { id, version } = await ask<{ id: string; version: number }>('maintenance.plan', {
      startsAtMs: null,
      inMinutes: 0,
      lastsMinutes: 30,
      message,
      reason,
    });
    const { page } = await open(browser, view);
    await page.goto('/maintenance');
    await expect(page.getByText(message[view.language]).first()).toBeVisible();
    await look(page, 'maintenance');
    await page.goto('/');
    await expect(page.getByText(message[view.language]).first()).toBeVisible();
    await look(page, 'start-in-maintenance');
    await ask('maintenance.end', { id, knownVersion: version, reason });
  });
}
