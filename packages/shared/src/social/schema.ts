import * as z from 'zod';
import { ClassId } from '../character/schema';
import { RequestId, ZoneId } from '../kernel/ids';
import { typedText } from '../kernel/input';

/** The longest texts, in characters. */
export const requestNoteLength = 100;
export const friendNoteLength = 120;
export const groupNameLength = 24;
export const statusTextLength = 60;

const name = typedText(64);

/** The status that a player chooses. */
export const socialStatuses = ['online', 'away', 'busy', 'invisible'] as const;
export const SocialStatus = z.enum(socialStatuses);
export type SocialStatus = z.infer<typeof SocialStatus>;

/** Which of a player's friends see something: all of them, the favourites, or none. */
export const audiences = ['friends', 'favourites', 'none'] as const;
export const SocialAudience = z.enum(audiences);
export type SocialAudience = z.infer<typeof SocialAudience>;

/** What others see of a player; the rest is null unless the player is online and shows it. */
export const Presence = z.object({
  status: z.enum(['online', 'away', 'busy', 'offline']),
  text: z.string(),
  zoneId: ZoneId.nullable(),
  channel: z.int().nullable(),
  doing: z.enum(['city', 'fight', 'instance']).nullable(),
  /** When an offline player was in the city last; null when that is hidden. */
  seenAt: z.date().nullable(),
});
export type Presence = z.infer<typeof Presence>;

/** A character as it stands in a list: the one that is online, or that was played last. */
export const ListedCharacter = z.object({ name: z.string(), level: z.int(), classId: ClassId });
export type ListedCharacter = z.infer<typeof ListedCharacter>;

export const FriendView = z.object({
  id: z.uuid(),
  character: ListedCharacter,
  presence: Presence,
  note: z.string(),
  groupId: z.uuid().nullable(),
  isFavourite: z.boolean(),
  madeAt: z.date(),
});
export type FriendView = z.infer<typeof FriendView>;

export const FriendGroupView = z.object({ id: z.uuid(), name: z.string() });
export type FriendGroupView = z.infer<typeof FriendGroupView>;

/** What the caller shows to friends. */
export const OwnStatusView = z.object({
  status: SocialStatus,
  text: z.string(),
  presenceTo: SocialAudience,
  placeTo: SocialAudience,
});
export type OwnStatusView = z.infer<typeof OwnStatusView>;

export const FriendsView = z.object({
  friends: z.array(FriendView),
  groups: z.array(FriendGroupView),
  own: OwnStatusView,
});
export type FriendsView = z.infer<typeof FriendsView>;

export const FriendRequestView = z.object({
  id: z.uuid(),
  character: ListedCharacter,
  note: z.string(),
  askedAt: z.date(),
  endsAt: z.date(),
});
export type FriendRequestView = z.infer<typeof FriendRequestView>;
export const RequestsView = z.object({ received: z.array(FriendRequestView), sent: z.array(FriendRequestView) });
export type RequestsView = z.infer<typeof RequestsView>;

export const MeetingKind = z.enum(['party', 'duel', 'instance']);
export type MeetingKind = z.infer<typeof MeetingKind>;
export const MetView = z.object({
  met: z.array(z.object({ character: ListedCharacter, kind: MeetingKind, metAt: z.date(), isFriend: z.boolean() })),
});
export type MetView = z.infer<typeof MetView>;

export const BlocksView = z.object({
  blocks: z.array(z.object({ id: z.uuid(), name: z.string(), blockedAt: z.date() })),
});
export type BlocksView = z.infer<typeof BlocksView>;

export const FindPlayersInput = z.strictObject({ start: name });
export type FindPlayersInput = z.infer<typeof FindPlayersInput>;
export const FoundPlayersView = z.object({ characters: z.array(ListedCharacter) });
export type FoundPlayersView = z.infer<typeof FoundPlayersView>;

/** The most players that one look around lists. */
export const mostListed = 50;

/** Who is in the caller's district, and which friends are elsewhere; null for a filter that is not wanted. */
export const WhoInput = z.strictObject({
  /** A part of the name; '' for all. */
  name,
  levels: z.strictObject({ min: z.int().min(1).max(200), max: z.int().min(1).max(200) }).nullable(),
  classId: ClassId.nullable(),
  zoneId: ZoneId.nullable(),
});
export type WhoInput = z.infer<typeof WhoInput>;
export const WhoView = z.object({
  /** At most `mostListed`, by name. */
  people: z.array(
    z.object({
      character: ListedCharacter,
      /** Null for a friend who does not show it. */
      zoneId: z.string().nullable(),
      isFriend: z.boolean(),
      status: z.enum(['online', 'away', 'busy']),
    }),
  ),
  /** How many there are. */
  total: z.int(),
});
export type WhoView = z.infer<typeof WhoView>;

/** How the caller stands to the player of a named character; it is the same for players who have blocked the caller. */
export const RelationView = z.object({
  is: z.enum(['self', 'friend', 'blocked', 'asked', 'none']),
  /** The block that `unblock` ends; null unless the caller has blocked the player. */
  blockId: z.uuid().nullable(),
});
export type RelationView = z.infer<typeof RelationView>;
export const RelationInput = z.strictObject({ name });
export type RelationInput = z.infer<typeof RelationInput>;

export const AskFriendInput = z.strictObject({ requestId: RequestId, name, note: typedText(requestNoteLength) });
export type AskFriendInput = z.infer<typeof AskFriendInput>;
/** `friends` when the other had asked already. */
export const AskedFriendView = z.object({ became: z.enum(['sent', 'friends']) });
export type AskedFriendView = z.infer<typeof AskedFriendView>;

export const SocialDoneView = z.object({ done: z.literal(true) });
export type SocialDoneView = z.infer<typeof SocialDoneView>;

export const AnswerRequestInput = z.strictObject({ requestId: RequestId, friendRequestId: z.uuid() });
export type AnswerRequestInput = z.infer<typeof AnswerRequestInput>;

export const RemoveFriendInput = z.strictObject({ requestId: RequestId, friendId: z.uuid() });
export type RemoveFriendInput = z.infer<typeof RemoveFriendInput>;

export const ChangeFriendInput = z.strictObject({
  requestId: RequestId,
  friendId: z.uuid(),
  note: typedText(friendNoteLength),
  groupId: z.uuid().nullable(),
  isFavourite: z.boolean(),
});
export type ChangeFriendInput = z.infer<typeof ChangeFriendInput>;

export const MakeGroupInput = z.strictObject({ requestId: RequestId, name: typedText(groupNameLength) });
export type MakeGroupInput = z.infer<typeof MakeGroupInput>;
export const RenameGroupInput = z.strictObject({
  requestId: RequestId,
  groupId: z.uuid(),
  name: typedText(groupNameLength),
});
export type RenameGroupInput = z.infer<typeof RenameGroupInput>;
export const RemoveGroupInput = z.strictObject({ requestId: RequestId, groupId: z.uuid() });
export type RemoveGroupInput = z.infer<typeof RemoveGroupInput>;

export const BlockInput = z.strictObject({ requestId: RequestId, name });
export type BlockInput = z.infer<typeof BlockInput>;
export const UnblockInput = z.strictObject({ requestId: RequestId, blockId: z.uuid() });
export type UnblockInput = z.infer<typeof UnblockInput>;

export const SetStatusInput = z.strictObject({
  requestId: RequestId,
  status: SocialStatus,
  text: typedText(statusTextLength),
  presenceTo: SocialAudience,
  placeTo: SocialAudience,
});
export type SetStatusInput = z.infer<typeof SetStatusInput>;
