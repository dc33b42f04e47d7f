import { expect, test, type APIRequestContext } from '@playwright/test';
import type { Preferences } from '../../packages/shared/src/notification/schema';
import { askOver, devices, makeCharacter, prepare } from '../support/actor';
import { emailsTo, registered } from '../support/mailbox';
import { leaveAll, openBrowser } from '../support/player';
import { notificationWords } from '../support/words';

const ru = notificationWords('ru');

test.afterEach(leaveAll);

/** Returns the address below the newest e-mail that ends e-mails of its sort, once there is one. */
async function unsubscribeLinkTo(request: APIRequestContext, to: string): Promise<string> {
  let link = '';
  const look = async () => {
    const texts = (await emailsTo(request, to)).map(({ text }) => text);
    link = texts.map((text) => /\S+\/unsubscribe\?token=\S+/.exec(text)?.[0] ?? '').find((found) => found !== '') ?? '';
    return link;
  };
  await expect.poll(look, { intervals: [1_000], message: 'an e-mail arrives' }).not.toBe('');
  return link;
}

test('a friend request arrives by e-mail while the game is closed, and the link below it ends such e-mails', async ({
  browser,
  request,
}) => {
  const { email, password } = await registered(request);
  const { page, complaints } = await openBrowser(browser, { ...devices.phone, locale: 'ru-RU' });
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').tap();
  await page.waitForURL('**/characters**');
  const ask = askOver(page.context().request);
  const { name } = await makeCharacter(ask);
  const known = await ask<Preferences>('notification.preferences');
  await ask('notification.savePreferences', {
    preferences: { ...known, email: { ...known.email, digest: 'at_once' } },
  });

  const other = await prepare(browser, devices.desk);
  await other.ask('character.enter', { characterId: other.characterId });
  await other.ask('social.ask', { name, note: '' });
  const link = await unsubscribeLinkTo(request, email);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: ru.unsubscribe })).toBeVisible();
  expect((await ask<Preferences>('notification.preferences')).email.digest, 'a program that opens links').toBe(
    'at_once',
  );
  await page.getByRole('button', { name: ru.unsubscribe }).tap();
  await expect(page.getByRole('heading', { name: ru.unsubscribed })).toBeVisible();
  expect((await ask<Preferences>('notification.preferences')).email.digest).toBe('never');
  const again = await request.post(link, { form: { 'List-Unsubscribe': 'One-Click' } });
  expect(again.status()).toBe(200);
  expect(complaints).toEqual([]);
});
