import { randomUUID } from 'node:crypto';
import { deviceNoticed } from '@necp/shared/account/events';
import { characterMentioned } from '@necp/shared/chat/events';
import {
  guildApplicationAnswered,
  guildApplied,
  guildInvited,
  guildLedAnew,
  playerLeftGuild,
} from '@necp/shared/guild/events';
import { itemGained } from '@necp/shared/inventory/events';
import { type AccountId, dayMs, type CharacterId, type GuildId, type ItemTemplateId } from '@necp/shared/kernel';
import { playerSanctioned, reportDecided } from '@necp/shared/moderation/events';
import { defaultPreferences, notificationsKeptDays } from '@necp/shared/notification/rules';
import { InboxInput, type NotificationKind, notificationKinds } from '@necp/shared/notification/schema';
import { partyApplicationAnswered, partyApplied, partyInviteAnswered, partyInvited } from '@necp/shared/party/events';
import { levelUp, titleGained } from '@necp/shared/progression/events';
import { tierChanged } from '@necp/shared/reputation/events';
import { friendRequestAccepted, friendRequestSent } from '@necp/shared/social/events';
import { tokenReused } from '@necp/shared/token/events';
import { eventShared } from '@necp/shared/world-event/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCharacter } from '../character/service';
import { type Actor, type Ctx, inTx, nowOf } from '../kernel';
import { purge } from '../kernel/retention';
import { grantTitle } from '../progression';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { busEventOf, deliverTo } from '../testing/bus-events';
import { listeners } from './listeners';
import { inbox, preferencesOf, unread } from './queries';
import { retention } from './retention';
import { clearInbox, markNotifications, savePreferences } from './service';
import { notify } from './steps';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2031, 4, 5, 12));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 12 });
});
afterAll(() => testDomain.close());

type Player = Ctx & { readonly actor: Actor };
let made = 0;
async function newPlayer(): Promise<{
  readonly ctx: Player;
  readonly characterId: CharacterId;
  readonly name: string;
}> {
  const ctx = await guest(testDomain);
  const { id, name } = await createCharacter(ctx, newcomer(`Reader${'abcdefghkmnprstuvwxyz'[made++]}`));
  return { ctx, characterId: id, name };
}
const hear = (event: Parameters<typeof deliverTo>[2]) => deliverTo(listeners, testDomain.domain.systemCtx(), event);
const read = (ctx: Ctx, input: object = {}) => inbox(ctx, InboxInput.parse(input));
const reachLevel = (characterId: CharacterId, level: number) =>
  hear(busEventOf(levelUp, { characterId, level }, { at: new Date(clock.nowMs()) }));
/** A fall of reputation, which arrives unread. */
const fall = (characterId: CharacterId) =>
  busEventOf(tierChanged, { characterId, faction: 'market_ring', from: 'trusted', to: 'known' });
const mark = (ctx: Ctx, ids: string[], as: 'read' | 'unread' | 'archived' | 'kept') =>
  markNotifications(ctx, { requestId: newRequestId(), ids, as });
const switchOff = (ctx: Ctx, ...kinds: NotificationKind[]) =>
  savePreferences(ctx, {
    requestId: newRequestId(),
    preferences: {
      ...defaultPreferences,
      kinds: { ...defaultPreferences.kinds, ...Object.fromEntries(kinds.map((kind) => [kind, false])) },
    },
  });

const ofGuilds = [
  { kind: 'guild_level', details: { guild: 'Night Owls', level: 3 } },
  { kind: 'guild_event', details: { title: 'Sewers', what: 'reminder', startsAtMs: 1_900_000_000_000 } },
] as const;

interface Meeting {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly otherId: CharacterId;
}

const guild = { guildId: randomUUID() as GuildId, guildName: 'Night Owls' };
const guildFacts = (from: string) => [
  { kind: 'guild_invitation', details: { from, guild: 'Night Owls', inviteId: guild.guildId } },
  { kind: 'guild_application', details: { from } },
  { kind: 'guild_answered', details: { guild: 'Night Owls', isAccepted: true } },
  { kind: 'guild_removed', details: { guild: 'Night Owls' } },
  { kind: 'guild_leader', details: { guild: 'Night Owls' } },
];

/** The application to the own party, and the answer to an own application. */
function partyAnswers({ accountId, characterId, otherId }: Meeting) {
  const applied = { applicationId: randomUUID(), accountId, characterId };
  return [
    busEventOf(partyApplied, { ...applied, fromCharacterId: otherId, role: 'tank' }),
    busEventOf(partyApplicationAnswered, { ...applied, byCharacterId: otherId, isAccepted: true }),
  ];
}

