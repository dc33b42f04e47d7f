import { expect, test } from 'vitest';
import { canInviteGuild, canNameRival, mostAllies, mostRivals } from './alliance';
import { canPlanEvent, canSignUp, mostGuildEvents, PlanEventInput, remindAtMs } from './calendar';

const nowMs = 1_900_000_000_000;
const hour = 3_600_000;

test.each([
  [nowMs, 0, 'guild.event_past'],
  [nowMs + 1, 0, 'ok'],
  [nowMs + 90 * 24 * hour, 0, 'ok'],
  [nowMs + 90 * 24 * hour + 1, 0, 'guild.event_far'],
  [nowMs + hour, mostGuildEvents - 1, 'ok'],
  [nowMs + hour, mostGuildEvents, 'guild.too_many_events'],
])('an event at %i beside %i others: %s', (startsAtMs, planned, expected) => {
  const verdict = canPlanEvent({ startsAtMs }, { nowMs, planned });
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
});

test.each([
  [{}, { answer: 'going', going: 4 }, 'ok'],
  [{}, { answer: 'going', going: 5 }, 'guild.event_full'],
  [{}, { answer: 'maybe', going: 5 }, 'ok'],
  [{ places: null }, { answer: 'going', going: 199 }, 'ok'],
  [{ isCancelled: true }, { answer: 'away', going: 0 }, 'guild.event_cancelled'],
  [{ startsAtMs: nowMs }, { answer: 'going', going: 0 }, 'guild.event_past'],
] as const)('an answer to an event %j as %j: %s', (change, asked, expected) => {
  const event = { startsAtMs: nowMs + hour, isCancelled: false, places: 5, ...change };
  const verdict = canSignUp(event, { nowMs, ...asked });
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
});

test('members are reminded the chosen time before an event', () => {
  expect(remindAtMs({ startsAtMs: nowMs, remindMinutes: 30 })).toBe(nowMs - hour / 2);
});

test.each([
  [{ startsAtMs: Number.NaN }],
  [{ startsAtMs: -1 }],
  [{ lastsMinutes: 0 }],
  [{ lastsMinutes: 15.5 }],
  [{ remindMinutes: 7 }],
  [{ places: 1 }],
  [{ places: 201 }],
  [{ title: 'x'.repeat(61) }],
  [{ kind: 'war' }],
  [{ isShared: 'yes' }],
])('no event is planned with %j', (change) => {
  const input = {
    ...{ requestId: crypto.randomUUID(), title: 'Sewers', note: '', kind: 'instance', startsAtMs: nowMs },
    ...{ lastsMinutes: 60, remindMinutes: 30, places: null, isShared: false },
  };
  expect(PlanEventInput.safeParse(input).success).toBe(true);
  expect(PlanEventInput.safeParse({ ...input, ...change }).success).toBe(false);
});

const asking = { own: 1, sent: 0, rivals: 0, isSame: false, isAllied: false, isRival: false };
test.each([
  [{}, 'ok', 'ok'],
  [{ isSame: true }, 'guild.own_guild', 'guild.own_guild'],
  [{ isAllied: true }, 'guild.already_allied', 'guild.already_allied'],
  [{ isRival: true }, 'guild.is_rival', 'guild.is_rival'],
  [{ own: mostAllies }, 'guild.alliance_full', 'ok'],
  [{ own: 2, sent: mostAllies - 2 }, 'guild.alliance_full', 'ok'],
  [{ rivals: mostRivals }, 'ok', 'guild.too_many_rivals'],
])('a guild with %j: to invite is %s, to name as a rival is %s', (change, invite, rival) => {
  const codes = [canInviteGuild, canNameRival].map((rule) => {
    const verdict = rule({ ...asking, ...change });
    return verdict.ok ? 'ok' : verdict.code;
  });
  expect(codes).toEqual([invite, rival]);
});
