import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { InstantMs, typedText } from '../kernel/input';
import { dayMs, minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** What members meet for. */
export const guildEventKinds = ['instance', 'city', 'story', 'duel', 'meeting'] as const;
export const GuildEventKind = z.enum(guildEventKinds);
export type GuildEventKind = z.infer<typeof GuildEventKind>;

/** How a member answers an event. */
export const signUpAnswers = ['going', 'maybe', 'away'] as const;
export const SignUpAnswer = z.enum(signUpAnswers);
export type SignUpAnswer = z.infer<typeof SignUpAnswer>;

/** How long before an event its members are reminded, in minutes. */
export const reminderMinutes = [15, 30, 60, 180] as const;

/** The most events that a guild has planned, and how far ahead. */
export const mostGuildEvents = 40;
const furthestMs = 90 * dayMs;
/** Events that are over are shown for another day. */
export const eventShownMs = dayMs;

const planned = {
  title: typedText(60),
  note: typedText(400),
  kind: GuildEventKind,
  startsAtMs: InstantMs,
  lastsMinutes: z.int().min(15).max(720),
  remindMinutes: z.literal(reminderMinutes),
  /** How many can go; null for any number. */
  places: z.int().min(2).max(200).nullable(),
  /** Whether allied guilds see it and their members can sign up. */
  isShared: z.boolean(),
};

/** Plans an event. */
export const PlanEventInput = z.strictObject({ requestId: RequestId, ...planned });
export type PlanEventInput = z.infer<typeof PlanEventInput>;

/** Changes an event that has not begun; who signed up stays signed up and is notified. */
export const ChangeEventInput = z.strictObject({ requestId: RequestId, eventId: z.uuid(), ...planned });
export type ChangeEventInput = z.infer<typeof ChangeEventInput>;

export const CancelEventInput = z.strictObject({ requestId: RequestId, eventId: z.uuid() });
export type CancelEventInput = z.infer<typeof CancelEventInput>;

export const SignUpInput = z.strictObject({ requestId: RequestId, eventId: z.uuid(), answer: SignUpAnswer });
export type SignUpInput = z.infer<typeof SignUpInput>;

/** Who answered an event. */
export const SignUpView = z.object({
  name: z.string(),
  level: z.int(),
  answer: SignUpAnswer,
  /** The tag of the guild, for events that allies share. */
  tag: z.string(),
});
export type SignUpView = z.infer<typeof SignUpView>;

export const GuildEventView = z.object({
  eventId: z.uuid(),
  title: z.string(),
  note: z.string(),
  kind: GuildEventKind,
  startsAt: z.date(),
  endsAt: z.date(),
  remindMinutes: z.int(),
  places: z.int().nullable(),
  isShared: z.boolean(),
  /** The tag of the guild that planned it; null for the own one. */
  of: z.string().nullable(),
  /** Who planned it; null when the character is gone. */
  by: z.string().nullable(),
  isCancelled: z.boolean(),
  /** Null while the caller has not answered. */
  answer: SignUpAnswer.nullable(),
  signUps: z.array(SignUpView),
});
export type GuildEventView = z.infer<typeof GuildEventView>;

/** The calendar of the own guild, the next event first. */
export const CalendarView = z.object({
  events: z.array(GuildEventView),
  /** Whether the caller may plan, change and cancel events of the guild. */
  canPlan: z.boolean(),
});
export type CalendarView = z.infer<typeof CalendarView>;

type Times = Pick<PlanEventInput, 'startsAtMs'>;

/** Checks whether an event can be planned for a moment. */
export function canPlanEvent({ startsAtMs }: Times, { nowMs, planned: count }: { nowMs: number; planned: number }) {
  if (startsAtMs <= nowMs) return refuse('guild.event_past');
  if (startsAtMs > nowMs + furthestMs) return refuse('guild.event_far', { days: furthestMs / dayMs });
  return count >= mostGuildEvents ? refuse('guild.too_many_events', { most: mostGuildEvents }) : allowed;
}

interface Answering {
  readonly startsAtMs: number;
  readonly isCancelled: boolean;
  readonly places: number | null;
}

/** Checks whether a member can answer an event; `going` is how many others go. */
export function canSignUp(
  { startsAtMs, isCancelled, places }: Answering,
  { nowMs, answer, going }: { nowMs: number; answer: SignUpAnswer; going: number },
): Verdict {
  if (isCancelled) return refuse('guild.event_cancelled');
  if (startsAtMs <= nowMs) return refuse('guild.event_past');
  return answer === 'going' && places !== null && going >= places ? refuse('guild.event_full') : allowed;
}

/** Returns when the members of an event are reminded of it, in milliseconds since 1970. */
export const remindAtMs = ({ startsAtMs, remindMinutes }: Pick<PlanEventInput, 'startsAtMs' | 'remindMinutes'>) =>
  startsAtMs - remindMinutes * minuteMs;
