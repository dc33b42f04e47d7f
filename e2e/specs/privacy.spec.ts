import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { devices } from '../support/actor';
import { linkTo, type Owner, registered } from '../support/mailbox';
import { openBrowser } from '../support/player';
import { expectSound } from '../support/sound';

async function fillIn(page: Page, { email, password }: Owner): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
}

test('a player moves the account to another address, and downloads everything kept of it', async ({
  browser,
  request,
}) => {
  const { email, password } = await registered(request);
  const { page, complaints } = await openBrowser(browser, devices.desk);
  await fillIn(page, { email, password });
  await page.waitForURL('**/characters**');
  await page.goto('/account');
  const next = `${randomUUID()}@necp.test`;
  await page.getByLabel('New e-mail').fill(next);
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await expect(page.getByText(`We’ve sent a link to ${next}`)).toBeVisible();
  const confirmation = new URL(await linkTo(request, next, '/verify-email'));
  await page.goto(confirmation.pathname + confirmation.search);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await expect(page.getByText(`${next} is your e-mail now`)).toBeVisible();
  await page.goto('/account/privacy');
  await page.getByRole('button', { name: 'Request a copy' }).click();
  await expect(page.getByText('Your copy is ready')).toBeVisible();
  await expectSound(page, 'account/privacy');
  const link = new URL(await linkTo(request, next, '/account/privacy'));
  await page.goto(link.pathname + link.search);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const zip = readFileSync(await (await download).path());
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  for (const file of ['README.txt', 'account/accounts.json', 'session/login_history.json'])
    expect(zip.includes(file)).toBe(true);
  expect(complaints).toEqual([]);
});

test('на телефоне игрок удаляет учётную запись, а при входе возвращается', async ({ browser, request }) => {
  const { email, password } = await registered(request);
  const { page } = await openBrowser(browser, { ...devices.phone, locale: 'ru' });
  await fillIn(page, { email, password });
  await page.waitForURL('**/characters**');
  await page.goto('/account/privacy');
  await expect(page.getByRole('heading', { name: 'Приватность и ваши данные' })).toBeVisible();
  await expectSound(page, 'account/privacy');
  await page.getByLabel('Введите УДАЛИТЬ для подтверждения').fill('удалить');
  await page.getByRole('button', { name: 'Удалить мою запись' }).tap();
  await expect(page.getByText('На всех устройствах выполнен выход.')).toBeVisible();
  await page.goto('/account');
  await page.waitForURL('**/sign-in**');
  await fillIn(page, { email, password });
  await expect(page.getByText('Эта учётная запись будет удалена через 14 дней.')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуться' }).tap();
  await page.waitForURL('**/characters**');
});
