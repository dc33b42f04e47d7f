import { assertAllowed, type CharacterId, GameError, type RequestId } from '@necp/shared/kernel';
import { countdownStarted, partyPinged } from '@necp/shared/party/events';
import { canInvite, canLead, canStartVote, readyLastsMs, voteLastsMs } from '@necp/shared/party/rules';
import type {
  CountdownInput,
  PartyActInput,
  PartyDoneView,
  PartyMemberInput,
  PartyVoteInput,
  PingInput,
  ReadyAnswerInput,
  SetAssistantInput,
  SetLinkInput,
  SetRoleInput,
} from '@necp/shared/party/schema';
import { zones } from '@necp/content/server';
import { actOnce, type Ctx, ctxOf, newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import {
  announceParty,
  endParty,
  endVotes,
  heldParty,
  holdOrMakeParty,
  holdParty,
  makeLeader,
  type Member,
  type OwnParty,
  removeMember,
  settleVote,
  votedOn,
} from './steps';

/** Bytes of a link's code; twelve letters. */
const codeBytes = 9;

/**
 * Runs an act in the party of the caller's character, once for each request, and lets all members see what came of it.
 */
export async function inOwnParty(
  ctx: Ctx,
  { verb, input }: { readonly verb: string; readonly input: { readonly requestId: RequestId } },
  act: (tx: Tx, party: OwnParty) => Promise<void>,
): Promise<PartyDoneView> {
  return actOnce(ctx, { verb, input }, async (tx, { characterId }) => {
    const party = await holdParty(tx, characterId);
    await act(tx, party);
    announceParty(
      tx,
      party.members.map((member) => member.characterId),
    );
    return { done: true as const };
  });
}

/** Returns another member of the caller's party.
 * @throws GameError not_found `party.no_member`; invalid `party.yourself`
 */
export function otherMember({ members, own }: OwnParty, memberId: CharacterId): Member {
  if (memberId === own.characterId) throw new GameError('invalid', 'party.yourself');
  const member = members.find(({ characterId }) => characterId === memberId);
  if (member === undefined) throw new GameError('not_found', 'party.no_member');
  return member;
}

/**
 * Leaves the party; someone else leads it then, and a party of one ends.
 * @throws GameError conflict `party.none`
 */
export function leave(ctx: Ctx, input: PartyActInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.leave', input }, (tx, party) => removeMember(tx, party, party.own.characterId));
}

/**
 * Ends the party for all.
 * @throws GameError conflict `party.none`, `party.not_leader`
 */
export function disband(ctx: Ctx, input: PartyActInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.disband', input }, async (tx, party) => {
    assertAllowed(canLead(party.own.rank), 'conflict');
    await endParty(tx, party);
  });
}

/**
 * Makes another member the leader.
 * @throws GameError conflict `party.none`, `party.not_leader`; not_found `party.no_member`; invalid `party.yourself`
 */
export function handOver(ctx: Ctx, input: PartyMemberInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.hand_over', input }, async (tx, party) => {
    assertAllowed(canLead(party.own.rank), 'conflict');
    await makeLeader(tx, party, otherMember(party, input.memberId).characterId);
  });
}

/**
 * Makes a member an assistant, or ends that.
 * @throws GameError conflict `party.none`, `party.not_leader`; not_found `party.no_member`; invalid `party.yourself`
 */
export function setAssistant(ctx: Ctx, input: SetAssistantInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.set_assistant', input }, async (tx, party) => {
    assertAllowed(canLead(party.own.rank), 'conflict');
    const { characterId } = otherMember(party, input.memberId);
    await tx.partyMember.update({
      where: { characterId },
      data: { rank: input.isAssistant ? 'assistant' : 'member' },
    });
  });
}

/**
 * Removes a member; the others vote instead.
 * @throws GameError conflict `party.none`, `party.not_leader`; not_found `party.no_member`; invalid `party.yourself`
 */
export function kick(ctx: Ctx, input: PartyMemberInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.kick', input }, async (tx, party) => {
    assertAllowed(canLead(party.own.rank), 'conflict');
    await removeMember(tx, party, otherMember(party, input.memberId).characterId);
  });
}

/**
 * Starts a vote on the removal of a member, the leader included; the caller votes for it.
 * @throws GameError conflict `party.none`, `party.too_few`, `party.vote_open`; not_found `party.no_member`; invalid
 * `party.yourself`
 */
export function startVote(ctx: Ctx, input: PartyMemberInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.start_vote', input }, async (tx, party) => {
    const { characterId } = otherMember(party, input.memberId);
    const isVoteOpen = votedOn(tx, party.members) !== null;
    assertAllowed(canStartVote({ members: party.members.length, isVoteOpen }), 'conflict');
    await endVotes(tx, party.partyId);
    await tx.partyMember.update({
      where: { characterId },
      data: { voteId: newId(), voteEnds: new Date(nowOf(tx).getTime() + voteLastsMs) },
    });
    await vote(tx, party, { isFor: true });
  });
}

