import { chatFilter } from '@necp/content/server';
import { canBeHeard, normaliseMessage } from '@necp/shared/chat/rules';
import {
  type CancelEventInput,
  canPlanEvent,
  canSignUp,
  type ChangeEventInput,
  type PlanEventInput,
  remindAtMs,
  type SignUpInput,
} from '@necp/shared/guild/calendar';
import type { GuildDoneView } from '@necp/shared/guild/schema';
import {
  type AccountId,
  assertAllowed,
  type CharacterId,
  GameError,
  type GuildId,
  minuteMs,
} from '@necp/shared/kernel';
import { demandUnmuted } from '../chat';
import { actOnce, type Ctx, newId, nowOf, type Tx } from '../kernel';
import { notify } from '../notification';
import { alliesOf } from './alliance-steps';
import { signedUp } from './calendar-queries';
import { announceMembers, holdGuild, holdGuildWith, noteEntry } from './steps';

const noSuchEvent = () => new GameError('not_found', 'guild.no_such_event');

/**
 * Plans an event of the guild of the caller's character.
 * @throws GameError invalid `chat.hateful`, `guild.no_title`; conflict `guild.none`, `guild.event_past`,
 * `guild.event_far`, `guild.too_many_events`; forbidden `guild.no_right`, `chat.muted`
 */
export function planEvent(ctx: Ctx, input: PlanEventInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.plan_event', input }, async (tx, { accountId, characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'events');
    const now = nowOf(tx);
    const planned = await tx.guildEvent.count({ where: { guildId, cancelledAt: null, startsAt: { gt: now } } });
    assertAllowed(canPlanEvent(input, { nowMs: now.getTime(), planned }), 'conflict');
    const row = await rowOf(tx, { accountId, input });
    await tx.guildEvent.create({ data: { id: newId(), guildId, characterId, madeAt: now, ...row } });
    await noteEntry(tx, { guildId, kind: 'event_planned', actorId: characterId, params: { title: row.title } });
    await announceCalendar(tx, { guildId, isShared: row.isShared });
    return { done: true };
  });
}

/**
 * Changes an event that has not begun. Who signed up is notified.
 * @throws GameError as `planEvent`; not_found `guild.no_such_event`; conflict `guild.event_cancelled`
 */
export function changeEvent(ctx: Ctx, input: ChangeEventInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.change_event', input }, async (tx, { accountId, characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'events');
    const event = await holdEvent(tx, input.eventId);
    if (event.guildId !== guildId) throw noSuchEvent();
    const nowMs = nowOf(tx).getTime();
    assertAllowed(canSignUp(timesOf(event), { nowMs, answer: 'away', going: 0 }), 'conflict');
    assertAllowed(canPlanEvent(input, { nowMs, planned: 0 }), 'conflict');
    const row = await rowOf(tx, { accountId, input });
    await tx.guildEvent.update({ where: { id: event.id }, data: row });
    await noteEntry(tx, { guildId, kind: 'event_changed', actorId: characterId, params: { title: row.title } });
    await notifySignedUp(tx, { ...event, ...row }, { what: 'changed', except: characterId });
    await announceCalendar(tx, { guildId, isShared: row.isShared || event.isShared });
    return { done: true };
  });
}

/**
 * Cancels an event that has not begun. Who signed up is notified.
 * @throws GameError not_found `guild.no_such_event`; conflict `guild.none`, `guild.event_cancelled`,
 * `guild.event_past`; forbidden `guild.no_right`
 */
export function cancelEvent(ctx: Ctx, input: CancelEventInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.cancel_event', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'events');
    const event = await holdEvent(tx, input.eventId);
    if (event.guildId !== guildId) throw noSuchEvent();
    const now = nowOf(tx);
    assertAllowed(canSignUp(timesOf(event), { nowMs: now.getTime(), answer: 'away', going: 0 }), 'conflict');
    await tx.guildEvent.update({ where: { id: event.id }, data: { cancelledAt: now, remindAt: null } });
    await noteEntry(tx, { guildId, kind: 'event_cancelled', actorId: characterId, params: { title: event.title } });
    await notifySignedUp(tx, event, { what: 'cancelled', except: characterId });
    await announceCalendar(tx, event);
    return { done: true };
  });
}

/**
 * Answers an event of the own guild, or one that an allied guild shares; a later answer replaces the one before.
 * @throws GameError not_found `guild.no_such_event`; conflict `guild.none`, `guild.event_cancelled`,
 * `guild.event_past`, `guild.event_full`
 */
