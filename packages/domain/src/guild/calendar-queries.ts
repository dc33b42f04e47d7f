import type {
  CalendarView,
  GuildEventKind,
  GuildEventView,
  SignUpAnswer,
  SignUpView,
} from '@necp/shared/guild/calendar';
import { eventShownMs } from '@necp/shared/guild/calendar';
import { hasRight } from '@necp/shared/guild/rules';
import type { AccountId, CharacterId, GuildId } from '@necp/shared/kernel';
import { namesOf, peopleAmong } from '../character';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { alliesOf } from './alliance-steps';
import { ownMember } from './own-member';

/** The most events that a calendar shows. */
const mostShown = 100;

/** A member's answer to an event. */
export interface SignedUp {
  readonly eventId: string;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly guildId: GuildId;
  readonly answer: SignUpAnswer;
}

/** Returns the answers to events of characters that still see them: members, and those of allies when it is shared. */
export async function signedUp(
  db: ReadDb | Tx,
  events: readonly { readonly id: string; readonly guildId: string; readonly isShared: boolean }[],
): Promise<SignedUp[]> {
  const rows = await db.guildSignUp.findMany({
    where: { eventId: { in: events.map(({ id }) => id) } },
    orderBy: [{ at: 'asc' }, { characterId: 'asc' }],
  });
  const members = await db.guildMember.findMany({
    where: { characterId: { in: rows.map(({ characterId }) => characterId) } },
    select: { characterId: true, guildId: true },
  });
  const guilds = new Map(members.map(({ characterId, guildId }) => [characterId, guildId as GuildId]));
  const seeing = new Map<string, readonly string[]>();
  for (const { guildId, isShared } of events)
    if (isShared && !seeing.has(guildId)) seeing.set(guildId, await alliesOf(db, guildId as GuildId));
  return rows.flatMap((row) => {
    const event = events.find(({ id }) => id === row.eventId);
    const guildId = guilds.get(row.characterId);
    if (event === undefined || guildId === undefined) return [];
    const isSeen = guildId === event.guildId || (event.isShared && seeing.get(event.guildId)?.includes(guildId));
    if (!isSeen) return [];
    const { eventId, characterId, accountId, answer } = row;
    return [
      {
        ...{ eventId, guildId, characterId: characterId as CharacterId, accountId: accountId as AccountId },
        answer: answer as SignUpAnswer,
      },
    ];
  });
}

/**
 * Returns the events of the guild of the caller's character, and those that its allies share: what is to come, and what
 * was over in the last day.
 * @throws GameError conflict `guild.none`
 */
export async function calendar(ctx: Ctx): Promise<CalendarView> {
  const { guildId, characterId, rank } = await ownMember(ctx);
  const allies = await alliesOf(ctx.db, guildId);
  const rows = await ctx.db.guildEvent.findMany({
    where: {
      endsAt: { gt: new Date(ctx.clock.nowMs() - eventShownMs) },
      OR: [{ guildId }, { guildId: { in: allies }, isShared: true }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostShown,
  });
  const answers = await signedUp(ctx.db, rows);
  const [people, planners, tags] = await Promise.all([
    peopleAmong(ctx.db, [...new Set(answers.map((one) => one.characterId))]),
    namesOf(ctx.db, [...new Set(rows.map((row) => row.characterId as CharacterId))]),
    tagsOf(ctx.db, [guildId, ...allies]),
  ]);
  const events = rows.map((row): GuildEventView => {
    const own = answers.filter(({ eventId }) => eventId === row.id);
    const { title, note, startsAt, endsAt, remindMinutes, places, isShared } = row;
    return {
      ...{ eventId: row.id, title, note, startsAt, endsAt, remindMinutes, places, isShared },
      kind: row.kind as GuildEventKind,
      of: row.guildId === guildId ? null : (tags.get(row.guildId) ?? ''),
      by: planners.get(row.characterId as CharacterId)?.name ?? null,
      isCancelled: row.cancelledAt !== null,
      answer: own.find((one) => one.characterId === characterId)?.answer ?? null,
      signUps: own.flatMap((one): SignUpView[] => {
        const person = people.find((other) => other.characterId === one.characterId);
        if (person === undefined) return [];
        return [{ name: person.name, level: person.level, answer: one.answer, tag: tags.get(one.guildId) ?? '' }];
      }),
    };
  });
  return { events, canPlan: hasRight(rank, 'events').ok };
}

async function tagsOf(db: ReadDb, guildIds: readonly GuildId[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.guild.findMany({ where: { id: { in: [...guildIds] } }, select: { id: true, tag: true } });
  return new Map(rows.map(({ id, tag }) => [id, tag]));
}
