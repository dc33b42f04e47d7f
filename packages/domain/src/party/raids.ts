import { assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { canArrange, canConvert, freePlaceIn, groupOf, mostIn } from '@necp/shared/party/rules';
import type { ConvertInput, MoveMemberInput, PartyDoneView, SwapMembersInput } from '@necp/shared/party/schema';
import type { Ctx, Tx } from '../kernel';
import { endListing } from './finder-steps';
import { inOwnParty } from './leading';
import type { HeldParty, Member } from './steps';

/**
 * Makes the party a raid of up to eight groups, or a raid a party again when all of its members fit.
 * @throws GameError conflict `party.none`, `party.not_leader`, `party.is_raid`, `party.no_raid`, `party.raid_too_big`
 */
export function convert(ctx: Ctx, input: ConvertInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.convert', input }, async (tx, { partyId, isRaid, members, own }) => {
    assertAllowed(canConvert({ rank: own.rank, isRaid, members: members.length }, input), 'conflict');
    await tx.party.update({ where: { id: partyId }, data: { isRaid: input.isRaid } });
    if (!input.isRaid) await closeRanks(tx, members);
    if (members.length >= mostIn(input)) await endListing(tx, partyId);
  });
}

/** Moves the members to the first places, in their order: each place is free when its member comes to it. */
async function closeRanks(tx: Tx, members: readonly Member[]): Promise<void> {
  for (const [place, member] of members.entries()) if (member.place !== place) await putAt(tx, member, place);
}

/**
 * Moves a member, or the caller, to the first free place of another group of the raid.
 * @throws GameError conflict `party.none`, `party.not_leader`, `party.no_raid`, `party.group_full`; not_found
 * `party.no_member`
 */
export function moveMember(ctx: Ctx, input: MoveMemberInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.move', input }, async (tx, party) => {
    assertAllowed(canArrange({ rank: party.own.rank, isRaid: party.isRaid }), 'conflict');
    const member = anyMember(party, input.memberId);
    if (groupOf(member.place) === input.group) return;
    const place = freePlaceIn(
      party.members.map((one) => one.place),
      input.group,
    );
    if (place === null) throw new GameError('conflict', 'party.group_full');
    await putAt(tx, member, place);
  });
}

/** Where a member stands while another one takes its place. */
const between = -1;

/**
 * Lets two members of the raid change places.
 * @throws GameError conflict `party.none`, `party.not_leader`, `party.no_raid`; not_found `party.no_member`
 */
export function swapMembers(ctx: Ctx, input: SwapMembersInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.swap', input }, async (tx, party) => {
    assertAllowed(canArrange({ rank: party.own.rank, isRaid: party.isRaid }), 'conflict');
    const [one, other] = [anyMember(party, input.memberId), anyMember(party, input.withId)];
    if (one === other) return;
    await putAt(tx, one, between);
    await putAt(tx, other, one.place);
    await putAt(tx, one, other.place);
  });
}

/** Returns a member of the party, the caller included. */
function anyMember({ members }: HeldParty, memberId: CharacterId): Member {
  const member = members.find(({ characterId }) => characterId === memberId);
  if (member === undefined) throw new GameError('not_found', 'party.no_member');
  return member;
}

async function putAt(tx: Tx, { characterId }: Member, place: number): Promise<void> {
  await tx.partyMember.update({ where: { characterId }, data: { place } });
}
