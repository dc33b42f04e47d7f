import { expect, test } from '@playwright/test';
import { arriveAt, devices } from '../support/actor';
import { leaveAll } from '../support/player';
import { seeWorld } from '../support/scene';
import { beginning, words } from '../support/words';

test.afterEach(leaveAll);

test('a phone player walks with the stick and writes a message in the chat sheet', async ({ browser }) => {
  const { page, complaints } = await arriveAt(browser, 'market_gate', devices.phone);
  const before = (await seeWorld(page, 'the actor stands', ({ connected }) => connected)).self;
  const touch = await page.context().newCDPSession(page);
  const thumb = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await thumb('touchStart', 100, 640);
  await thumb('touchMove', 60, 640);
  await seeWorld(page, 'the thumb walks', ({ self }) => before.x - self.x > 1);
  await thumb('touchEnd', 60, 640);

  await page.getByRole('button', { name: beginning(words.hud.openChat) }).tap();
  await page.getByRole('textbox').fill('Wet shoes again');
  await page.getByRole('button', { name: words.chat.send, exact: true }).tap();
  await expect(page.getByText('Wet shoes again').first()).toBeVisible();
  expect(complaints).toEqual([]);
});