/** What a character hears of a guild; one leave of its own is no news. */
function guildEvents({ accountId, characterId, otherId }: Meeting) {
  const who = { accountId, characterId };
  const id = guild.guildId;
  return [
    busEventOf(guildInvited, { ...guild, ...who, inviteId: id, fromCharacterId: otherId }),
    busEventOf(guildApplied, { ...who, applicationId: id, fromCharacterId: otherId }),
    busEventOf(guildApplicationAnswered, { ...guild, ...who, applicationId: id, isAccepted: true }),
    busEventOf(playerLeftGuild, { ...guild, ...who, isRemoved: false }),
    busEventOf(playerLeftGuild, { ...guild, ...who, isRemoved: true }),
    busEventOf(guildLedAnew, { ...guild, leaderId: characterId }),
  ];
}

test('each kind of fact arrives, with the character it is about', async () => {
  const { ctx, characterId, name } = await newPlayer();
  const { accountId } = ctx.actor;
  const title = { en: 'of Fixed Address', ru: 'с пропиской' };
  await inTx(testDomain.domain.systemCtx(), (tx) => grantTitle(tx, { characterId, key: 'told', title }));
  const stim = { characterId, ledgerId: randomUUID(), templateId: 'stim_night' as ItemTemplateId, reason: 'test' };
  await reachLevel(characterId, 2);
  await hear(busEventOf(titleGained, { characterId, key: 'told' }));
  await hear(busEventOf(tierChanged, { characterId, faction: 'market_ring', from: 'known', to: 'trusted' }));
  await hear(busEventOf(itemGained, { ...stim, quantity: 50, delivered: 30 }));
  await hear(busEventOf(itemGained, { ...stim, quantity: 50, delivered: 0 }));
  const share = { runId: randomUUID(), event: 'convoy', characterId, points: 12 };
  await hear(busEventOf(eventShared, { ...share, tier: 'gold' }));
  await hear(busEventOf(eventShared, { ...share, tier: null }));
  await hear(busEventOf(deviceNoticed, { accountId, from: 'Firefox, 203.0.113.x' }));
  await hear(busEventOf(tokenReused, { accountId, sessionId: ctx.actor.sessionId, from: 'curl' }));
  const other = await newPlayer();
  const asked = { friendRequestId: randomUUID(), fromAccountId: other.ctx.actor.accountId };
  const asks = { ...asked, fromCharacterId: other.characterId, toAccountId: accountId, toCharacterId: characterId };
  await hear(busEventOf(friendRequestSent, asks));
  const accepts = { ...asked, fromAccountId: accountId, byAccountId: other.ctx.actor.accountId };
  await hear(busEventOf(friendRequestAccepted, accepts));
  const mentions = { messageId: randomUUID(), accountId, characterId, byCharacterId: other.characterId };
  await hear(busEventOf(characterMentioned, { ...mentions, channel: 'own', place: 'Den' }));
  const invites = { inviteId: randomUUID(), partyId: randomUUID(), accountId, characterId };
  await hear(busEventOf(partyInvited, { ...invites, fromCharacterId: other.characterId }));
  for (const event of partyAnswers({ accountId, characterId, otherId: other.characterId })) await hear(event);
  const muted = { sanction: 'mute', channel: 'trade', untilMs: clock.nowMs(), reason: 'fraud' } as const;
  await hear(busEventOf(playerSanctioned, { accountId, reportId: randomUUID(), ...muted }));
  await hear(busEventOf(reportDecided, { accountId, reportId: randomUUID(), reason: 'hate', outcome: 'warned' }));
  const letter = { kind: 'letter', details: { from: other.name, hasContents: true, letterId: randomUUID() } } as const;
  for (const fact of [letter, ...ofGuilds])
    await inTx(testDomain.domain.systemCtx(), (tx) =>
      notify(tx, { accountId, characterId, fact, factId: randomUUID(), at: nowOf(tx) }),
    );
  for (const event of guildEvents({ accountId, characterId, otherId: other.characterId })) await hear(event);
  const { notifications, next } = await read(ctx);
  expect(next).toBeNull();
  expect(notifications.slice(13, 16).map((one) => one.other)).toEqual([other.name, other.name, other.name]);
  expect(notifications.map(({ fact }) => fact).toReversed()).toEqual([
    { kind: 'level_up', details: { level: 2 } },
    { kind: 'title_gained', details: { title } },
    { kind: 'tier_changed', details: { faction: 'market_ring', from: 'known', to: 'trusted' } },
    { kind: 'delivery', details: { templateId: 'stim_night', quantity: 30 } },
    { kind: 'event_reward', details: { event: 'convoy', tier: 'gold' } },
    { kind: 'new_device', details: { from: 'Firefox, 203.0.113.x' } },
    { kind: 'token_reused', details: { from: 'curl' } },
    { kind: 'friend_request', details: { friendRequestId: asked.friendRequestId, characterId: other.characterId } },
    { kind: 'friend_accepted', details: { characterId: other.characterId } },
    { kind: 'mention', details: { characterId: other.characterId, channel: 'own', place: 'Den' } },
    { kind: 'party_invitation', details: { from: other.name, inviteId: invites.inviteId } },
    { kind: 'party_application', details: { from: other.name, role: 'tank' } },
    { kind: 'application_answered', details: { from: other.name, isAccepted: true } },
    { kind: 'sanction', details: muted },
    { kind: 'report_decided', details: { reason: 'hate', isUpheld: true } },
    ...[letter, ...ofGuilds],
    ...guildFacts(other.name),
  ]);
  expect(new Set(notifications.map(({ fact }) => fact.kind))).toEqual(new Set(notificationKinds));
  expect(notifications.map(({ isRead }) => isRead)).toEqual([
    ...[false, false, false, false, false, false, true, false, false, false, false],
    ...[true, false, false, false, false],
    ...[false, false, true, false, true, true, true],
  ]);
  expect(notifications.at(-1)?.character).toEqual({ id: characterId, name });
  expect(notifications[10]?.character).toEqual({ id: characterId, name });
  expect(notifications[8]?.character).toBeNull();
});

