import { chatFilter, quests, worldEvents, zones } from '@necp/content/server';
import { canBeHeard, normaliseMessage } from '@necp/shared/chat/rules';
import type { ChatChannel } from '@necp/shared/chat/schema';
import { type AccountId, assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { partyApplicationAnswered, partyApplied } from '@necp/shared/party/events';
import {
  applyAgainMs,
  canApply,
  canPutUp,
  listingLastsMs,
  mostApplicants,
  mostApplications,
  slotFor,
  soughtIn,
  withoutSlot,
} from '@necp/shared/party/finder-rules';
import type {
  Activity,
  ApplicationInput,
  AppliedView,
  DeclineApplicationInput,
  ListingApplyInput,
  PutUpListingInput,
  SoughtRole,
} from '@necp/shared/party/finder-schema';
import { canInvite } from '@necp/shared/party/rules';
import type { PartyActInput, PartyDoneView } from '@necp/shared/party/schema';
import { peopleAmong } from '../character';
import { demandUnmuted } from '../chat';
import { actOnce, type Ctx, emit, newId, nowOf, type Playing, type Tx } from '../kernel';
import { isSilenced, silencedAmong } from '../social';
import { announceParty } from './announcing';
import { endListing, listingOf, type ListingRow, slotsOf } from './finder-steps';
import { holdBoth, openNow } from './invites';
import { endParty, heldParty, type HeldParty, holdOrMakeParty, holdParty, joinParty, lockParties } from './steps';

const done = { done: true as const };
const listingGone = () => new GameError('not_found', 'party.listing_gone');
const applicationGone = () => new GameError('not_found', 'party.application_gone');

/**
 * Puts up the listing of the caller's party, or changes it; it stands for another hour then. A caller without a party
 * forms one.
 * @throws GameError not_found `party.no_activity`; invalid `chat.hateful`; forbidden `chat.muted`; conflict
 * `party.not_leader`, `party.levels_order`, `party.no_slots`, `party.too_many_slots`
 */
export function putUpListing(ctx: Ctx, input: PutUpListingInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.put_up_listing', input }, async (tx, who) => {
    const { requestId: _, slots, levels, ...rest } = input;
    if (!isOffered(input.activity, input.contentId)) throw new GameError('not_found', 'party.no_activity');
    const note = await writtenNote(tx, who, { text: input.note, channel: 'global' });
    const { partyId, isRaid, members, own } = await holdOrMakeParty(tx, who);
    assertAllowed(canInvite(own.rank), 'conflict');
    assertAllowed(canPutUp({ slots, levels, isRaid, members: members.length }), 'conflict');
    const now = nowOf(tx);
    const before = await listingOf(tx, partyId, now);
    const row = {
      ...{ ...rest, ...slots, ...who, note, levelMin: levels.min, levelMax: levels.max },
      // One that is over is replaced by a new one, so that applications to it are over too.
      ...{ id: before?.id ?? newId<string>(), madeAt: before?.madeAt ?? now, endsAt: endOf(now) },
    };
    await tx.partyListing.upsert({ where: { partyId }, create: { partyId, ...row }, update: row });
    announceParty(
      tx,
      members.map(({ characterId }) => characterId),
    );
    return done;
  });
}

const endOf = (now: Date) => new Date(now.getTime() + listingLastsMs);

/** Whether players can look for others for an activity, and for this entry of the content. */
function isOffered(activity: Activity, contentId: string | null): boolean {
  if (contentId === null) return true;
  const offered: Readonly<Record<Activity, readonly { readonly id: string }[]>> = {
    story: quests.filter(({ shared }) => shared),
    instance: zones.filter(({ kind }) => kind === 'instance'),
    event: worldEvents,
    duel: zones.filter(({ kind }) => kind === 'arena'),
    anything: [],
  };
  return offered[activity].some(({ id }) => id === contentId);
}

/** Returns a note as others may read it: coarse words are masked, and a player who is muted writes none. */
async function writtenNote(
  tx: Tx,
  { accountId }: Playing,
  { text, channel }: { readonly text: string; readonly channel: ChatChannel },
): Promise<string> {
  const note = normaliseMessage(text);
  if (note === '') return note;
  await demandUnmuted(tx, accountId, channel);
  const filtered = chatFilter(note);
  assertAllowed(canBeHeard(filtered.severity));
  return filtered.text;
}

/**
 * Takes the listing of the caller's party down. A party that is only its leader, without an invitation or a link, ends.
 * @throws GameError not_found `party.listing_gone`; conflict `party.none`, `party.not_leader`
 */
export function takeDownListing(ctx: Ctx, input: PartyActInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.take_down_listing', input }, async (tx, who) => {
    const party = await holdParty(tx, who.characterId);
    assertAllowed(canInvite(party.own.rank), 'conflict');
    const { partyId, members } = party;
    if ((await listingOf(tx, partyId, nowOf(tx))) === null) throw listingGone();
    await endListing(tx, partyId);
    announceParty(
      tx,
      members.map(({ characterId }) => characterId),
    );
    if (members.length > 1) return done;
    const { code } = await tx.party.findUniqueOrThrow({ where: { id: partyId }, select: { code: true } });
    const invites = await tx.partyInvite.count({ where: { ...openNow(tx), partyId } });
    if (code === null && invites === 0) await endParty(tx, party);
    return done;
  });
}

