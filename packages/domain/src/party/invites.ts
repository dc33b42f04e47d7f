import { type AccountId, assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { partyInviteAnswered, partyInvited } from '@necp/shared/party/events';
import { canInvite, inviteLastsMs, mostIn, mostInvites } from '@necp/shared/party/rules';
import type { PartyCodeInput, PartyDoneView, PartyInviteInput, PartyNameInput } from '@necp/shared/party/schema';
import { type PersonRow, personNamed } from '../character';
import { actOnce, type Ctx, emit, newId, nowOf, type Playing, type Tx } from '../kernel';
import { blockBetween, isBusy, isSilenced } from '../social';
import {
  announceParty,
  heldParty,
  type HeldParty,
  holdOrMakeParty,
  joinParty,
  lockParties,
  type Member,
  membersOf,
} from './steps';

const done = { done: true as const };

/**
 * Invites the character of a name; a caller without a party forms one. A player who has blocked the caller never sees
 * it, and the caller is answered the same. A character that has asked to join is taken in at once.
 * @throws GameError not_found `character.not_found`; invalid `party.yourself`; conflict `party.you_block`,
 * `party.not_leader`, `party.full`, `party.same_party`, `party.other_in_party`, `party.asked_lately`,
 * `party.too_many_invites`, `party.inbox_full`
 */
export function invite(ctx: Ctx, input: PartyNameInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.invite', input }, async (tx, who) => {
    const { person, isBlocked } = await otherNamed(tx, who, input.name);
    const party = await holdOrMakeParty(tx, who);
    assertAllowed(canInvite(party.own.rank), 'conflict');
    assertRoom(party);
    await assertFree(tx, party, person.characterId);
    const asked = await tx.partyInvite.findFirst({
      where: { ...openNow(tx), partyId: party.partyId, characterId: person.characterId, kind: 'request' },
    });
    // The party of one that they may have is not locked: they are invited instead.
    if (asked !== null && !isBlocked && (await partyIdOf(tx, person.characterId)) === null)
      await joinParty(tx, party, { ...person, leaves: null });
    else await send(tx, { party, kind: 'invitation', joiner: person, from: who, to: [person], isBlocked });
    return done;
  });
}

/**
 * Asks the party of a character to take the caller in; its leader and assistants decide. A character who is invited by
 * it joins at once.
 * @throws GameError not_found `character.not_found`; invalid `party.yourself`; conflict `party.you_block`,
 * `party.other_without`, `party.full`, `party.same_party`, `party.already_in`, `party.asked_lately`,
 * `party.too_many_invites`
 */
export function requestJoin(ctx: Ctx, input: PartyNameInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.request', input }, async (tx, who) => {
    const { person, isBlocked } = await otherNamed(tx, who, input.name);
    const { party, others, leaves } = await holdBoth(tx, {
      partyId: await partyIdOf(tx, person.characterId),
      joinerId: who.characterId,
    });
    if (party.members.every(({ characterId }) => characterId !== person.characterId))
      throw new GameError('conflict', 'party.other_without');
    if (others > 0) throw new GameError('conflict', 'party.already_in');
    if (party.members.some(({ characterId }) => characterId === who.characterId))
      throw new GameError('conflict', 'party.same_party');
    assertRoom(party);
    const invited = await tx.partyInvite.findFirst({
      where: { ...openNow(tx), partyId: party.partyId, characterId: who.characterId, kind: 'invitation' },
    });
    if (invited !== null && !isBlocked) await joinParty(tx, party, { ...who, leaves });
    else {
      const to = party.members.filter(({ rank }) => rank !== 'member');
      await send(tx, { party, kind: 'request', joiner: who, from: person, to, isBlocked });
    }
    return done;
  });
}

/**
 * Joins by the code of a link.
 * @throws GameError not_found `party.code_gone`; conflict `party.full`, `party.same_party`, `party.already_in`
 */
export function joinByCode(ctx: Ctx, input: PartyCodeInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.join_by_code', input }, async (tx, who) => {
    const code = input.code.trim();
    const gone = () => new GameError('not_found', 'party.code_gone');
    const row = await tx.party.findUnique({ where: { code }, select: { id: true } });
    if (row === null) throw gone();
    const { party, others, leaves } = await holdBoth(tx, { partyId: row.id, joinerId: who.characterId });
    if ((await tx.party.count({ where: { id: row.id, code } })) === 0) throw gone();
    const leader = party.members.find(({ rank }) => rank === 'leader');
    if (leader === undefined || (await isSilenced(tx, who.accountId, leader.accountId))) throw gone();
    if (others > 0) throw new GameError('conflict', 'party.already_in');
    await joinParty(tx, party, { ...who, leaves });
    return done;
  });
}

