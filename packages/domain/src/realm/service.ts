import { canGiveReason } from '@necp/shared/audit-log/rules';
import { characterSwitched } from '@necp/shared/character/events';
import type { TicketView } from '@necp/shared/character/schema';
import { assertAllowed, GameError, type MessageParams } from '@necp/shared/kernel';
import { canEnter } from '@necp/shared/realm/rules';
import type { EnterWorldInput, LeaveQueueInput, LeftQueueView, RealmQueueView } from '@necp/shared/realm/schema';
import type { ChangeRealmSettingsInput, RealmSettingsChange, RealmSettingsView } from '@necp/shared/realm/settings';
import type { SessionListView } from '@necp/shared/session/schema';
import { holdCharacter, namesOf } from '../character';
import { type Ctx, emit, inTx, isPermitted, once, requireActor, requirePermission } from '../kernel';
import { demandEntry } from '../maintenance';
import { rest } from '../progression';
import { bindCharacter, ownSessions, holdPermission, requireProof } from '../session';
import { signTicket } from '../token';
import { crowdWith, entryUrl } from '../zone';
import { inTurn } from './entrances';
import { assertFewOnline, playsBeside } from './online';
import { dropPlace, placeIn, readSeats, takePlace } from './places';
import { applyChange, settingsOf } from './settings';
import { lockRealm, readRealm } from './steps';

/**
 * Binds the caller's session to a character and signs the ticket that opens the simulation's socket once, within thirty
 * seconds. Every call signs a new one. While the realm is full it takes a place in the queue instead, or keeps it.
 * @throws GameError not_found `character.not_found` for deleted characters and those of others alike; unauthenticated
 * `session.ended`; conflict `realm.other_online` while another character of the account is in the city, unless it is
 * taken over; unavailable, except for staff: `maintenance.running`, `realm.closed`, or `realm.full` with the place in
 * the queue; `kernel.busy` when too many ask at once
 */
export async function enterWorld(ctx: Ctx, input: EnterWorldInput): Promise<TicketView> {
  const { accountId, sessionId } = requireActor(ctx);
  const { characterId } = input;
  const queue = await inTurn(ctx, () => seatOrQueue(ctx, input));
  if (queue !== null) throw new GameError('unavailable', 'realm.full', paramsOf(queue));
  // While no process hosts the zone, the client waits at the address where one soon will.
  const simUrl = (await entryUrl(ctx, characterId)) ?? ctx.config.simPublicUrl;
  return { ...(await signTicket(ctx, { characterId, accountId, sessionId })), simUrl };
}

/** Gives a seat and binds the session in one transaction, or a place in the queue, which is kept. */
function seatOrQueue(ctx: Ctx, input: EnterWorldInput): Promise<RealmQueueView | null> {
  const { accountId, sessionId } = requireActor(ctx);
  const { characterId } = input;
  const isStaff = isPermitted(ctx, 'realm.enter_full');
  return inTx(ctx, async (tx) => {
    const { lastSeenAt } = await holdCharacter(tx, { characterId, accountId });
    const realm = await lockRealm(tx);
    await demandEntry(tx, sessionId);
    assertAllowed(canEnter({ isOpen: realm.isOpen, isStaff }), 'unavailable');
    const entering = { accountId, sessionId, characterId };
    const { own, others } = await playsBeside(tx, entering);
    const seats = await readSeats(tx, realm, [characterId, ...[...own, ...others].map((play) => play.characterId)]);
    const ended = await assertFewOnline(tx, entering, { realm, seats, others, takeOver: input.takeOver === true });
    const leaving = [...own, ...ended].map((play) => play.characterId);
    const queue = await takePlace(tx, { accountId, characterId, leaving, isStaff }, { realm, seats });
    if (queue !== null) return queue;
    await rest(tx, { characterId, lastSeenAt });
    const fromCharacterId = await bindCharacter(tx, { sessionId, characterId });
    if (fromCharacterId !== characterId) await emit(tx, characterSwitched, { characterId, accountId, fromCharacterId });
    return null;
  });
}

function paramsOf({ place, waiting, estimateSeconds }: RealmQueueView): MessageParams {
  return { place, waiting, ...(estimateSeconds === null ? {} : { estimateSeconds }) };
}

/** Gives up the account's place in the queue; doing so twice is no error. */
export function leaveQueue(ctx: Ctx, input: LeaveQueueInput): Promise<LeftQueueView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'realm.leave_queue', input }, async () => {
      await lockRealm(tx);
      return { wasWaiting: await dropPlace(tx, accountId) };
    }),
  );
}

/**
 * Returns the sessions of the caller's account with the characters they play, its trusted devices, and its latest
 * sign-ins.
 */
export async function sessionList(ctx: Ctx): Promise<SessionListView> {
  const { sessions, ...rest } = await ownSessions(ctx);
  const played = sessions.flatMap(({ characterId }) => characterId ?? []);
  const [names, { among }] = await inTx(ctx, async (tx) => [await namesOf(tx, played), await crowdWith(tx, played)]);
  return {
    ...rest,
    sessions: sessions.map(({ characterId, ...session }) => {
      const known = characterId === null ? undefined : names.get(characterId);
      const isInCity = characterId !== null && among.has(characterId);
      return { ...session, character: known === undefined ? null : { ...known, isInCity } };
    }),
  };
}

/** Returns the caller's place in the queue of the realm; null when the account does not wait. */
export function queueView(ctx: Ctx): Promise<RealmQueueView | null> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, async (tx) => placeIn(tx, accountId, await readRealm(tx)));
}

/**
 * Returns the settings of the realm for an administrator.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function settingsView(ctx: Ctx): Promise<RealmSettingsView> {
  requirePermission(ctx, 'realm.settings');
  return realmSettings(ctx);
}

/** Returns the settings of the realm, as processes use them. */
export async function realmSettings(ctx: Ctx): Promise<RealmSettingsView> {
  return inTx(ctx, async (tx) => settingsOf(tx, await readRealm(tx)));
}

/**
 * Changes settings of the realm for all processes; asks for a proof and writes the reason to the audit log.
 * @throws GameError forbidden `kernel.not_permitted` or `session.proof_required`; conflict `realm.settings_changed`
 * when they are newer than the caller knows; invalid `realm.idle_times`, `audit-log.reason_*`
 */
export function changeSettings(ctx: Ctx, input: ChangeRealmSettingsInput): Promise<RealmSettingsView> {
  const { accountId } = requirePermission(ctx, 'realm.settings');
  assertAllowed(canGiveReason(input.reason));
  const { requestId, knownVersion, change, reason } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'realm.change_settings', input }, async () => {
      await holdPermission(tx, 'realm.settings');
      await requireProof(tx);
      const realm = await lockRealm(tx);
      if (realm.version !== knownVersion) throw new GameError('conflict', 'realm.settings_changed');
      return applyChange(tx, realm, { change, accountId, reason: reason.trim() });
    }),
  );
}

/**
 * Changes settings of the realm by the operator's command.
 * @throws GameError invalid `realm.idle_times`
 */
export function setSettings(ctx: Ctx, change: RealmSettingsChange): Promise<RealmSettingsView> {
  return inTx(ctx, async (tx) => applyChange(tx, await lockRealm(tx), { change, accountId: null, reason: null }));
}
