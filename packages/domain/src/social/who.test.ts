import type { WhoInput } from '@necp/shared/social/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { befriended, socialPlayers, type SocialPlayer } from '../testing/social';
import { whoIsHere } from './queries';
import { blockPlayer, notePresences, setStatus } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await sql(`INSERT INTO zones (id, name) VALUES ('watson', '{}'), ('westbrook', '{}')`);
  await sql(`
    INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
    VALUES ('watson', 1, 'sim', 'http://sim', 1, now() + interval '1 hour'),
      ('westbrook', 1, 'sim', 'http://sim', 1, now() + interval '1 hour')`);
});
afterAll(() => testDomain.close());

const sql = (text: string, values: unknown[] = []) =>
  withClient(testDomain.ownerUrl, (client) => client.query(text, values));

/** Puts players into a zone, as it does: positions are held, and the zone reports them. */
async function enter(players: readonly SocialPlayer[], zoneId = 'watson') {
  await sql(
    `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
     SELECT unnest($1::uuid[]), 1, $2, 1, 1`,
    [players.map(({ characterId }) => characterId), zoneId],
  );
  const present = players.map(({ accountId, characterId }) => ({
    ...{ characterId, accountId, epoch: 1, zoneId, channel: 1, zoneEpoch: 1 },
    ...{ isAway: false, isFighting: false },
  }));
  await notePresences(testDomain.domain.systemCtx(), { present, gone: [] });
}

const all: WhoInput = { name: '', levels: null, classId: null, zoneId: null };
const names = async (player: SocialPlayer, filter: Partial<WhoInput> = {}) =>
  (await whoIsHere(player.ctx, { ...all, ...filter })).people.map(({ character }) => character.name);
const choose = (player: SocialPlayer, change: Partial<Parameters<typeof setStatus>[1]>) =>
  setStatus(player.ctx, {
    requestId: newRequestId(),
    status: 'online',
    text: '',
    presenceTo: 'friends',
    placeTo: 'friends',
    ...change,
  });
it('shows who is in the district and which friends are elsewhere, as their settings say', async () => {
  const [mara, ivo] = await befriended(testDomain);
  const [near, far] = (await socialPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  expect(await names(mara)).toEqual([]);
  await enter([mara, near]);
  await enter([ivo, far], 'westbrook');
  const [own, friend, stranger] = [mara, ivo, near].map(({ name }) => name) as [string, string, string];
  expect((await names(mara)).toSorted()).toEqual([own, friend, stranger].toSorted());
  expect(await names(mara, { zoneId: 'westbrook' as WhoInput['zoneId'] })).toEqual([friend]);

  await choose(ivo, { placeTo: 'none' });
  const { people } = await whoIsHere(mara.ctx, { ...all, name: friend });
  expect(people).toMatchObject([{ zoneId: null, isFriend: true, status: 'online' }]);
  await choose(near, { placeTo: 'none' });
  expect(await names(mara)).not.toContain(stranger);
  await choose(near, { presenceTo: 'favourites' });
  expect(await names(mara)).not.toContain(stranger);
  await choose(near, { status: 'invisible' });
  expect(await names(mara)).not.toContain(stranger);
  await choose(near, { status: 'busy' });
  expect(await names(mara)).toContain(stranger);

  await blockPlayer(near.ctx, { requestId: newRequestId(), name: own });
  expect(await names(mara)).not.toContain(stranger);
  expect(await names(near)).not.toContain(own);
  // One's own line does not depend on what one shows to others.
  await choose(mara, { presenceTo: 'none' });
  expect(await names(mara)).toContain(own);
});

it('filters by a part of the name, levels and class, and lists fifty of a crowd', async () => {
  const crowd = await socialPlayers(testDomain, 53);
  await enter(crowd);
  const [mara, first] = crowd as [SocialPlayer, SocialPlayer];
  await sql(`UPDATE characters SET level = 7, class_id = 'welder' WHERE id = $1`, [first.characterId]);
  const view = await whoIsHere(mara.ctx, all);
  expect(view.people).toHaveLength(50);
  expect(view.total).toBeGreaterThanOrEqual(53);
  const { name } = first;
  expect(await names(mara, { levels: { min: 6, max: 8 } })).toEqual([name]);
  expect(await names(mara, { levels: { min: 7, max: 7 }, classId: 'welder' as WhoInput['classId'] })).toEqual([name]);
  expect(await names(mara, { levels: { min: 8, max: 9 } })).toEqual([]);
  expect(await names(mara, { name: name.slice(1).toUpperCase() })).toContain(name);
  // A sign is no wildcard.
  expect(await names(mara, { name: '%' })).toEqual([]);
});
