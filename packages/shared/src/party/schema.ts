import * as z from 'zod';
import { CharacterId, RequestId, ZoneId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { ListedCharacter } from '../social/schema';
import { PartyMarkView } from './marks';
import { mostGroups } from './rules';

/** What a member takes on; the player chooses it. */
export const partyRoles = ['tank', 'healer', 'damage', 'none'] as const;
export const PartyRole = z.enum(partyRoles);
export type PartyRole = z.infer<typeof PartyRole>;

export const PartyRank = z.enum(['leader', 'assistant', 'member']);
export type PartyRank = z.infer<typeof PartyRank>;

/** A member as the others see it. */
export const PartyMemberView = z.object({
  characterId: CharacterId,
  character: ListedCharacter,
  rank: PartyRank,
  role: PartyRole,
  /** From 0; five places in a row are a group of a raid. */
  place: z.int(),
  /** Where the character is; null while it is not in the city. */
  zoneId: ZoneId.nullable(),
  channel: z.int().nullable(),
  /** When a member who is not in the city loses the place in the party; null while it is in the city. */
  leavesAt: z.date().nullable(),
  /** The answer in the ready check; null before, and without one. */
  isReady: z.boolean().nullable(),
});
export type PartyMemberView = z.infer<typeof PartyMemberView>;

/** The vote on the removal of a member. */
export const PartyVoteView = z.object({
  voteId: z.uuid(),
  targetId: CharacterId,
  endsAt: z.date(),
  votesFor: z.int(),
  votesNeeded: z.int(),
  /** What the caller has said; null before. */
  own: z.boolean().nullable(),
});
export type PartyVoteView = z.infer<typeof PartyVoteView>;

export const PartyView = z.object({
  partyId: z.uuid(),
  isRaid: z.boolean(),
  /** What the caller is in it. */
  ownRank: PartyRank,
  /** In the order of their places. */
  members: z.array(PartyMemberView),
  /** The code of the link; null when there is none, or when the caller may not invite. */
  code: z.string().nullable(),
  readyCheck: z.object({ checkId: z.uuid(), endsAt: z.date() }).nullable(),
  vote: PartyVoteView.nullable(),
  marks: z.array(PartyMarkView),
});
export type PartyView = z.infer<typeof PartyView>;

export const PartyInviteView = z.object({
  inviteId: z.uuid(),
  kind: z.enum(['invitation', 'request']),
  /** The other side: who invited, who was invited, or who asks to join. */
  character: ListedCharacter,
  isQuiet: z.boolean(),
  endsAt: z.date(),
});
export type PartyInviteView = z.infer<typeof PartyInviteView>;

/** What the caller's character sees of parties. */
export const OwnPartyView = z.object({
  party: PartyView.nullable(),
  /** Those that the caller can accept, and those that others can. */
  received: z.array(PartyInviteView),
  sent: z.array(PartyInviteView),
});
export type OwnPartyView = z.infer<typeof OwnPartyView>;

export const PartyDoneView = z.object({ done: z.literal(true) });
export type PartyDoneView = z.infer<typeof PartyDoneView>;

/** A call that needs nothing more. */
export const PartyActInput = z.strictObject({ requestId: RequestId });
export type PartyActInput = z.infer<typeof PartyActInput>;

export const PartyNameInput = z.strictObject({ requestId: RequestId, name: typedText(64) });
export type PartyNameInput = z.infer<typeof PartyNameInput>;

export const PartyInviteInput = z.strictObject({ requestId: RequestId, inviteId: z.uuid() });
export type PartyInviteInput = z.infer<typeof PartyInviteInput>;

export const PartyMemberInput = z.strictObject({ requestId: RequestId, memberId: CharacterId });
export type PartyMemberInput = z.infer<typeof PartyMemberInput>;

export const SetAssistantInput = z.strictObject({
  requestId: RequestId,
  memberId: CharacterId,
  isAssistant: z.boolean(),
});
export type SetAssistantInput = z.infer<typeof SetAssistantInput>;

/** Makes the party a raid, or the raid a party. */
export const ConvertInput = z.strictObject({ requestId: RequestId, isRaid: z.boolean() });
export type ConvertInput = z.infer<typeof ConvertInput>;

/** Moves a member into a group of the raid, counted from 0. */
export const MoveMemberInput = z.strictObject({
  requestId: RequestId,
  memberId: CharacterId,
  group: z
    .int()
    .min(0)
    .max(mostGroups - 1),
});
export type MoveMemberInput = z.infer<typeof MoveMemberInput>;

/** Lets two members of the raid change places. */
export const SwapMembersInput = z.strictObject({ requestId: RequestId, memberId: CharacterId, withId: CharacterId });
export type SwapMembersInput = z.infer<typeof SwapMembersInput>;

export const SetRoleInput = z.strictObject({ requestId: RequestId, role: PartyRole });
export type SetRoleInput = z.infer<typeof SetRoleInput>;

export const PartyCodeInput = z.strictObject({
  requestId: RequestId,
  code: typedText(24).refine((code) => code !== ''),
});
export type PartyCodeInput = z.infer<typeof PartyCodeInput>;

/** Makes a new link, which replaces the one before, or ends it. */
export const SetLinkInput = z.strictObject({ requestId: RequestId, isOpen: z.boolean() });
export type SetLinkInput = z.infer<typeof SetLinkInput>;

export const PartyVoteInput = z.strictObject({ requestId: RequestId, voteId: z.uuid(), isFor: z.boolean() });
export type PartyVoteInput = z.infer<typeof PartyVoteInput>;

export const ReadyAnswerInput = z.strictObject({ requestId: RequestId, checkId: z.uuid(), isReady: z.boolean() });
export type ReadyAnswerInput = z.infer<typeof ReadyAnswerInput>;

export const CountdownInput = z.strictObject({ requestId: RequestId, seconds: z.int().min(3).max(30) });
export type CountdownInput = z.infer<typeof CountdownInput>;

const tile = z.int().min(0).max(1_024);
/** A spot of the city that the others are shown for a moment. */
export const PingInput = z.strictObject({ requestId: RequestId, zoneId: ZoneId, x: tile, y: tile });
export type PingInput = z.infer<typeof PingInput>;

/** What the members receive of a ping. */
export const PartyPing = z.object({ characterId: CharacterId, zoneId: ZoneId, x: tile, y: tile });
export type PartyPing = z.infer<typeof PartyPing>;
