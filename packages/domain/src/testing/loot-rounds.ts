import { assignLastsMs, rollLastsMs } from '@necp/shared/loot/party-rules';
import { placeKeptMs } from '@necp/shared/party/rules';
import { expect } from 'vitest';
import { itemCounts } from '../inventory';
import { decideDrops } from '../loot/jobs';
import { settleDrop } from '../loot/service';
import { kick, leave, noteWhereabouts } from '../party/service';
import type { FixedClock, TestDomain } from '.';
import { act, asTo, leaveCity, ranks } from './party';
import { choose, dropsOf, fallFor, give, lootParty, openDrop, passOn } from './party-loot';
import { codesOf, type SocialPlayer } from './social';

/** One meeting of acts on an item of a party; the clock is the domain's own. */
export type LootRound = (testDomain: TestDomain, clock: FixedClock) => Promise<void>;

type Three = [SocialPlayer, SocialPlayer, SocialPlayer];

async function fallen(testDomain: TestDomain, mode: 'need_greed' | 'master') {
  const players = (await lootParty(testDomain, 3, mode)) as Three;
  await fallFor(testDomain, players, { isBoss: true });
  const { dropId } = await openDrop(players[0]);
  return { players, dropId };
}

async function held(testDomain: TestDomain, players: readonly SocialPlayer[]): Promise<number[]> {
  const { db } = testDomain.domain.systemCtx();
  return Promise.all(players.map(async ({ characterId }) => (await itemCounts(db, characterId)).pistol_lantern ?? 0));
}

/** A member is removed while all roll: its need counts, and it has the item although it is no member any more. */
const kickWhileRolling: LootRound = async (testDomain) => {
  const { players, dropId } = await fallen(testDomain, 'need_greed');
  const [mara, ivo, zora] = players;
  const codes = codesOf(
    await Promise.allSettled([
      kick(mara.ctx, asTo(ivo)),
      choose(ivo, dropId, 'need'),
      choose(zora, dropId, 'greed'),
      choose(mara, dropId, 'pass'),
    ]),
  );
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(await held(testDomain, players)).toEqual([0, 1, 0]);
  expect(await ranks(ivo)).toEqual([]);
};

/** The only one who needs the item loses the line, the roll ends, and the place is given up: it has the item. */
const needAndDisconnect: LootRound = async (testDomain, clock) => {
  const { players, dropId } = await fallen(testDomain, 'need_greed');
  const [mara, ivo, zora] = players;
  const ctx = testDomain.domain.systemCtx();
  const lost = async () => {
    await leaveCity(testDomain, ivo);
    await noteWhereabouts(ctx, { present: [], gone: [ivo.characterId] });
  };
  const codes = codesOf(await Promise.allSettled([choose(ivo, dropId, 'need'), lost(), choose(mara, dropId, 'greed')]));
  expect(codes).toEqual(['ok', 'ok', 'ok']);
  clock.advance(rollLastsMs);
  await Promise.all([settleDrop(ctx, dropId), decideDrops(ctx), dropsOf(zora)]);
  clock.advance(placeKeptMs);
  await noteWhereabouts(ctx, { present: [], gone: [ivo.characterId] });
  expect(await ranks(mara)).toHaveLength(2);
  expect(await held(testDomain, players)).toEqual([0, 1, 0]);
};

/** The master gives an item to two members at once, while its time ends or not: one of them has it. */
const masterTwice: LootRound = async (testDomain, clock) => {
  const { players, dropId } = await fallen(testDomain, 'master');
  const [mara, ivo, zora] = players;
  const ctx = testDomain.domain.systemCtx();
  clock.advance(assignLastsMs - 1);
  const calls = [give(mara, dropId, ivo), give(mara, dropId, zora), leave(mara.ctx, act())];
  clock.advance(1);
  const codes = codesOf(await Promise.allSettled([...calls, settleDrop(ctx, dropId), decideDrops(ctx)]));
  for (const code of codes) expect(['ok', 'loot.decided']).toContain(code);
  expect((await held(testDomain, players)).toSorted()).toEqual([0, 0, 1]);
};

/** The holder of a boss's item passes it on to two members at once, and they pass it on: one of the three has it. */
const passedTwice: LootRound = async (testDomain) => {
  const { players, dropId } = await fallen(testDomain, 'master');
  const [mara, ivo, zora] = players;
  await give(mara, dropId, ivo);
  const codes = codesOf(
    await Promise.allSettled([
      passOn(ivo, dropId, zora),
      passOn(ivo, dropId, mara),
      passOn(zora, dropId, mara),
      passOn(mara, dropId, ivo),
    ]),
  );
  for (const code of codes) expect(['ok', 'loot.cannot_pass']).toContain(code);
  expect(codes).toContain('ok');
  const counts = await held(testDomain, players);
  expect(counts.toSorted()).toEqual([0, 0, 1]);
  const holderId = players[counts.indexOf(1)]?.characterId;
  expect((await dropsOf(mara)).decided[0]?.passing?.holderId).toBe(holderId);
};

/** The last choice meets the end of the roll and everyone who may decide it: the item is given once. */
const lastChoice: LootRound = async (testDomain, clock) => {
  const { players, dropId } = await fallen(testDomain, 'need_greed');
  const [mara, ivo, zora] = players;
  const ctx = testDomain.domain.systemCtx();
  await choose(mara, dropId, 'need');
  await choose(ivo, dropId, 'need');
  clock.advance(rollLastsMs - 1);
  const last = choose(zora, dropId, 'need');
  clock.advance(1);
  const codes = codesOf(
    await Promise.allSettled([last, settleDrop(ctx, dropId), dropsOf(ivo), decideDrops(ctx), leave(ivo.ctx, act())]),
  );
  for (const code of codes) expect(['ok', 'loot.decided']).toContain(code);
  expect((await held(testDomain, players)).toSorted()).toEqual([0, 0, 1]);
};

/** Acts on what falls for a party that meet, by what must hold. */
export const lootRaces: Readonly<Record<string, LootRound>> = {
  'a member who is removed while rolling has what it won': kickWhileRolling,
  'a member who needs an item and loses the line has what it won': needAndDisconnect,
  'an item that its master gives to two at once is given to one': masterTwice,
  'an item that is passed on to two at once is passed on to one': passedTwice,
  'an item whose last choice meets the end of its time is given once': lastChoice,
};