/**
 * Votes on the removal of a member. Its target has no vote, and a later word replaces an earlier one.
 * @throws GameError conflict `party.none`; not_found `party.no_vote`
 */
export function castVote(ctx: Ctx, input: PartyVoteInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.cast_vote', input }, async (tx, party) => {
    const target = votedOn(tx, party.members);
    if (target?.voteId !== input.voteId || target.characterId === party.own.characterId)
      throw new GameError('not_found', 'party.no_vote');
    await vote(tx, party, input);
  });
}

async function vote(tx: Tx, { partyId, own }: OwnParty, { isFor }: { readonly isFor: boolean }): Promise<void> {
  await tx.partyMember.update({ where: { characterId: own.characterId }, data: { ballot: isFor } });
  await settleVote(tx, await heldParty(tx, partyId));
}

/**
 * Sets what the caller takes on in the party.
 * @throws GameError conflict `party.none`
 */
export function setRole(ctx: Ctx, input: SetRoleInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.set_role', input }, async (tx, { own }) => {
    await tx.partyMember.update({ where: { characterId: own.characterId }, data: { role: input.role } });
  });
}

/**
 * Makes a new link of the party, which replaces the one before, or ends it. A caller without a party forms one.
 * @throws GameError conflict `party.not_leader`
 */
export function setLink(ctx: Ctx, input: SetLinkInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.set_link', input }, async (tx, who) => {
    const party = input.isOpen ? await holdOrMakeParty(tx, who) : await holdParty(tx, who.characterId);
    assertAllowed(canInvite(party.own.rank), 'conflict');
    const code = input.isOpen ? ctxOf(tx).rng.secret(codeBytes) : null;
    await tx.party.update({ where: { id: party.partyId }, data: { code } });
    announceParty(
      tx,
      party.members.map(({ characterId }) => characterId),
    );
    return { done: true as const };
  });
}

/**
 * Asks all members whether they are ready; the caller is.
 * @throws GameError conflict `party.none`, `party.not_leader`, `party.check_open`
 */
export function startReadyCheck(ctx: Ctx, input: PartyActInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.ready_check', input }, async (tx, { partyId, members, own }) => {
    assertAllowed(canInvite(own.rank), 'conflict');
    const { checkEnds } = await tx.party.findUniqueOrThrow({ where: { id: partyId } });
    const now = nowOf(tx);
    const isWaiting = members.some(({ isReady }) => isReady === null);
    if (checkEnds !== null && checkEnds > now && isWaiting) throw new GameError('conflict', 'party.check_open');
    await tx.party.update({
      where: { id: partyId },
      data: { checkId: newId(), checkEnds: new Date(now.getTime() + readyLastsMs) },
    });
    await tx.partyMember.updateMany({ where: { partyId }, data: { isReady: null } });
    await tx.partyMember.update({ where: { characterId: own.characterId }, data: { isReady: true } });
  });
}

/**
 * Answers the ready check.
 * @throws GameError conflict `party.none`; not_found `party.no_check`
 */
export function answerReadyCheck(ctx: Ctx, input: ReadyAnswerInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.answer_ready', input }, async (tx, { partyId, own }) => {
    const where = { id: partyId, checkId: input.checkId, checkEnds: { gt: nowOf(tx) } };
    if ((await tx.party.count({ where })) === 0) throw new GameError('not_found', 'party.no_check');
    await tx.partyMember.update({ where: { characterId: own.characterId }, data: { isReady: input.isReady } });
  });
}

/**
 * Starts a countdown that all members see.
 * @throws GameError conflict `party.none`, `party.not_leader`
 */
export function startCountdown(ctx: Ctx, input: CountdownInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.countdown', input }, async (tx, { members, own }) => {
    assertAllowed(canInvite(own.rank), 'conflict');
    for (const { characterId } of members)
      pushAfterCommit(tx, { characterId }, { topic: countdownStarted, seconds: input.seconds });
  });
}

/**
 * Shows a spot of the city to all members for a moment.
 * @throws GameError conflict `party.none`; not_found `party.no_place`
 */
export function ping(ctx: Ctx, input: PingInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.ping', input }, async (tx, { characterId }) => {
    const { members } = await holdParty(tx, characterId);
    const { zoneId, x, y } = input;
    if (!zones.some(({ id }) => id === zoneId)) throw new GameError('not_found', 'party.no_place');
    for (const member of members)
      pushAfterCommit(tx, { characterId: member.characterId }, { topic: partyPinged, characterId, zoneId, x, y });
    return { done: true as const };
  });
}