/**
 * Applies to a listing; one that takes every player who fits lets the caller's character join. A player who was banned
 * by the party, or is blocked by its leader or assistants or blocks them, is answered as if the listing were gone.
 * @throws GameError not_found `party.listing_gone`; invalid `chat.hateful`; forbidden `chat.muted`; conflict
 * `party.same_party`, `party.already_in`, `party.level_unfit`, `party.role_taken`, `party.applied_lately`,
 * `party.too_many_applications`, `party.listing_crowded`
 */
export function applyToListing(ctx: Ctx, input: ListingApplyInput): Promise<AppliedView> {
  return actOnce(ctx, { verb: 'party.apply_to_listing', input }, async (tx, who) => {
    const found = await tx.partyListing.findUnique({ where: { id: input.listingId }, select: { partyId: true } });
    if (found === null) throw listingGone();
    // Applications of a character come one after the other, so that none of them is the sixth.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`applications of ${who.characterId}`}))`;
    const { party, others, leaves } = await holdBoth(tx, { partyId: found.partyId, joinerId: who.characterId });
    const listing = await listingOf(tx, found.partyId, nowOf(tx));
    if (listing?.id !== input.listingId || (await isHidden(tx, party, who))) throw listingGone();
    if (party.members.some(({ characterId }) => characterId === who.characterId))
      throw new GameError('conflict', 'party.same_party');
    const [person] = await peopleAmong(tx, [who.characterId]);
    const levels = { min: listing.levelMin, max: listing.levelMax };
    const applicant = { level: person?.level ?? 0, role: input.role, others };
    assertAllowed(canApply({ slots: slotsOf(listing), levels }, applicant), 'conflict');
    if (listing.isAuto) {
      await takeIn(tx, { party, listing }, { ...who, role: input.role, leaves });
      return { hasJoined: true };
    }
    const note = await writtenNote(tx, who, { text: input.note, channel: 'whisper' });
    await sendApplication(tx, { party, listing }, { ...who, role: input.role, note });
    return { hasJoined: false };
  });
}

interface Looking {
  readonly party: HeldParty;
  readonly listing: ListingRow;
}

/** Whether a player sees nothing of a party's listing. */
async function isHidden(tx: Tx, { partyId, members }: HeldParty, { accountId }: Playing): Promise<boolean> {
  if ((await tx.partyApplication.count({ where: { partyId, accountId, state: 'banned' } })) > 0) return true;
  const hosts = members.filter(({ rank }) => rank !== 'member');
  const silenced = await silencedAmong(
    tx,
    accountId,
    hosts.map((host) => host.accountId),
  );
  return silenced.size > 0;
}

interface Applicant extends Playing {
  readonly role: SoughtRole;
}

async function sendApplication(
  tx: Tx,
  { party, listing }: Looking,
  { characterId, accountId, role, note }: Applicant & { readonly note: string },
): Promise<void> {
  const { partyId, id: listingId } = listing;
  const now = nowOf(tx);
  const key = { partyId_characterId: { partyId, characterId } };
  const last = await tx.partyApplication.findUnique({ where: key });
  const isOpen = last?.state === 'open' && last.listingId === listingId;
  if (last !== null && (isOpen || now.getTime() - last.at.getTime() < applyAgainMs))
    throw new GameError('conflict', 'party.applied_lately');
  const own = await tx.partyApplication.findMany({
    where: { characterId, state: 'open' },
    select: { listingId: true },
  });
  const answered = own.map((one) => one.listingId);
  if ((await tx.partyListing.count({ where: { id: { in: answered }, endsAt: { gt: now } } })) >= mostApplications)
    throw new GameError('conflict', 'party.too_many_applications', { most: mostApplications });
  if ((await tx.partyApplication.count({ where: { listingId, state: 'open' } })) >= mostApplicants)
    throw new GameError('conflict', 'party.listing_crowded');
  // A new id: an answer to the one before must not be taken for one to this.
  const row = { id: newId<string>(), listingId, accountId, role, note, state: 'open', at: now };
  await tx.partyApplication.upsert({ where: key, create: { partyId, characterId, ...row }, update: row });
  announceParty(tx, [characterId, ...hostsOf(party)]);
  const leader = party.members.find(({ rank }) => rank === 'leader');
  if (leader === undefined) return;
  const to = { accountId: leader.accountId, characterId: leader.characterId };
  await emit(tx, partyApplied, { applicationId: row.id, ...to, fromCharacterId: characterId, role });
}

const hostsOf = ({ members }: HeldParty): CharacterId[] =>
  members.filter(({ rank }) => rank !== 'member').map(({ characterId }) => characterId);