test('a fact arrives once, however often and from however many processes it is delivered', async () => {
  const { ctx, characterId } = await newPlayer();
  const event = fall(characterId);
  await Promise.all(Array.from({ length: 8 }, () => hear(event)));
  expect((await read(ctx)).notifications).toHaveLength(1);
  expect(await unread(ctx)).toEqual({ count: 1, byKind: { tier_changed: 1 } });
});

const sanctionOf = (accountId: AccountId, sanction: 'mute' | 'warning') =>
  busEventOf(playerSanctioned, {
    ...{ accountId, reportId: randomUUID(), sanction, reason: 'spam' },
    ...(sanction === 'mute' ? { channel: 'all', untilMs: 1 } : { channel: null, untilMs: null }),
  });
const moderated = {
  'a mute': { kind: 'sanction', eventOf: (accountId: AccountId) => sanctionOf(accountId, 'mute') },
  'a warning': { kind: 'sanction', eventOf: (accountId: AccountId) => sanctionOf(accountId, 'warning') },
  'a decided report': {
    kind: 'report_decided',
    eventOf: (accountId: AccountId) =>
      busEventOf(reportDecided, { accountId, reportId: randomUUID(), reason: 'other', outcome: 'dismissed' }),
  },
} as const;

test.each(Object.entries(moderated))('%s arrives once, and is no concern of others', async (_title, one) => {
  const [{ ctx }, other] = [await newPlayer(), await newPlayer()];
  const event = one.eventOf(ctx.actor.accountId);
  await Promise.all(Array.from({ length: 8 }, () => hear(event)));
  expect((await unread(ctx)).byKind).toEqual({ [one.kind]: 1 });
  expect((await read(other.ctx)).notifications).toEqual([]);
  await switchOff(ctx, one.kind);
  await hear(one.eventOf(ctx.actor.accountId));
  expect((await unread(ctx)).count).toBe(1);
});

test('a kind that is switched off does not arrive, and the safety of the account cannot be switched off', async () => {
  const { ctx, characterId } = await newPlayer();
  const saved = await switchOff(ctx, 'level_up', 'new_device');
  expect(saved.kinds).toMatchObject({ level_up: false, new_device: true });
  expect(await preferencesOf(ctx)).toEqual(saved);
  await reachLevel(characterId, 2);
  await hear(busEventOf(deviceNoticed, { accountId: ctx.actor.accountId, from: 'Firefox' }));
  expect((await read(ctx)).notifications.map(({ fact }) => fact.kind)).toEqual(['new_device']);
});

test('what is read stays, what is archived moves, and both can be undone', async () => {
  const { ctx, characterId } = await newPlayer();
  for (let at = 0; at < 2; at++) await hear(fall(characterId));
  const [newest, older] = (await read(ctx)).notifications.map(({ id }) => id) as [string, string];
  await mark(ctx, [newest], 'read');
  expect((await read(ctx)).notifications.map(({ isRead }) => isRead)).toEqual([true, false]);
  await mark(ctx, [older], 'archived');
  expect(await unread(ctx)).toEqual({ count: 0, byKind: {} });
  expect((await read(ctx)).notifications.map(({ id }) => id)).toEqual([newest]);
  expect((await read(ctx, { box: 'archive' })).notifications).toMatchObject([{ id: older, isRead: true }]);
  await mark(ctx, [newest, older], 'kept');
  await mark(ctx, [newest, older], 'unread');
  expect(await unread(ctx)).toEqual({ count: 2, byKind: { tier_changed: 2 } });
});