/**
 * Accepts an invitation of the caller's character, or a request to the caller's party. It can be used once.
 * @throws GameError not_found `party.invite_gone`; conflict `party.full`, `party.already_in`, `party.other_in_party`
 */
export function acceptInvite(ctx: Ctx, input: PartyInviteInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.accept', input }, async (tx, who) => {
    const { row, party, others, leaves } = await holdInvite(tx, input.inviteId);
    if (!mayAnswer(row, party, who)) throw gone();
    const other = row.kind === 'invitation' ? row.fromAccountId : row.accountId;
    if (await isSilenced(tx, who.accountId, other as AccountId)) throw gone();
    if (others > 0) throw new GameError('conflict', inOther[row.kind as Kind]);
    await joinParty(tx, party, {
      accountId: row.accountId as AccountId,
      characterId: row.characterId as CharacterId,
      leaves,
    });
    return done;
  });
}

/**
 * Declines an invitation, or a request to the caller's party.
 * @throws GameError not_found `party.invite_gone`
 */
export function declineInvite(ctx: Ctx, input: PartyInviteInput): Promise<PartyDoneView> {
  return endInvite(ctx, input, { verb: 'party.decline', may: mayAnswer });
}

/**
 * Withdraws an invitation of the caller's party, or the caller's own request.
 * @throws GameError not_found `party.invite_gone`
 */
export function withdrawInvite(ctx: Ctx, input: PartyInviteInput): Promise<PartyDoneView> {
  return endInvite(ctx, input, { verb: 'party.withdraw', may: mayWithdraw });
}

type Kind = 'invitation' | 'request';
const inOther = { invitation: 'party.already_in', request: 'party.other_in_party' } as const;
const gone = () => new GameError('not_found', 'party.invite_gone');

type InviteRow = Awaited<ReturnType<typeof holdInvite>>['row'];
type Permits = (row: InviteRow, party: HeldParty, who: Playing) => boolean;

/** Whether a character decides on an invitation: its receiver, or who may invite into the party that was asked. */
const mayAnswer: Permits = (row, party, who) => {
  if (row.state !== 'open') return false;
  return row.kind === 'invitation' ? row.characterId === who.characterId : isHost(party, who);
};
const mayWithdraw: Permits = (row, party, who) =>
  row.kind === 'request' ? row.characterId === who.characterId : isHost(party, who);

const isHost = ({ members }: HeldParty, { characterId }: Playing) =>
  members.some((member) => member.characterId === characterId && canInvite(member.rank).ok);

async function endInvite(
  ctx: Ctx,
  input: PartyInviteInput,
  { verb, may }: { readonly verb: string; readonly may: Permits },
): Promise<PartyDoneView> {
  return actOnce(ctx, { verb, input }, async (tx, who) => {
    const { row, party } = await holdInvite(tx, input.inviteId);
    if (!may(row, party, who)) throw gone();
    await tx.partyInvite.update({ where: { id: row.id }, data: { state: 'over' } });
    announceParty(tx, [row.characterId as CharacterId, ...hostIds(party.members)]);
    if (row.kind === 'invitation' && row.characterId === who.characterId)
      await emit(tx, partyInviteAnswered, { inviteId: row.id, accountId: who.accountId });
    return done;
  });
}

const hostIds = (members: readonly Member[]) =>
  members.filter(({ rank }) => rank !== 'member').map(({ characterId }) => characterId);

/** Returns the condition of invitations that have not expired and were not answered. */
export const openNow = (tx: Tx) => ({ state: 'open', endsAt: { gt: nowOf(tx) } }) as const;

/** Returns an invitation that is not over, behind the locks of its party and of the party of who would join. */
async function holdInvite(tx: Tx, id: string) {
  const live = { id, state: { in: ['open', 'unseen'] }, endsAt: { gt: nowOf(tx) } };
  const found = await tx.partyInvite.findFirst({ where: live });
  if (found === null) throw gone();
  const held = await holdBoth(tx, { partyId: found.partyId, joinerId: found.characterId as CharacterId });
  // It may have been answered while this waited for the lock.
  const row = await tx.partyInvite.findFirst({ where: live });
  if (row === null || held.party.members.length === 0) throw gone();
  return { row, ...held };
}

/**
 * Locks a party and that of who would join it; returns the members of the first, how many others there are in the
 * second, and the second one when the joiner is in it.
 */
