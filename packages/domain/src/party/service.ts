import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import { canInvite, placeKeptMs, votesNeeded } from '@necp/shared/party/rules';
import type { OwnPartyView, PartyInviteView, PartyRole, PartyView } from '@necp/shared/party/schema';
import type { ListedCharacter } from '@necp/shared/social/schema';
import { peopleAmong } from '../character';
import { type Ctx, inTx, nowOf, requirePlaying, type Tx } from '../kernel';
import { placesOf } from '../zone';
import { marksOf } from './marks';
import { type Member, membersOf, votedOn } from './steps';
// A process that answers calls about parties carries their channel and their voice too: loading this declares them.
import './chat';
import './voice';

export { clearMarks, markGround, markTarget, unmarkFallen } from './marks';
export {
  admitToInstance,
  type Admitted,
  declineCall,
  openPartyInstance,
  partyInstance,
} from './instances';
export {
  acceptApplication,
  applyToListing,
  declineApplication,
  putUpListing,
  takeDownListing,
  withdrawApplication,
} from './finder';
export { listings, ownApplications, ownListing } from './finder-queries';
export { convert, moveMember, swapMembers } from './raids';
export { judgeParties, noteWhereabouts } from './absence';
export { acceptInvite, declineInvite, invite, joinByCode, requestJoin, withdrawInvite } from './invites';
export {
  answerReadyCheck,
  castVote,
  disband,
  handOver,
  kick,
  leave,
  ping,
  setAssistant,
  setLink,
  setRole,
  startCountdown,
  startReadyCheck,
  startVote,
} from './leading';

/** Returns the party of the caller's character, and the invitations and requests that it sees. */
export async function ownParty(ctx: Ctx): Promise<OwnPartyView> {
  const { characterId } = requirePlaying(ctx);
  return inTx(ctx, async (tx) => {
    const own = await tx.partyMember.findUnique({ where: { characterId }, select: { partyId: true } });
    const members = own === null ? [] : await membersOf(tx, own.partyId);
    const member = members.find((one) => one.characterId === characterId);
    const invites = await invitesSeenBy(tx, { characterId, member });
    const people = await listedAmong(tx, [
      ...members.map((one) => one.characterId),
      ...invites.flatMap((row) => [row.characterId, row.fromCharacterId] as CharacterId[]),
    ]);
    const views = (box: 'received' | 'sent') =>
      invites.flatMap(({ id, kind, isQuiet, endsAt, ...row }): PartyInviteView[] => {
        const isOwn = row.characterId === characterId;
        const isReceived = kind === 'invitation' ? isOwn : !isOwn;
        if (isReceived !== (box === 'received') || (isReceived && row.state !== 'open')) return [];
        const character = people.get((isOwn ? row.fromCharacterId : row.characterId) as CharacterId);
        if (character === undefined) return [];
        return [{ inviteId: id, kind: kind as PartyInviteView['kind'], character, isQuiet, endsAt }];
      });
    return {
      party: member === undefined ? null : await partyView(tx, { members, member, people }),
      received: views('received'),
      sent: views('sent'),
    };
  });
}

/** Returns the rows of a character's invitations and requests, and of those of its party when it may invite. */
function invitesSeenBy(
  tx: Tx,
  { characterId, member }: { readonly characterId: CharacterId; readonly member: Member | undefined },
) {
  const isHost = member !== undefined && canInvite(member.rank).ok;
  return tx.partyInvite.findMany({
    where: {
      state: { in: ['open', 'unseen'] },
      endsAt: { gt: nowOf(tx) },
      OR: [{ characterId }, ...(isHost ? [{ partyId: member.partyId }] : [])],
    },
    orderBy: { madeAt: 'desc' },
  });
}

type People = ReadonlyMap<CharacterId, ListedCharacter>;

async function listedAmong(tx: Tx, characterIds: readonly CharacterId[]): Promise<People> {
  const people = await peopleAmong(tx, [...new Set(characterIds)]);
  return new Map(people.map(({ characterId, name, level, classId }) => [characterId, { name, level, classId }]));
}

interface Shown {
  readonly members: readonly Member[];
  readonly member: Member;
  readonly people: People;
}

async function partyView(tx: Tx, { members, member, people }: Shown): Promise<PartyView> {
  const now = nowOf(tx);
  const party = await tx.party.findUniqueOrThrow({ where: { id: member.partyId } });
  const { checkId, checkEnds } = party;
  const isChecked = checkId !== null && checkEnds !== null && checkEnds > now;
  const places = await placesOf(
    tx,
    members.map(({ characterId }) => characterId),
  );
  return {
    partyId: party.id,
    isRaid: party.isRaid,
    ownRank: member.rank,
    members: members.flatMap(({ characterId, rank, role, place: number, lostAt, isReady }) => {
      const character = people.get(characterId);
      if (character === undefined) return [];
      const place = places.get(characterId);
      const leavesAt = place === undefined ? new Date((lostAt ?? now).getTime() + placeKeptMs) : null;
      return [
        {
          characterId,
          character,
          rank,
          role: role as PartyRole,
          place: number,
          zoneId: (place?.zoneId ?? null) as ZoneId | null,
          channel: place?.channel ?? null,
          leavesAt,
          isReady: isChecked ? isReady : null,
        },
      ];
    }),
    code: canInvite(member.rank).ok ? party.code : null,
    readyCheck: isChecked ? { checkId, endsAt: checkEnds } : null,
    vote: voteView(tx, members, member),
    marks: await marksOf(tx, party.id),
  };
}

function voteView(tx: Tx, members: readonly Member[], own: Member): PartyView['vote'] {
  const target = votedOn(tx, members);
  if (target === null || target.voteId === null || target.voteEnds === null) return null;
  return {
    voteId: target.voteId,
    targetId: target.characterId,
    endsAt: target.voteEnds,
    votesFor: members.filter(({ ballot }) => ballot === true).length,
    votesNeeded: votesNeeded(members.length),
    own: own.ballot,
  };
}
