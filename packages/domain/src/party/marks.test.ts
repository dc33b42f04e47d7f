import type { PartyMark } from '@necp/shared/party/marks';
import type { ZoneId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { act, asTo, enterCity, openCity, partyOf, partyOfPlayer, raidOf } from '../testing/party';
import { codesOf, type SocialPlayer, socialPlayers } from '../testing/social';
import { clearMarks, disband, leave, markGround, markTarget, setAssistant, unmarkFallen } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await openCity(testDomain);
});
afterAll(() => testDomain.close());

const zone = { zoneId: 'watson', channel: 1, epoch: 1 };
const watson = 'watson' as ZoneId;
const system = () => testDomain.domain.systemCtx();
type Target = { readonly entityId: number } | Pick<SocialPlayer, 'characterId'>;

/** Marks as the zone asks for it; all players stand in it. */
function mark(by: SocialPlayer, symbol: PartyMark | null, on: Target & { readonly id?: string }) {
  const target = 'entityId' in on ? on : { characterId: on.characterId };
  const { id = newRequestId() } = on;
  return markTarget(system(), zone, { id, characterId: by.characterId, epoch: 1, mark: symbol, target });
}
const marksSeenBy = async (player: SocialPlayer) =>
  (await partyOfPlayer(player)).marks.map(({ mark: symbol, on }) =>
    on.kind === 'player'
      ? `${symbol} ${on.name}`
      : on.kind === 'enemy'
        ? `${symbol} ${on.entityId}`
        : `${symbol} ground`,
  );

async function partyInCity(count = 2): Promise<[SocialPlayer, SocialPlayer]> {
  const players = await partyOf(testDomain, count);
  await enterCity(testDomain, players);
  return players as [SocialPlayer, SocialPlayer];
}

it('a symbol is on one target, and a target has one symbol', async () => {
  const [mara, ivo] = await partyInCity();
  await mark(mara, 'skull', { entityId: 7 });
  await mark(ivo, 'star', ivo);
  expect(await marksSeenBy(ivo)).toEqual([`skull 7`, `star ${ivo.name}`]);
  await mark(ivo, 'skull', { entityId: 8 });
  expect(await marksSeenBy(mara)).toEqual([`skull 8`, `star ${ivo.name}`]);
  await mark(ivo, 'moon', { entityId: 8 });
  await mark(mara, null, ivo);
  expect(await marksSeenBy(mara)).toEqual(['moon 8']);
});

it('the same try marks once', async () => {
  const [mara] = await partyInCity();
  const id = newRequestId();
  await mark(mara, 'cross', { entityId: 3, id });
  await mark(mara, null, { entityId: 3 });
  await mark(mara, 'cross', { entityId: 3, id });
  expect(await marksSeenBy(mara)).toEqual([]);
});

it('in a raid its leader and assistants mark, and no player without a party or in another zone', async () => {
  const players = await raidOf(testDomain, 3);
  const [mara, ivo] = players as [SocialPlayer, SocialPlayer];
  const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
  await expect(mark(mara, 'star', { entityId: 1 })).rejects.toMatchObject({ code: 'zone.moved' });
  await enterCity(testDomain, [...players, stranger]);
  await expect(mark(ivo, 'star', { entityId: 1 })).rejects.toMatchObject({ code: 'party.not_leader' });
  const ground = { ...act(), mark: 'star', spot: { zoneId: watson, x: 1, y: 1 } } as const;
  await expect(markGround(ivo.ctx, ground)).rejects.toMatchObject({ code: 'party.not_leader' });
  await expect(clearMarks(ivo.ctx, act())).rejects.toMatchObject({ code: 'party.not_leader' });
  await expect(mark(stranger, 'star', { entityId: 1 })).rejects.toMatchObject({ code: 'party.none' });
  await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
  await mark(ivo, 'star', { entityId: 1 });
  expect(await marksSeenBy(mara)).toEqual(['star 1']);
});

it('marks leave what died in their zone, for every party, and others stay', async () => {
  const [mara, ivo] = await partyInCity();
  const [ada] = await partyInCity();
  for (const by of [mara, ada]) await mark(by, 'skull', { entityId: 40 });
  await mark(mara, 'circle', { entityId: 41 });
  await mark(mara, 'square', ivo);
  await unmarkFallen(system(), { ...zone, epoch: 1 }, { characterIds: [], entityIds: [40] });
  expect([await marksSeenBy(mara), await marksSeenBy(ada)]).toEqual([['circle 41', `square ${ivo.name}`], []]);
  await unmarkFallen(system(), zone, { characterIds: [ivo.characterId], entityIds: [] });
  expect(await marksSeenBy(mara)).toEqual(['circle 41']);
  const older = { ...zone, epoch: 9 };
  await expect(unmarkFallen(system(), older, { characterIds: [], entityIds: [41] })).rejects.toMatchObject({
    code: 'zone.moved',
  });
});

it('places are marked and unmarked, and the same symbol may be on a target too', async () => {
  const [mara, ivo] = await partyInCity();
  const spot = { zoneId: watson, x: 3, y: 4 };
  await markGround(ivo.ctx, { ...act(), mark: 'star', spot });
  await mark(mara, 'star', { entityId: 5 });
  expect((await partyOfPlayer(mara)).marks).toContainEqual({ mark: 'star', on: { kind: 'ground', ...spot } });
  expect(await marksSeenBy(mara)).toEqual(['star ground', 'star 5']);
  await markGround(mara.ctx, { ...act(), mark: 'star', spot: null });
  expect(await marksSeenBy(mara)).toEqual(['star 5']);
  const nowhere = { ...spot, zoneId: 'nowhere' as ZoneId };
  await expect(markGround(mara.ctx, { ...act(), mark: 'moon', spot: nowhere })).rejects.toMatchObject({
    code: 'party.no_place',
  });
  await clearMarks(mara.ctx, act());
  expect(await marksSeenBy(mara)).toEqual([]);
});

it('marks on enemies are gone when their zone is opened anew, and all are with their party', async () => {
  const [mara, ivo] = await partyInCity(3);
  await mark(mara, 'skull', { entityId: 5 });
  await mark(mara, 'moon', ivo);
  await leave(mara.ctx, act());
  await withClient(testDomain.ownerUrl, (client) => client.query('UPDATE zone_leases SET epoch = 2'));
  expect(await marksSeenBy(ivo)).toEqual([`moon ${ivo.name}`]);
  await withClient(testDomain.ownerUrl, (client) => client.query('UPDATE zone_leases SET epoch = 1'));
  const { partyId } = await partyOfPlayer(ivo);
  await disband(ivo.ctx, act());
  expect(await system().db.partyMark.count({ where: { partyId } })).toBe(0);
});

it('two leaders who put the same symbol on two enemies at once leave it on one', async () => {
  const [mara, ivo] = await partyInCity();
  for (let round = 0; round < 5; round += 1) {
    const codes = codesOf(
      await Promise.allSettled([mark(mara, 'skull', { entityId: 1 }), mark(ivo, 'skull', { entityId: 2 })]),
    );
    expect(codes).toEqual(['ok', 'ok']);
    expect(await marksSeenBy(mara)).toHaveLength(1);
  }
});
