import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../kernel/time';
import { endOfSession, type Lasting, SessionLifetimes, usualLifetimes } from './lifetimes';

const session = (changes: Partial<Lasting> = {}): Lasting => ({
  kind: 'remembered',
  isGuest: false,
  isStaff: false,
  createdAt: new Date(0),
  lastSeenAt: new Date(0),
  rolesUntil: null,
  ...changes,
});
const endMs = (changes: Partial<Lasting>) => endOfSession(session(changes), usualLifetimes).getTime();

describe('a session ends', () => {
  it.each([
    ['in a browser that remembers it', {}, 30 * dayMs, 90 * dayMs],
    ['in a browser that does not', { kind: 'browser' as const }, 2 * hourMs, 24 * hourMs],
    ['of a client', { kind: 'client' as const }, 30 * dayMs, 90 * dayMs],
    ['of a guest', { isGuest: true }, 30 * dayMs, 400 * dayMs],
    ['of staff', { isStaff: true }, 30 * minuteMs, 12 * hourMs],
    ['of staff with a client', { isStaff: true, kind: 'client' as const }, 30 * minuteMs, 12 * hourMs],
  ])('%s', (...[, changes, idleMs, lifeMs]) => {
    expect(endMs(changes)).toBe(idleMs);
    expect(endMs({ ...changes, lastSeenAt: new Date(lifeMs - 1) })).toBe(lifeMs);
  });

  it('with the first of its roles', () => {
    expect(endMs({ isStaff: true, rolesUntil: new Date(minuteMs) })).toBe(minuteMs);
  });

  it('for staff no later than for everyone, where operators allow staff more', () => {
    const lifetimes = { ...usualLifetimes, browserIdleMinutes: 15, browserLifeHours: 1 };
    expect(endOfSession(session({ kind: 'browser', isStaff: true }), lifetimes).getTime()).toBe(15 * minuteMs);
  });
});

describe('the lifetimes of sessions', () => {
  it('are within their bounds as they come', () =>
    expect(SessionLifetimes.parse(usualLifetimes)).toEqual(usualLifetimes));

  it.each([
    { staffIdleMinutes: 4 },
    { staffLifeHours: 25 },
    { browserIdleMinutes: 0 },
    { rememberedLifeDays: 401 },
    { guestLifeDays: 29 },
    { clientIdleDays: 1.5 },
    { rememberedIdleDays: '30' },
  ])('refuse %j', (change) => expect(SessionLifetimes.safeParse({ ...usualLifetimes, ...change }).success).toBe(false));
});
