import * as z from 'zod';
import { ContentId, Locale, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { levelCap } from '../progression/content';
import { ListedCharacter } from '../social/schema';
import { mostRaiders } from './rules';

/** What a party looks for players for; all but the last can name an entry of the content. */
export const activities = ['story', 'instance', 'event', 'duel', 'anything'] as const;
export const Activity = z.enum(activities);
export type Activity = z.infer<typeof Activity>;

/** What a player applies as. */
export const soughtRoles = ['tank', 'healer', 'damage'] as const;
export const SoughtRole = z.enum(soughtRoles);
export type SoughtRole = z.infer<typeof SoughtRole>;

const count = z.int().min(0).max(mostRaiders);
/** How many players of each role are still sought; `any` takes every role. */
export const RoleSlots = z.strictObject({ tank: count, healer: count, damage: count, any: count });
export type RoleSlots = z.infer<typeof RoleSlots>;

const level = z.int().min(1).max(levelCap);
/** The lowest and the highest level that fit, both included. */
export const LevelRange = z.strictObject({ min: level, max: level });
export type LevelRange = z.infer<typeof LevelRange>;

/** The longest note of a listing or an application, in characters. */
export const noteLength = 120;

/** What the own party shows to those who look for one. */
const listed = {
  activity: Activity,
  /** The quest, the instance, the event or the arena; null for any of them. */
  contentId: ContentId.nullable(),
  levels: LevelRange,
  note: typedText(noteLength),
  /** The language of the note, and of the party. */
  locale: Locale,
  slots: RoleSlots,
  /** Whether a player who fits joins without being asked about. */
  isAuto: z.boolean(),
};

/** Puts up the listing of the own party, or changes it; a player without a party forms one. */
export const PutUpListingInput = z.strictObject({ requestId: RequestId, ...listed });
export type PutUpListingInput = z.infer<typeof PutUpListingInput>;

/** A listing as others see it. */
export const ListingView = z.object({
  ...listed,
  listingId: z.uuid(),
  leader: ListedCharacter,
  isRaid: z.boolean(),
  members: z.int(),
  endsAt: z.date(),
  /** The caller's application that waits for an answer; null without one. */
  applicationId: z.uuid().nullable(),
});
export type ListingView = z.infer<typeof ListingView>;

/** A player who wants to join, as the leader and the assistants see it. */
export const ApplicationView = z.object({
  applicationId: z.uuid(),
  character: ListedCharacter,
  role: SoughtRole,
  note: z.string(),
  madeAt: z.date(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** The listing of the own party; only those who may invite see who applied. */
export const OwnListingView = z.object({
  listing: ListingView.nullable(),
  applications: z.array(ApplicationView),
});
export type OwnListingView = z.infer<typeof OwnListingView>;

/** Requests listings, the newest first; `cursor` is the id of the last one the client has. */
export const ListingsInput = z.object({
  activity: Activity.optional(),
  contentId: ContentId.optional(),
  /** Only those that still seek this role. */
  role: SoughtRole.optional(),
  locale: Locale.optional(),
  /** Only those that the level of the caller's character fits. */
  fits: z.boolean().default(true),
  cursor: z.uuid().nullish(),
});
export type ListingsInput = z.infer<typeof ListingsInput>;

export const ListingsView = z.object({ listings: z.array(ListingView), next: z.uuid().nullable() });
export type ListingsView = z.infer<typeof ListingsView>;

export const ListingApplyInput = z.strictObject({
  requestId: RequestId,
  listingId: z.uuid(),
  role: SoughtRole,
  note: typedText(noteLength),
});
export type ListingApplyInput = z.infer<typeof ListingApplyInput>;

/** Whether the caller joined at once, because the listing takes every player who fits. */
export const AppliedView = z.object({ hasJoined: z.boolean() });
export type AppliedView = z.infer<typeof AppliedView>;

/** An application of the caller's character that waits for an answer. */
export const OwnApplicationView = z.object({
  applicationId: z.uuid(),
  role: SoughtRole,
  note: z.string(),
  listing: ListingView,
});
export const OwnApplicationsView = z.object({ applications: z.array(OwnApplicationView) });
export type OwnApplicationsView = z.infer<typeof OwnApplicationsView>;

export const ApplicationInput = z.strictObject({ requestId: RequestId, applicationId: z.uuid() });
export type ApplicationInput = z.infer<typeof ApplicationInput>;

export const DeclineApplicationInput = z.strictObject({
  requestId: RequestId,
  applicationId: z.uuid(),
  /** Whether the player, with all characters, sees nothing of this party's listings any more. */
  isBanned: z.boolean(),
});
export type DeclineApplicationInput = z.infer<typeof DeclineApplicationInput>;