/** Lets a character join that the listing seeks: it takes a slot, and the listing ends with the last one. */
async function takeIn(
  tx: Tx,
  { party, listing }: Looking,
  { role, ...joiner }: Applicant & { readonly leaves: string | null },
): Promise<void> {
  const left = withoutSlot(slotsOf(listing), role);
  if (soughtIn(left) === 0) await endListing(tx, party.partyId);
  else
    await tx.partyListing.update({
      where: { partyId: party.partyId },
      data: { ...left, endsAt: endOf(nowOf(tx)) },
    });
  await joinParty(tx, party, joiner);
  await tx.partyMember.update({ where: { characterId: joiner.characterId }, data: { role } });
}

/**
 * Accepts an application to the listing of the caller's party; its character joins with the role it applied with.
 * @throws GameError not_found `party.application_gone`; conflict `party.role_taken`, `party.other_in_party`,
 * `party.already_in`, `party.full`
 */
export function acceptApplication(ctx: Ctx, input: ApplicationInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.accept_application', input }, async (tx, who) => {
    const found = await tx.partyApplication.findUnique({ where: { id: input.applicationId } });
    if (found === null) throw applicationGone();
    const applicant = { characterId: found.characterId as CharacterId, accountId: found.accountId as AccountId };
    const held = await holdBoth(tx, { partyId: found.partyId, joinerId: applicant.characterId });
    const listing = await demandOpen(tx, { party: held.party, who, id: found.id });
    if (await isSilenced(tx, who.accountId, applicant.accountId)) throw applicationGone();
    if (held.others > 0) throw new GameError('conflict', 'party.other_in_party');
    const role = found.role as SoughtRole;
    if (slotFor(slotsOf(listing), role) === null) throw new GameError('conflict', 'party.role_taken');
    await close(tx, { id: found.id, state: 'over' });
    await takeIn(tx, { party: held.party, listing }, { ...applicant, role, leaves: held.leaves });
    await answer(tx, { id: found.id, ...applicant, by: who.characterId }, { isAccepted: true });
    return done;
  });
}

/**
 * Declines an application. A player who is banned sees nothing of this party's listings any more, with any character.
 * @throws GameError not_found `party.application_gone`
 */
export function declineApplication(ctx: Ctx, input: DeclineApplicationInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.decline_application', input }, async (tx, who) => {
    const { row, party } = await holdApplication(tx, input.applicationId);
    await demandOpen(tx, { party, who, id: row.id });
    await close(tx, { id: row.id, state: input.isBanned ? 'banned' : 'over' });
    const applicant = { characterId: row.characterId as CharacterId, accountId: row.accountId as AccountId };
    announceParty(tx, [applicant.characterId, ...hostsOf(party)]);
    await answer(tx, { id: row.id, ...applicant, by: who.characterId }, { isAccepted: false });
    return done;
  });
}

/**
 * Withdraws an application of the caller's character.
 * @throws GameError not_found `party.application_gone`
 */
export function withdrawApplication(ctx: Ctx, input: ApplicationInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.withdraw_application', input }, async (tx, who) => {
    const { row, party } = await holdApplication(tx, input.applicationId);
    if (row.characterId !== who.characterId) throw applicationGone();
    await close(tx, { id: row.id, state: 'over' });
    announceParty(tx, [who.characterId, ...hostsOf(party)]);
    return done;
  });
}

/** Returns an application behind the lock of its party. */
async function holdApplication(tx: Tx, id: string) {
  const row = await tx.partyApplication.findUnique({ where: { id } });
  if (row === null) throw applicationGone();
  await lockParties(tx, [row.partyId]);
  return { row, party: await heldParty(tx, row.partyId) };
}

interface Answering {
  readonly party: HeldParty;
  readonly who: Playing;
  readonly id: string;
}

/** Returns the listing whose application the caller may answer: it waits, and the caller leads or assists the party. */
async function demandOpen(tx: Tx, { party, who, id }: Answering): Promise<ListingRow> {
  const listing = await listingOf(tx, party.partyId, nowOf(tx));
  if (listing === null || !hostsOf(party).includes(who.characterId)) throw applicationGone();
  const waiting = { id, listingId: listing.id, state: 'open' };
  if ((await tx.partyApplication.count({ where: waiting })) === 0) throw applicationGone();
  return listing;
}

/** Ends an application that waits; it may have been answered or withdrawn meanwhile. */
async function close(tx: Tx, { id, state }: { readonly id: string; readonly state: 'over' | 'banned' }): Promise<void> {
  const { count } = await tx.partyApplication.updateMany({
    where: { id, state: 'open' },
    data: { state, at: nowOf(tx) },
  });
  if (count === 0) throw applicationGone();
}

function answer(
  tx: Tx,
  { id, by, ...applicant }: Playing & { readonly id: string; readonly by: CharacterId },
  { isAccepted }: { readonly isAccepted: boolean },
): Promise<void> {
  return emit(tx, partyApplicationAnswered, { applicationId: id, ...applicant, byCharacterId: by, isAccepted });
}
