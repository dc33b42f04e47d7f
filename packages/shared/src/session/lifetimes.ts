import * as z from 'zod';
import { dayMs, hourMs, minuteMs } from '../kernel/time';

/** What keeps a session: a browser that remembers it, one that forgets it when it closes, or a client with tokens. */
export const sessionKinds = ['remembered', 'browser', 'client'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** The longest life that operators can choose; the cookie of a remembered session is kept for as long. */
export const longestLifeDays = 400;

const lifeDays = (min: number) => z.int().min(min).max(longestLifeDays);
const idleDays = z.int().min(1).max(90);

/**
 * How long sessions last: without use, and at the latest. Both count for guests too, and for staff the shorter of
 * theirs and those of the kind.
 */
export const lifetimeFields = {
  rememberedIdleDays: idleDays,
  rememberedLifeDays: lifeDays(1),
  /** A browser that does not remember the session: it may be one that several people use. */
  browserIdleMinutes: z.int().min(15).max(1440),
  browserLifeHours: z.int().min(1).max(168),
  clientIdleDays: idleDays,
  clientLifeDays: lifeDays(1),
  /** The session is all that a guest signs in with. */
  guestIdleDays: lifeDays(1),
  guestLifeDays: lifeDays(30),
  staffIdleMinutes: z.int().min(5).max(240),
  staffLifeHours: z.int().min(1).max(24),
} as const;

export const SessionLifetimes = z.object(lifetimeFields);
export type SessionLifetimes = z.infer<typeof SessionLifetimes>;

/**
 * The lifetimes of a realm whose settings were never changed. Those of staff are the ones of NIST SP 800-63B for
 * accounts that ask for two factors: half an hour without use, twelve hours in all.
 */
export const usualLifetimes: SessionLifetimes = {
  rememberedIdleDays: 30,
  rememberedLifeDays: 90,
  browserIdleMinutes: 120,
  browserLifeHours: 24,
  clientIdleDays: 30,
  clientLifeDays: 90,
  guestIdleDays: 30,
  guestLifeDays: 400,
  staffIdleMinutes: 30,
  staffLifeHours: 12,
};

/** A session, as far as its end depends on it. */
export interface Lasting {
  readonly kind: SessionKind;
  readonly isGuest: boolean;
  readonly isStaff: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When the first of its roles ends by itself; null for lasting roles. */
  readonly rolesUntil: Date | null;
}

interface Limits {
  readonly idleMs: number;
  readonly lifeMs: number;
}

function limitsOfKind(lifetimes: SessionLifetimes, { kind, isGuest }: Pick<Lasting, 'kind' | 'isGuest'>): Limits {
  if (isGuest) return { idleMs: lifetimes.guestIdleDays * dayMs, lifeMs: lifetimes.guestLifeDays * dayMs };
  if (kind === 'remembered')
    return { idleMs: lifetimes.rememberedIdleDays * dayMs, lifeMs: lifetimes.rememberedLifeDays * dayMs };
  if (kind === 'client') return { idleMs: lifetimes.clientIdleDays * dayMs, lifeMs: lifetimes.clientLifeDays * dayMs };
  return { idleMs: lifetimes.browserIdleMinutes * minuteMs, lifeMs: lifetimes.browserLifeHours * hourMs };
}

/** Returns when a session ends by itself: without use, at the latest, or with the first of its roles. */
export function endOfSession(session: Lasting, lifetimes: SessionLifetimes): Date {
  const own = limitsOfKind(lifetimes, session);
  const idleMs = session.isStaff ? Math.min(own.idleMs, lifetimes.staffIdleMinutes * minuteMs) : own.idleMs;
  const lifeMs = session.isStaff ? Math.min(own.lifeMs, lifetimes.staffLifeHours * hourMs) : own.lifeMs;
  return new Date(
    Math.min(
      session.lastSeenAt.getTime() + idleMs,
      session.createdAt.getTime() + lifeMs,
      session.rolesUntil?.getTime() ?? Infinity,
    ),
  );
}

/** The time of last use is written at most this often; that of staff, who have less time, more often. */
export function seenEveryMs({ isStaff }: Pick<Lasting, 'isStaff'>): number {
  return isStaff ? minuteMs : 5 * minuteMs;
}
