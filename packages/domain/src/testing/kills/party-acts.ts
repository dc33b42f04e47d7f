import type { ZoneId } from '@necp/shared/kernel';
import { kick, convert, clearMarks, markGround, markTarget, moveMember, swapMembers } from '../../party/service';
import { newRequestId, type TestDomain } from '..';
import { entryEpoch, heldZone, putInZone } from '../combat';
import { act, asTo, partyOf, partyOfPlayer, raidOf } from '../party';
import type { SocialPlayer } from '../social';
import type { KilledAct } from './acts';
import { acceptance } from './finder-acts';

/** Who stands where in the party of these players, and whether it is a raid; players are called by their order. */
async function arrangement(players: readonly SocialPlayer[]): Promise<unknown> {
  const { isRaid, members } = await partyOfPlayer(players[0] as SocialPlayer);
  const orderOf = (id: string) => players.findIndex(({ characterId }) => characterId === id);
  return { isRaid, places: members.map(({ characterId, place, rank }) => [orderOf(characterId), place, rank]) };
}

async function marksSeenBy(player: SocialPlayer): Promise<unknown> {
  return (await partyOfPlayer(player)).marks.map(({ mark, on }) => [mark, on.kind]);
}

/** A party of two in the zone that has marked a place with a skull and an enemy with a moon. */
async function marking(testDomain: TestDomain, entityId: number) {
  const players = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  await putInZone(
    testDomain.ownerUrl,
    players.map(({ characterId }) => characterId),
  );
  const [mara, ivo] = players;
  const zone = (mark: 'moon' | 'star', on: number) => ({
    id: newRequestId(),
    characterId: ivo.characterId,
    epoch: entryEpoch,
    mark,
    target: { entityId: on },
  });
  const ctx = testDomain.domain.systemCtx();
  await markTarget(ctx, heldZone, zone('moon', entityId));
  await markGround(mara.ctx, { ...act(), mark: 'skull', spot: { zoneId: 'watson' as ZoneId, x: 3, y: 4 } });
  return { ctx, mara, ivo, zone };
}

const toParty: KilledAct = {
  title: 'a raid whose process is killed while it becomes a party is whole, before or after',
  act: 'convert',
  prepare: async (testDomain) => {
    // A raid of five with a gap, so that the others close ranks.
    const six = (await raidOf(testDomain, 6)) as [SocialPlayer, SocialPlayer, ...SocialPlayer[]];
    const [leader, second, ...others] = six;
    await kick(leader.ctx, asTo(second));
    const players = [leader, ...others];
    const input = { ...act(), isRaid: false };
    return {
      by: leader,
      input,
      left: () => arrangement(players),
      again: () => convert(leader.ctx, input),
    };
  },
};

const move: KilledAct = {
  title: 'a member whose move is killed has its place, before or after',
  act: 'moveMember',
  prepare: async (testDomain) => {
    const players = (await raidOf(testDomain, 4)) as [SocialPlayer, SocialPlayer];
    const [leader, one] = players;
    const input = { ...asTo(one), group: 5 };
    return { by: leader, input, left: () => arrangement(players), again: () => moveMember(leader.ctx, input) };
  },
};

const swap: KilledAct = {
  title: 'members whose swap is killed have their places, before or after',
  act: 'swapMembers',
  prepare: async (testDomain) => {
    const players = (await raidOf(testDomain, 4)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const [leader, one, other] = players;
    const input = { ...asTo(one), withId: other.characterId };
    return { by: leader, input, left: () => arrangement(players), again: () => swapMembers(leader.ctx, input) };
  },
};

const markEnemy: KilledAct = {
  title: 'an enemy whose marking is killed has its old mark or the new one',
  act: 'markTarget',
  prepare: async (testDomain) => {
    const { ctx, mara, ivo, zone } = await marking(testDomain, 7);
    const input = zone('star', 7);
    return {
      by: ivo,
      input,
      left: () => marksSeenBy(mara),
      again: () => markTarget(ctx, heldZone, input),
    };
  },
};

const markPlace: KilledAct = {
  title: 'a place whose marking is killed has its old mark or none',
  act: 'markGround',
  prepare: async (testDomain) => {
    const { mara, ivo } = await marking(testDomain, 8);
    const input = { ...act(), mark: 'skull' as const, spot: null };
    return { by: ivo, input, left: () => marksSeenBy(mara), again: () => markGround(ivo.ctx, input) };
  },
};

const clear: KilledAct = {
  title: 'marks whose clearing is killed are all there or all gone',
  act: 'clearMarks',
  prepare: async (testDomain) => {
    const { mara, ivo } = await marking(testDomain, 9);
    const input = act();
    return { by: mara, input, left: () => marksSeenBy(ivo), again: () => clearMarks(mara.ctx, input) };
  },
};

/** The acts with the most statements, for the short lane. */
export const killedConversion = [toParty, acceptance];
/** Acts of raids and on marks whose process is killed. */
export const killedPartyActs: readonly KilledAct[] = [toParty, move, swap, markEnemy, markPlace, clear];
