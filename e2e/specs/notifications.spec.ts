import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { leaveAll, openBrowser } from '../support/player';
import { ports } from '../support/ports';
import { notificationWords } from '../support/words';

const ru = notificationWords('ru');

test.afterEach(leaveAll);

const origin = `http://localhost:${ports.web}`;

test('a message of the server is shown by the browser while the game is closed, and opens it', async ({ browser }) => {
  const { page, complaints } = await openBrowser(browser, { permissions: ['notifications'] });
  await page.goto('/en/help');
  const worker = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await worker.send('ServiceWorker.enable');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const registrationId = await registered;
  const deliver = (message: string) =>
    worker.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: message });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });

  const said = { title: 'NECPGAME', body: 'Kilo asks to be friends', tag: 'asked' };
  await deliver(JSON.stringify({ ...said, url: '/play', lang: 'en' }));
  await expect.poll(shown).toEqual([said]);
  // The same fact twice replaces its notification, and rubbish is shown as what it may be.
  await deliver(JSON.stringify({ ...said, url: '/play', lang: 'en' }));
  await deliver('{"title":');
  await expect.poll(async () => (await shown()).map(({ tag }) => tag).sort()).toEqual(['asked', 'unread']);
  expect(complaints).toEqual([]);
});

test('an address that unsubscribes nobody says so, to readers and to mailboxes', async ({ request }) => {
  for (const token of ['', 'x', `${randomUUID()}.${'a'.repeat(43)}`]) {
    const answer = await request.post(`/unsubscribe?token=${token}`, {
      form: { 'List-Unsubscribe': 'One-Click' },
      headers: { 'accept-language': 'ru' },
    });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain(ru.unsubscribeWrong);
  }
  const asked = await request.get(`/unsubscribe?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E`);
  expect(await asked.text()).not.toContain('<script>alert');
});
