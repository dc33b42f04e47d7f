import { acceptOffer, questOffers, shareQuest } from '../../quest/service';
import { questLog } from '../../quest/queries';
import { type TestDomain, withClient } from '..';
import { putInZone } from '../combat';
import { act, partyOf } from '../party';
import type { SocialPlayer } from '../social';
import { putAtStage } from '../stories';
import type { KilledAct } from './acts';

/** Its start gives bowls, so that a quest that began twice or by halves would show. */
const soup = 'soup_gets_cold';

/** A member who is offered a quest by the leader; both can take it on. */
async function offered(testDomain: TestDomain) {
  const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  const ids = [mara.characterId, ivo.characterId];
  await putInZone(testDomain.ownerUrl, ids);
  for (const characterId of ids)
    await putAtStage(testDomain, { characterId, questId: 'first_light', stageId: 'goals' });
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `UPDATE quest_progress SET state = 'done', ending = 'light', result = 'done', ended_at = now(), times_ended = 1
       WHERE character_id = ANY($1::uuid[])`,
      [ids],
    ),
  );
  await putAtStage(testDomain, { characterId: mara.characterId, questId: soup, stageId: 'run' });
  await shareQuest(mara.ctx, { ...act(), questId: soup as never });
  // A process may take longer to start than an offer lasts.
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE quest_offers SET ends_at = now() + interval '1 day' WHERE to_id = $1`, [ivo.characterId]),
  );
  const offerId = (await questOffers(ivo.ctx)).offers[0]?.offerId ?? '';
  return { ivo, offerId };
}

const accepted: KilledAct = {
  title: 'the offer of a quest whose acceptance is killed still stands, and begins the quest once',
  act: 'acceptOffer',
  prepare: async (testDomain) => {
    const { ivo, offerId } = await offered(testDomain);
    const { db } = ivo.ctx;
    const input = { ...act(), offerId };
    const left = async () => ({
      active: (await questLog(ivo.ctx, ivo.characterId)).active.map(({ questId, stageId }) => [questId, stageId]),
      bowls: await db.characterItem.count({
        where: { templateId: 'quest_soup_bowl', container: { characterId: ivo.characterId } },
      }),
      offers: (await questOffers(ivo.ctx)).offers.length,
    });
    return { by: ivo, input, left, again: () => acceptOffer(ivo.ctx, input) };
  },
};

/** Acts of shared quests whose process is killed. */
export const killedQuestActs: readonly KilledAct[] = [accepted];
