import * as z from 'zod';
import { Role } from '../account/schema';
import { AccountId, RequestId, SessionId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { SessionView } from '../session/schema';

/** A role that can be given; everyone is a player. */
export const GivenRole = Role.exclude(['player']);
export type GivenRole = z.infer<typeof GivenRole>;

export const changeKinds = ['grant', 'remove'] as const;
export const ChangeKind = z.enum(changeKinds);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** `alone`: the only administrator of an installation decided without a second one. */
export const ChangeOutcome = z.enum(['confirmed', 'alone', 'refused', 'withdrawn', 'expired']);
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;

/** The schema checks only the length, so that the rule can give a readable reason. */
const typedReason = typedText(1024);

export const AskChangeInput = z.strictObject({
  requestId: RequestId,
  accountId: AccountId,
  role: GivenRole,
  kind: ChangeKind,
  reason: typedReason,
  /** After how many days a granted role ends by itself; null for one that stays. */
  days: z.int().min(1).max(365).nullable(),
});
export type AskChangeInput = z.infer<typeof AskChangeInput>;

export const DecideChangeInput = z.strictObject({ requestId: RequestId, changeId: z.uuid() });
export type DecideChangeInput = z.infer<typeof DecideChangeInput>;

/** What became of a change of role; null while it waits for a second administrator. */
export const DecidedView = z.object({ changeId: z.uuid(), outcome: ChangeOutcome.nullable() });
export type DecidedView = z.infer<typeof DecidedView>;

export const EndSessionsInput = z.strictObject({
  requestId: RequestId,
  accountId: AccountId,
  /** Null ends all of them. */
  sessionId: SessionId.nullable(),
  reason: typedReason,
});
export type EndSessionsInput = z.infer<typeof EndSessionsInput>;

export const EndedSessionsView = z.object({ endedSessions: z.int() });
export type EndedSessionsView = z.infer<typeof EndedSessionsView>;

export const RoleView = z.object({ role: GivenRole, since: z.date(), until: z.date().nullable() });
export type RoleView = z.infer<typeof RoleView>;

/** An account as staff sees it. */
export const PersonView = z.object({
  id: AccountId,
  /** Masked, unless it was searched for; null for guests. */
  email: z.string().nullable(),
  isGuest: z.boolean(),
  isClosed: z.boolean(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  roles: z.array(RoleView),
  /** The names of the characters that exist. */
  characters: z.array(z.string()),
});
export type PersonView = z.infer<typeof PersonView>;

/** A name or its beginning, an id, or a whole e-mail; empty lists the staff. */
export const PeopleInput = z.strictObject({ query: typedText(320), after: typedText(80).optional() });
export type PeopleInput = z.infer<typeof PeopleInput>;

export const PeopleView = z.object({
  people: z.array(PersonView),
  /** Where the next page begins; null after the last one. */
  next: z.string().nullable(),
});
export type PeopleView = z.infer<typeof PeopleView>;

export const PersonInput = z.strictObject({ accountId: AccountId });
export type PersonInput = z.infer<typeof PersonInput>;

export const ChangeView = z.object({
  id: z.uuid(),
  accountId: AccountId,
  /** The names of the account's characters. */
  characters: z.array(z.string()),
  role: GivenRole,
  kind: ChangeKind,
  reason: z.string(),
  days: z.int().nullable(),
  askedBy: AccountId,
  askedByNames: z.array(z.string()),
  askedAt: z.date(),
  expiresAt: z.date(),
  /** Null while it waits. */
  outcome: ChangeOutcome.nullable(),
  decidedAt: z.date().nullable(),
  /** Whether the caller asked for it. */
  isOwn: z.boolean(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** A session as staff see it: without the character it plays. */
export const StaffSessionView = SessionView.omit({ character: true });
export type StaffSessionView = z.infer<typeof StaffSessionView>;

/** One account in detail. */
export const PersonPageView = z.object({
  person: PersonView,
  /** Null when the caller may not see them. */
  sessions: z.array(StaffSessionView).nullable(),
  /** Null when the caller may not see them. */
  changes: z.array(ChangeView).nullable(),
  /** What the caller may do here. */
  canEndSessions: z.boolean(),
  canAsk: z.boolean(),
});
export type PersonPageView = z.infer<typeof PersonPageView>;

export const ChangesView = z.object({
  waiting: z.array(ChangeView),
  decided: z.array(ChangeView),
  /** Whether the caller is the only administrator of an installation that needs no second one. */
  isAlone: z.boolean(),
});
export type ChangesView = z.infer<typeof ChangesView>;
