import { expect, test } from '@playwright/test';
import { arriveAt, expectZone } from '../support/actor';
import { leaveAll, say } from '../support/player';

test.afterEach(leaveAll);

test('whoever stands in a gate goes over to the next district and plays on there', async ({ browser }) => {
  const { page, complaints } = await arriveAt(browser, 'watson_east_gate');
  await expectZone(page, 'westbrook');
  await say(page, 'Dry shoes at last');
  expect(complaints).toEqual([]);
});
