import type { CharacterId } from '@necp/shared/kernel';
import { leaderKeptMs, nextLeader, placeKeptMs } from '@necp/shared/party/rules';
import { type Ctx, inTx, nowOf, type Tx } from '../kernel';
import { placesOf } from '../zone';
import { announceParty, heldParty, lockParties, makeLeader, type Member, removeMember } from './steps';

/**
 * Notes which members of parties came into the city, moved in it or left it; the others see it. Characters that are in
 * no party are left out.
 */
export async function noteWhereabouts(
  ctx: Ctx,
  characters: { readonly present: readonly CharacterId[]; readonly gone: readonly CharacterId[] },
): Promise<void> {
  const all = [...characters.present, ...characters.gone];
  const members = await ctx.db.partyMember.findMany({
    where: { characterId: { in: all } },
    select: { partyId: true },
  });
  if (members.length === 0) return;
  const partyIds = members.map(({ partyId }) => partyId);
  await inTx(ctx, async (tx) => {
    await judge(tx, partyIds);
    const seeing = await tx.partyMember.findMany({
      where: { partyId: { in: partyIds } },
      select: { characterId: true },
    });
    announceParty(
      tx,
      seeing.map(({ characterId }) => characterId as CharacterId),
    );
  });
}

/** How many parties are judged in one transaction. */
const partiesAtOnce = 100;

/**
 * Judges all parties: members whose process died are noted, leaders who are gone hand over, and places that were kept
 * for long enough are given up.
 */
export async function judgeParties(ctx: Ctx): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page: { readonly id: string }[] = await ctx.db.party.findMany({
      where: { endedAt: null, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: partiesAtOnce,
      select: { id: true },
    });
    const ids = page.map(({ id }) => id);
    if (ids.length > 0) await inTx(ctx, (tx) => judge(tx, ids));
    after = ids.at(-1) ?? null;
    if (ids.length < partiesAtOnce) return;
  }
}

async function judge(tx: Tx, partyIds: readonly string[]): Promise<void> {
  await lockParties(tx, partyIds);
  for (const partyId of new Set(partyIds)) {
    const before = await heldParty(tx, partyId);
    const isChanged = await noteLost(tx, before.members);
    const now = nowOf(tx);
    const party = isChanged ? await heldParty(tx, partyId) : before;
    const { members } = party;
    if (isChanged)
      announceParty(
        tx,
        members.map(({ characterId }) => characterId),
      );
    const leader = members.find(({ rank }) => rank === 'leader');
    if (leader === undefined || isLostFor(leader.lostAt, now, leaderKeptMs)) {
      const next = nextLeader(members.filter((member) => member !== leader));
      if (next !== null && (leader === undefined || next.lostAt === null))
        await makeLeader(tx, party, next.characterId);
    }
    for (const { characterId, lostAt } of members)
      if (isLostFor(lostAt, now, placeKeptMs)) await removeMember(tx, await heldParty(tx, partyId), characterId);
  }
}

const isLostFor = (lostAt: Date | null, now: Date, forMs: number) =>
  lostAt !== null && now.getTime() - lostAt.getTime() >= forMs;

/** Notes since when members are not in the city; returns whether anyone came or left. */
async function noteLost(tx: Tx, members: readonly Member[]): Promise<boolean> {
  const places = await placesOf(
    tx,
    members.map(({ characterId }) => characterId),
  );
  let isChanged = false;
  for (const { characterId, lostAt } of members) {
    const isHere = places.has(characterId);
    if (isHere === (lostAt === null)) continue;
    await tx.partyMember.update({ where: { characterId }, data: { lostAt: isHere ? null : nowOf(tx) } });
    isChanged = true;
  }
  return isChanged;
}