test('clearing leaves what arrived after the player looked', async () => {
  const { ctx, characterId } = await newPlayer();
  for (let at = 0; at < 2; at++) await hear(fall(characterId));
  const upTo = (await read(ctx)).notifications[0]?.id ?? '';
  await hear(fall(characterId));
  const input = { requestId: newRequestId(), upTo, as: 'read' as const };
  const answers = await Promise.all(Array.from({ length: 4 }, () => clearInbox(ctx, input)));
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ marked: 2 })));
  expect((await unread(ctx)).count).toBe(1);
  expect(await clearInbox(ctx, { requestId: newRequestId(), upTo, as: 'archived' })).toEqual({ marked: 2 });
  expect((await read(ctx)).notifications).toMatchObject([{ isRead: false }]);
});

test('nothing of another account is listed or marked, and its ids answer like ids that do not exist', async () => {
  const [owner, stranger] = [await newPlayer(), await newPlayer()];
  await hear(fall(owner.characterId));
  const [{ id } = { id: '' }] = (await read(owner.ctx)).notifications;
  expect((await read(stranger.ctx)).notifications).toEqual([]);
  expect(await mark(stranger.ctx, [id], 'archived')).toEqual({ marked: 0 });
  expect(await mark(stranger.ctx, [randomUUID()], 'archived')).toEqual({ marked: 0 });
  expect(await clearInbox(stranger.ctx, { requestId: newRequestId(), upTo: id, as: 'archived' })).toEqual({
    marked: 0,
  });
  expect((await read(owner.ctx)).notifications).toMatchObject([{ id, isRead: false }]);
});

test('what was answered elsewhere is read, and only that', async () => {
  const [asked, asking] = [await newPlayer(), await newPlayer()];
  const { accountId } = asked.ctx.actor;
  const from = { accountId, partyId: randomUUID(), fromCharacterId: asking.characterId };
  const [answered, open] = [randomUUID(), randomUUID()];
  for (const inviteId of [answered, open])
    await hear(busEventOf(partyInvited, { ...from, inviteId, characterId: asked.characterId }));
  const request = { friendRequestId: randomUUID(), fromAccountId: asking.ctx.actor.accountId };
  await hear(
    busEventOf(friendRequestSent, {
      ...request,
      fromCharacterId: asking.characterId,
      toAccountId: accountId,
      toCharacterId: asked.characterId,
    }),
  );
  // The answers of another account change nothing here.
  await hear(busEventOf(partyInviteAnswered, { inviteId: open, accountId: asking.ctx.actor.accountId }));
  expect((await unread(asked.ctx)).byKind).toEqual({ party_invitation: 2, friend_request: 1 });
  for (let time = 0; time < 2; time++) await hear(busEventOf(partyInviteAnswered, { inviteId: answered, accountId }));
  await hear(busEventOf(friendRequestAccepted, { ...request, byAccountId: accountId }));
  expect((await unread(asked.ctx)).byKind).toEqual({ party_invitation: 1 });
  const stillUnread = (await read(asked.ctx)).notifications.find(({ isRead }) => !isRead);
  expect(stillUnread?.fact.details).toEqual({ from: asking.name, inviteId: open });
});

test('pages follow one another without a gap, by kind where that is asked for', async () => {
  const { ctx, characterId } = await newPlayer();
  for (let level = 2; level < 37; level++) await reachLevel(characterId, level);
  await hear(busEventOf(deviceNoticed, { accountId: ctx.actor.accountId, from: 'Firefox' }));
  const first = await read(ctx, { kinds: ['level_up'] });
  const second = await read(ctx, { kinds: ['level_up'], cursor: first.next });
  expect([first.notifications.length, second.notifications.length, second.next]).toEqual([30, 5, null]);
  const levels = [...first.notifications, ...second.notifications].map(({ fact }) => fact.details);
  expect(levels).toEqual(Array.from({ length: 35 }, (_, at) => ({ level: 36 - at })));
});

test('they are removed after a season', async () => {
  const { ctx, characterId } = await newPlayer();
  const old = new Date(clock.nowMs() - (notificationsKeptDays + 1) * dayMs);
  await hear(busEventOf(levelUp, { characterId, level: 2 }, { at: old }));
  await reachLevel(characterId, 3);
  for (const one of retention) await purge(testDomain.domain.systemCtx(), one);
  expect((await read(ctx)).notifications.map(({ fact }) => fact.details)).toEqual([{ level: 3 }]);
});
