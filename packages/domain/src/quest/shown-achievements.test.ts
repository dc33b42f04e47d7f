import type { CharacterId } from '@necp/shared/kernel';
import { defaultSettings } from '@necp/shared/settings/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCharacter, deleteCharacter } from '../character/service';
import { inTx } from '../kernel';
import { grantTitle } from '../progression';
import { saveSettings } from '../settings/service';
import { newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { guest, newcomer, strangerCtx } from '../testing/players';
import { shownAchievements } from './shown-achievements';

let testDomain: TestDomain;
let owner: Awaited<ReturnType<typeof guest>>;
const input = { name: 'looked at' };
const codeOf = (error: { code: string }) => error.code;

beforeAll(async () => {
  testDomain = await openTestDomain();
  owner = await guest(testDomain);
  const { id } = await createCharacter(owner, newcomer('Looked At'));
  const title = { en: 'of Fixed Address', ru: 'с постоянным адресом' };
  await inTx(testDomain.domain.systemCtx(), (tx) => grantTitle(tx, { characterId: id, key: 'account.bound', title }));
  await withClient(testDomain.databaseUrl, async (client) => {
    await client.query('INSERT INTO quest_logs (character_id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
    for (const [quest, state, result, endedAt] of [
      ['first_light', 'done', 'done', '2031-01-01'],
      ['soup_gets_cold', 'failed', 'failed', '2031-01-02'],
      ['the_toll', 'active', null, null],
      ['a_quest_of_another_release', 'done', 'done', '2031-01-03'],
    ])
      await client.query(
        `INSERT INTO quest_progress
          (character_id, quest_id, state, stage_id, stage_entered_at, started_at, ending, result, ended_at)
          VALUES ($1, $2, $3, 'a_stage', now(), now(), $4, $4, $5::timestamptz)`,
        [id, quest, state, result, endedAt],
      );
  });
});
afterAll(() => testDomain.close());

it('shows titles and completed quests to everyone, the newest first, and no failed ones', async () => {
  const { achievements } = await shownAchievements(strangerCtx(testDomain), input);
  expect(achievements.map(({ kind, name }) => [kind, name.en])).toEqual([
    ['quest', 'First Light'],
    ['title', 'of Fixed Address'],
  ]);
});

it('shows them to the owner alone who hides the record, and to no one after the character was deleted', async () => {
  const defaults = defaultSettings('en');
  const privacy = { ...defaults.privacy, record: 'nobody' as const };
  await saveSettings(owner, { requestId: newRequestId(), settings: { ...defaults, privacy } });
  expect(await shownAchievements(strangerCtx(testDomain), input).catch(codeOf)).toBe('character.not_found');
  expect((await shownAchievements(owner, input)).achievements).toHaveLength(2);
  const { id } = await owner.db.character.findFirstOrThrow({ where: { name: 'Looked At' } });
  await deleteCharacter(owner, { requestId: newRequestId(), characterId: id as CharacterId });
  expect(await shownAchievements(owner, input).catch(codeOf)).toBe('character.not_found');
});

it('answers rubbish as an unknown character', async () => {
  expect(await shownAchievements(strangerCtx(testDomain), { name: '%_' }).catch(codeOf)).toBe('character.not_found');
});