export async function holdBoth(
  tx: Tx,
  { partyId, joinerId }: { readonly partyId: string | null; readonly joinerId: CharacterId },
): Promise<{ readonly party: HeldParty; readonly others: number; readonly leaves: string | null }> {
  if (partyId === null) throw new GameError('conflict', 'party.other_without');
  const before = await partyIdOf(tx, joinerId);
  await lockParties(tx, before === null ? [partyId] : [partyId, before]);
  const now = await partyIdOf(tx, joinerId);
  const party = await heldParty(tx, partyId);
  if (now === null || now === partyId) return { party, others: 0, leaves: null };
  // A party that the joiner entered meanwhile is not locked, and counts as one with others.
  if (now !== before) return { party, others: 1, leaves: null };
  return { party, others: (await membersOf(tx, now)).length - 1, leaves: now };
}

async function partyIdOf(tx: Tx, characterId: CharacterId): Promise<string | null> {
  const row = await tx.partyMember.findUnique({ where: { characterId }, select: { partyId: true } });
  return row?.partyId ?? null;
}

/** Returns the character of a name that belongs to someone else, and whether its player has blocked the caller. */
async function otherNamed(tx: Tx, { accountId: own }: Playing, name: string) {
  const person = await personNamed(tx, name);
  if (person === null) throw new GameError('not_found', 'character.not_found');
  if (person.accountId === own) throw new GameError('invalid', 'party.yourself');
  const block = await blockBetween(tx, { own, other: person.accountId });
  if (block === 'own') throw new GameError('conflict', 'party.you_block');
  return { person, isBlocked: block === 'other' };
}

function assertRoom({ isRaid, members }: HeldParty): void {
  const most = mostIn({ isRaid });
  if (members.length >= most) throw new GameError('conflict', 'party.full', { most });
}

/** Refuses to invite a character who plays with others already. */
async function assertFree(tx: Tx, { partyId }: HeldParty, characterId: CharacterId): Promise<void> {
  const theirs = await partyIdOf(tx, characterId);
  if (theirs === null) return;
  if (theirs === partyId) throw new GameError('conflict', 'party.same_party');
  const others = await tx.partyMember.count({ where: { partyId: theirs } });
  if (others > 1) throw new GameError('conflict', 'party.other_in_party');
}

type Who = Pick<PersonRow, 'accountId' | 'characterId'>;

interface NewInvite {
  readonly party: HeldParty;
  readonly kind: Kind;
  readonly joiner: Who;
  readonly from: Who;
  /** Who decides on it. */
  readonly to: readonly Who[];
  readonly isBlocked: boolean;
}

/**
 * Stores an invitation or a request, and lets those who decide on it know. The same one waits for the end of the last.
 */
async function send(tx: Tx, { party, kind, joiner, from, to, isBlocked }: NewInvite): Promise<void> {
  const { partyId } = party;
  const now = nowOf(tx);
  const lately = { madeAt: { gt: new Date(now.getTime() - inviteLastsMs) } };
  const sender = kind === 'invitation' ? { fromAccountId: from.accountId } : { accountId: joiner.accountId };
  const same = { kind, characterId: joiner.characterId, ...sender, ...lately };
  if ((await tx.partyInvite.count({ where: kind === 'request' ? { ...same, partyId } : same })) > 0)
    throw new GameError('conflict', 'party.asked_lately');
  const sent = await tx.partyInvite.count({ where: { kind, ...sender, ...lately } });
  if (sent >= mostInvites) throw new GameError('conflict', 'party.too_many_invites', { most: mostInvites });
  const scope = kind === 'invitation' ? { characterId: joiner.characterId } : { partyId };
  if ((await tx.partyInvite.count({ where: { ...openNow(tx), kind, ...scope } })) >= mostInvites)
    throw new GameError('conflict', 'party.inbox_full');
  const isQuiet = kind === 'invitation' && (await isBusy(tx, joiner.accountId));
  const row = {
    accountId: joiner.accountId,
    fromCharacterId: from.characterId,
    fromAccountId: from.accountId,
    state: isBlocked ? 'unseen' : 'open',
    isQuiet,
    madeAt: now,
    endsAt: new Date(now.getTime() + inviteLastsMs),
  };
  const { id: inviteId } = await tx.partyInvite.upsert({
    where: { partyId_characterId_kind: { partyId, characterId: joiner.characterId, kind } },
    create: { id: newId(), partyId, kind, characterId: joiner.characterId, ...row },
    // A new id: an answer to the one before must not be taken for one to this.
    update: { id: newId(), ...row },
  });
  announceParty(tx, kind === 'invitation' ? hostIds(party.members) : [joiner.characterId]);
  if (isBlocked) return;
  announceParty(
    tx,
    to.map(({ characterId }) => characterId),
  );
  if (kind === 'invitation' && !isQuiet)
    await emit(tx, partyInvited, {
      inviteId,
      partyId,
      characterId: joiner.characterId,
      accountId: joiner.accountId,
      fromCharacterId: from.characterId,
    });
}