export function signUp(ctx: Ctx, input: SignUpInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.sign_up', input }, async (tx, { accountId, characterId }) => {
    const { eventId, answer } = input;
    const { guildId } = await holdGuild(tx, characterId);
    const event = await holdEvent(tx, eventId);
    if (!(await isSeen(tx, event, guildId))) throw noSuchEvent();
    const others = (await signedUp(tx, [event])).filter((one) => one.characterId !== characterId);
    const going = others.filter((one) => one.answer === 'going').length;
    const now = nowOf(tx);
    assertAllowed(canSignUp(timesOf(event), { nowMs: now.getTime(), answer, going }), 'conflict');
    const row = { accountId, answer, at: now };
    await tx.guildSignUp.upsert({
      where: { eventId_characterId: { eventId, characterId } },
      create: { eventId, characterId, ...row },
      update: row,
    });
    await announceCalendar(tx, event);
    return { done: true };
  });
}

interface Event {
  readonly id: string;
  readonly guildId: GuildId;
  readonly title: string;
  readonly startsAt: Date;
  readonly places: number | null;
  readonly isShared: boolean;
  readonly cancelledAt: Date | null;
}

/** Locks an event until the transaction ends; the guild of the caller is locked before. */
async function holdEvent(tx: Tx, eventId: string): Promise<Event> {
  await tx.$queryRaw`SELECT 1 FROM guild_events WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.guildEvent.findUnique({ where: { id: eventId } });
  if (row === null) throw noSuchEvent();
  return { ...row, guildId: row.guildId as GuildId };
}

const timesOf = ({ startsAt, cancelledAt, places }: Event) => ({
  ...{ startsAtMs: startsAt.getTime(), isCancelled: cancelledAt !== null, places },
});

/** Whether members of a guild see an event: it is their own, or an ally shares it. */
async function isSeen(tx: Tx, event: Event, guildId: GuildId): Promise<boolean> {
  return event.guildId === guildId || (event.isShared && (await alliesOf(tx, event.guildId)).includes(guildId));
}

/** Returns the columns of an event as they are typed, in words that others may read. */
async function rowOf(
  tx: Tx,
  { accountId, input }: { readonly accountId: AccountId; readonly input: PlanEventInput | ChangeEventInput },
) {
  const { kind, startsAtMs, lastsMinutes, remindMinutes, places, isShared } = input;
  const title = await written(tx, accountId, input.title);
  if (title === '') throw new GameError('invalid', 'guild.no_title');
  return {
    ...{ title, note: await written(tx, accountId, input.note), kind, remindMinutes, places, isShared },
    startsAt: new Date(startsAtMs),
    endsAt: new Date(startsAtMs + lastsMinutes * minuteMs),
    remindAt: new Date(remindAtMs(input)),
  };
}

/** Returns a text as others may read it: coarse words are masked, and a player who is muted writes none. */
async function written(tx: Tx, accountId: AccountId, text: string): Promise<string> {
  const said = normaliseMessage(text);
  if (said === '') return said;
  await demandUnmuted(tx, accountId, 'guild');
  const filtered = chatFilter(said);
  assertAllowed(canBeHeard(filtered.severity));
  return filtered.text;
}

interface News {
  readonly what: 'changed' | 'cancelled' | 'reminder';
  /** The character that did it, and needs no news of it. */
  readonly except: CharacterId | null;
}

/** Notifies everyone who goes to an event, or may go. */
export async function notifySignedUp(
  tx: Tx,
  event: Pick<Event, 'id' | 'guildId' | 'title' | 'startsAt' | 'isShared'>,
  { what, except }: News,
): Promise<void> {
  const factId = newId<string>();
  const details = { title: event.title, what, startsAtMs: event.startsAt.getTime() };
  for (const { accountId, characterId, answer } of await signedUp(tx, [event])) {
    if (answer === 'away' || characterId === except) continue;
    await notify(tx, { accountId, characterId, factId, at: nowOf(tx), fact: { kind: 'guild_event', details } });
  }
}

/** Lets the open calendars of a guild, and of its allies when they see the event, read it again. */
async function announceCalendar(tx: Tx, event: Pick<Event, 'guildId' | 'isShared'>): Promise<void> {
  const allies = event.isShared ? await alliesOf(tx, event.guildId) : [];
  for (const guildId of [event.guildId, ...allies]) await announceMembers(tx, guildId, 'events');
}
