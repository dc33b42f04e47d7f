import { expect, type Page, test } from '@playwright/test';
import { codeOfApp } from '../support/code-app';
import { leaveAll, openBrowser } from '../support/player';
import { appointSecond, enterOver, firstAdministrator } from '../support/staff';
import { startStrictWeb } from '../support/strict-web';
import { enterPassword, setUpApp } from '../support/two-step';
import { look, openView, views } from '../support/views';
import { accountWords, roleWords } from '../support/words';

const halfMinuteMs = 30_000;
let strict: Awaited<ReturnType<typeof startStrictWeb>>;
test.beforeAll(async () => {
  strict = await startStrictWeb();
});
test.afterAll(() => strict.stop());
test.afterEach(leaveAll);

for (const [name, view] of Object.entries(views))
  test(`the role of an administrator waits for the second step on a ${name}`, async ({ browser }) => {
    const [{ texts }, role] = [accountWords(view.language), roleWords(view.language).texts];
    const first = await openBrowser(browser);
    await enterOver(first.page.context().request, firstAdministrator);
    const { page } = await openView(browser, view, { baseURL: strict.url });
    const second = await appointSecond(first.page.context().request, (await openBrowser(browser)).page.request);
    const other = await openView(browser, view, { baseURL: strict.url });
    const waits = (words: string) => words.replace('{roles}', texts.role.administrator);
    const enter = async (at: Page) => {
      await enterPassword(at, second.owner, texts);
      await expect(at.getByText(waits(texts.rolesWait))).toBeVisible();
    };
    await enter(other.page);
    await enter(page);
    await look(page, 'role-waits');
    await page.goto('/operator/people');
    await page.waitForURL(({ pathname }) => pathname === '/account');
    await expect(page.getByRole('link', { name: texts.toOperations })).toBeHidden();

    const { secret } = await setUpApp(page, texts);
    await page.goto('/operator/people');
    await expect(page.getByRole('heading', { name: role.waiting })).toBeVisible();
    await other.page.goto('/operator/people');
    await expect(other.page.getByText(waits(texts.rolesWaitForCode))).toBeVisible();
    await look(other.page, 'role-waits-for-code');
    await second.stepDown(codeOfApp(secret, halfMinuteMs));
  });
