import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { lostStages } from './catalogue';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

test('quests and stages that characters are in and the content does not have are found', async () => {
  const ids = await makeCharacters(testDomain.databaseUrl, 3);
  await withClient(testDomain.databaseUrl, (client) =>
    client.query(
      `WITH logs AS (INSERT INTO quest_logs (character_id) SELECT id::uuid FROM unnest($1::text[]) AS id RETURNING 1)
      INSERT INTO quest_progress (character_id, quest_id, state, stage_id, stage_entered_at, started_at, ending, result)
      VALUES ($2, 'first_light', 'active', 'street', now(), now(), NULL, NULL),
        ($2, 'removed_quest', 'active', 'start', now(), now(), NULL, NULL),
        ($3, 'removed_quest', 'active', 'start', now(), now(), NULL, NULL),
        ($3, 'first_light', 'active', 'removed_stage', now(), now(), NULL, NULL),
        ($4, 'removed_quest', 'done', 'start', now(), now(), 'good', 'done')`,
      [ids, ...ids],
    ),
  );
  expect(await lostStages(testDomain.domain.systemCtx())).toEqual([
    { questId: 'first_light', stageId: 'removed_stage', characters: 1 },
    { questId: 'removed_quest', stageId: 'start', characters: 2 },
  ]);
});
