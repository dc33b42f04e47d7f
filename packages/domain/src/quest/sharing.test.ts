import { offerLastsMs } from '@necp/shared/quest/sharing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../audit/service';
import { stockCatalogue } from '../inventory/catalogue';
import { inTx } from '../kernel';
import { kick, leave } from '../party/service';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { putInZone } from '../testing/combat';
import { watchLocks } from '../testing/lock-watch';
import { act, asTo, partyOf } from '../testing/party';
import { outcome } from '../testing/quest-steps';
import { codesOf, type SocialPlayer } from '../testing/social';
import { putAtStage } from '../testing/stories';
import { questLog } from './queries';
import { acceptOffer, declineOffer, questOffers, shareQuest } from './service';
import { noteKillOfMany } from './steps';

const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
watchLocks();
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20, clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());
afterEach(async () => {
  expect((await runAudit(testDomain.domain.systemCtx())).findings).toEqual([]);
});

type Three = [SocialPlayer, SocialPlayer, SocialPlayer];
/** Its start gives three bowls, so that a quest that began twice would show. */
const soup = 'soup_gets_cold';
const at = ({ characterId }: SocialPlayer, questId: string, stageId: string) =>
  putAtStage(testDomain, { characterId, questId, stageId });
const share = (player: SocialPlayer, questId = soup) =>
  shareQuest(player.ctx, { requestId: newRequestId(), questId: questId as never });
const answer = (offerId: string) => ({ requestId: newRequestId(), offerId });
const activeOf = async ({ ctx, characterId }: SocialPlayer) =>
  (await questLog(ctx, characterId)).active.map(({ questId, stageId }) => `${questId} ${stageId}`);
const bowlsOf = ({ ctx, characterId }: SocialPlayer) =>
  ctx.db.characterItem.count({ where: { templateId: 'quest_soup_bowl', container: { characterId } } });

/** Marks a quest as done. */
async function finish({ characterId }: SocialPlayer, questId: string, ending: string): Promise<void> {
  await putAtStage(testDomain, { characterId, questId, stageId: 'goals' });
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `UPDATE quest_progress SET state = 'done', ending = $3, result = 'done', ended_at = now(), times_ended = 1
       WHERE character_id = $1 AND quest_id = $2`,
      [characterId, questId, ending],
    ),
  );
}

/** A party in the city whose first member has a quest that all could take on. */
async function three(): Promise<Three> {
  const players = (await partyOf(testDomain, 3)) as Three;
  await putInZone(
    testDomain.ownerUrl,
    players.map(({ characterId }) => characterId),
  );
  for (const player of players) await finish(player, 'first_light', 'light');
  await at(players[0], soup, 'run');
  return players;
}

async function offerTo(player: SocialPlayer): Promise<string> {
  const [offer] = (await questOffers(player.ctx)).offers;
  if (offer === undefined) throw new Error('nothing was offered');
  return offer.offerId;
}

describe('sharing a quest', () => {
  it('offers it to members who can take it on, and says of the others why not', async () => {
    const [mara, ivo, zora] = await three();
    await at(zora, soup, 'cold');
    const results = new Map((await share(mara)).members.map(({ characterId, result }) => [characterId, result]));
    expect(results.get(ivo.characterId)).toBe('offered');
    expect(results.get(zora.characterId)).toBe('has_it');
    expect((await questOffers(ivo.ctx)).offers).toMatchObject([{ questId: soup, fromName: mara.name }]);
    expect((await questOffers(zora.ctx)).offers).toEqual([]);
  });

  it('names the condition that a member does not meet, and says who has completed it', async () => {
    const [mara, ivo, zora] = await three();
    await finish(ivo, 'the_toll', 'shared');
    await at(mara, 'the_toll', 'arch');
    const { members } = await share(mara, 'the_toll');
    const of = (player: SocialPlayer) => members.find(({ characterId }) => characterId === player.characterId);
    expect(of(ivo)?.result).toBe('finished');
    expect(of(zora)).toMatchObject({ result: 'closed', reason: { if: 'level', atLeast: 4 } });
  });

  it('is refused for a quest that the caller does not have, that is not shared, and without a party', async () => {
    const [mara, ivo, zora] = await three();
    expect(await outcome(share(ivo))).toBe('quest.not_active');
    await at(mara, 'seventh_chair', 'hand');
    expect(await outcome(share(mara, 'seventh_chair'))).toBe('quest.not_shared');
    expect(await outcome(share(mara, 'rubbish'))).toBe('quest.unknown');
    await leave(zora.ctx, act());
    await leave(ivo.ctx, act());
    expect(await outcome(share(mara))).toBe('party.none');
  });
});

describe('the offer of a quest', () => {
  it('begins the quest once, although it is accepted twice at the same moment', async () => {
    const [mara, ivo] = await three();
    await share(mara);
    const offerId = await offerTo(ivo);
    const outcomes = await Promise.allSettled([1, 2].map(() => acceptOffer(ivo.ctx, answer(offerId))));
    expect(codesOf(outcomes)).toEqual(['ok', 'quest.offer_gone']);
    expect(await activeOf(ivo)).toEqual([`${soup} run`]);
    expect(await bowlsOf(ivo)).toBeGreaterThan(0);
    expect(await outcome(acceptOffer(ivo.ctx, answer(offerId)))).toBe('quest.offer_gone');
  });

  it('cannot be used by another member, after it was declined, or after its time', async () => {
    const [mara, ivo, zora] = await three();
    await share(mara);
    const [own, other] = [await offerTo(ivo), await offerTo(zora)];
    expect(await outcome(acceptOffer(zora.ctx, answer(own)))).toBe('quest.offer_gone');
    await declineOffer(ivo.ctx, answer(own));
    expect(await outcome(acceptOffer(ivo.ctx, answer(own)))).toBe('quest.offer_gone');
    clock.advance(offerLastsMs);
    expect(await outcome(acceptOffer(zora.ctx, answer(other)))).toBe('quest.offer_gone');
    expect((await questOffers(zora.ctx)).offers).toEqual([]);
    expect([await activeOf(ivo), await activeOf(zora)]).toEqual([[], []]);
  });

  it('ends for a member who is removed from the party', async () => {
    const [mara, ivo] = await three();
    await share(mara);
    const offerId = await offerTo(ivo);
    await kick(mara.ctx, asTo(ivo));
    expect((await questOffers(ivo.ctx)).offers).toEqual([]);
    expect(await outcome(acceptOffer(ivo.ctx, answer(offerId)))).toBe('quest.offer_gone');
  });

  it('begins nothing for a member who took the quest on in another way meanwhile', async () => {
    const [mara, ivo] = await three();
    await share(mara);
    const offerId = await offerTo(ivo);
    await at(ivo, soup, 'cold');
    expect(await outcome(acceptOffer(ivo.ctx, answer(offerId)))).toBe('quest.not_eligible');
    expect(await activeOf(ivo)).toEqual([`${soup} cold`]);
  });
});

it('a defeat that is shared moves the quest of all members on together', async () => {
  const players = await three();
  for (const player of players) await at(player, 'floor_eighty_eight', 'sentinel');
  const characterIds = players.map(({ characterId }) => characterId).toSorted();
  await inTx(testDomain.domain.systemCtx(), (tx) =>
    noteKillOfMany(tx, { characterIds, enemyId: 'ko_sentinel', place: null }),
  );
  for (const player of players) expect(await activeOf(player)).toContain('floor_eighty_eight upstairs');
});
