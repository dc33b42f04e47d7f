import { itemCounts } from '../../inventory';
import { chooseDrop, giveDrop, passOnDrop } from '../../loot/service';
import { type TestDomain, withClient } from '..';
import { act } from '../party';
import { dropsOf, fallFor, give, lootParty, openDrop } from '../party-loot';
import type { SocialPlayer } from '../social';
import type { KilledAct } from './acts';

type Two = [SocialPlayer, SocialPlayer];

/** An item of a boss that two members can get, and that waits for a day: a process takes long to start. */
async function fallen(testDomain: TestDomain, mode: 'need_greed' | 'master') {
  const players = (await lootParty(testDomain, 2, mode)) as Two;
  await fallFor(testDomain, players, { isBoss: true });
  const { dropId } = await openDrop(players[0]);
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`UPDATE party_drops SET ends_at = now() + interval '1 day' WHERE id = $1`, [dropId]),
  );
  return { players, dropId };
}

/** Who has the item, and how it came to that; players are called by their order. */
async function whereabouts(testDomain: TestDomain, players: Two): Promise<unknown> {
  const { db } = testDomain.domain.systemCtx();
  const orderOf = (id: string | undefined) => players.findIndex(({ characterId }) => characterId === id);
  // A decision that is due is made by the next read, so what lies in the bags is read first.
  const bags = await Promise.all(
    players.map(async ({ characterId }) => (await itemCounts(db, characterId)).pistol_lantern ?? 0),
  );
  const { open, decided } = await dropsOf(players[0]);
  return {
    bags,
    open: open.map(({ members }) => members.map(({ choice }) => choice).toSorted()),
    decided: decided.map(({ given, passing }) => [given?.reason, orderOf(given?.toId), orderOf(passing?.holderId)]),
  };
}

const firstChoice: KilledAct = {
  title: 'a choice whose process is killed is made or not, and its number is rolled once',
  act: 'chooseDrop',
  prepare: async (testDomain) => {
    const { players, dropId } = await fallen(testDomain, 'need_greed');
    const input = { ...act(), dropId, choice: 'need' as const };
    const by = players[1];
    return { by, input, left: () => whereabouts(testDomain, players), again: () => chooseDrop(by.ctx, input) };
  },
};

const handedOut: KilledAct = {
  title: 'an item whose master is killed while giving is given once, or not yet',
  act: 'giveDrop',
  prepare: async (testDomain) => {
    const { players, dropId } = await fallen(testDomain, 'master');
    const [by, to] = players;
    const input = { ...act(), dropId, toId: to.characterId };
    return { by, input, left: () => whereabouts(testDomain, players), again: () => giveDrop(by.ctx, input) };
  },
};

const passedOn: KilledAct = {
  title: 'an item whose passing on is killed is with one of both, and with the other when it is asked again',
  act: 'passOnDrop',
  prepare: async (testDomain) => {
    const { players, dropId } = await fallen(testDomain, 'master');
    const [master, by] = players;
    await give(master, dropId, by);
    const input = { ...act(), dropId, toId: master.characterId };
    return { by, input, left: () => whereabouts(testDomain, players), again: () => passOnDrop(by.ctx, input) };
  },
};

/** The act that moves an item between two players, for the short lane. */
export const killedPassingOn = [passedOn];
/** Acts on what falls for a party whose process is killed. */
export const killedLootActs: readonly KilledAct[] = [firstChoice, handedOut, passedOn];
