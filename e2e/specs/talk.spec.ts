import { expect, test } from '@playwright/test';
import { arriveAt, wakeInWard } from '../support/actor';
import { direct } from '../support/director';
import { leaveAll, requestsOf } from '../support/player';
import { stepUpTo, talk, talkToItsEnd, use } from '../support/scene';
import { words } from '../support/words';

test.afterEach(leaveAll);

/**
 * The page with its files takes 27 (`chunks.mjs` of the web), the first answers for the HUD a few, and each further try
 * of the connection one.
 */
const mostRequests = 36;

test('somebody with a name is spoken to until the talk ends', async ({ browser }) => {
  const actor = await arriveAt(browser, 'vera_clinic');
  await use(actor, 'vera', talk(actor.page));
  await talkToItsEnd(actor);
  await stepUpTo(actor, 'vera');
  expect(actor.complaints).toEqual([]);
});

test('a door is argued with, and the die decides', async ({ browser }) => {
  const actor = await wakeInWard(browser);
  const { page, characterId } = actor;
  expect(await requestsOf(page), 'requests until the player stands in the city').toBeLessThanOrEqual(mostRequests);
  const mirror = page.getByRole('dialog', { name: words.character.mirror, exact: true });
  await use(actor, 'mirror', mirror);
  await mirror.getByRole('button', { name: words.character.thatIsMe, exact: true }).click();
  await expect(mirror).toBeHidden();
  await direct({ do: 'move', characterId, place: 'clinic_door' });
  await use(actor, 'arguing_door', talk(page));
  const argument = talk(page).getByRole('button').filter({ hasText: '%' }).first();
  await expect(argument).toBeEnabled();
  await direct({ do: 'die', characterId, face: 20 });
  await argument.click();
  await expect(talk(page).getByText(words.quest.result.critical)).toBeVisible();
  await talk(page).getByRole('button', { name: words.quest.goOn, exact: true }).click();
  await talkToItsEnd(actor);
  expect(actor.complaints).toEqual([]);
});
