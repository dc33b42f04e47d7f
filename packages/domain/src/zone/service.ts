import { Look } from '@necp/shared/character/look';
import { GameError, type AccountId, type CharacterId, type SessionId } from '@necp/shared/kernel';
import { zoneChanged } from '@necp/shared/zone/events';
import { emit, inTx, type Ctx } from '../kernel';
import { holdCharacter, noteSeen } from '../character';
import { spendTicket } from '../session';
import { endLease, extendLease, isHeld, takeLease, type ClaimZoneInput, type HeldZone, type Renewal } from './leases';
import {
  handCharacter,
  letGo,
  takeCharacter,
  writePositions,
  type Brought,
  type Placement,
  type Taking,
  type WrittenPosition,
} from './positions';
import { announce, survey, withdraw, type AnnouncedProcess, type Survey } from './processes';

export type { Renewal } from './leases';
export type { AnnouncedProcess, Survey, SurveyedChannel } from './processes';

/** What a verified ticket says. */
export interface Ticket {
  readonly jti: string;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly expiresAt: Date;
}

/** A character as the simulation takes it in. */
export interface EnteredCharacter {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly look: Look;
  readonly epoch: number;
  readonly spot: Placement | null;
  /** What it carried when its last holder handed it on; returned once. */
  readonly brought: Brought | null;
}

/**
 * Says that a process simulates, and asks who else does.
 * @returns everybody who does, this one among them, and who holds what
 */
export function announceProcess(ctx: Ctx, input: AnnouncedProcess): Promise<Survey> {
  return inTx(ctx, async (tx) => {
    await announce(tx, input);
    return survey(tx);
  });
}

/** A process ends its own registration, so that its zones are free at once. */
export function withdrawProcess(ctx: Ctx, simId: string): Promise<void> {
  return inTx(ctx, (tx) => withdraw(tx, simId));
}

/**
 * Takes the lease of a zone channel for a process.
 * @returns its epoch, or null while another process holds it
 */
export function claimZone(ctx: Ctx, input: ClaimZoneInput): Promise<number | null> {
  return inTx(ctx, (tx) => takeLease(tx, input));
}

/**
 * Keeps the lease and notes how many play and wait there; false when another holder took over: the caller must stop
 * writing and playing.
 */
export function renewLease(ctx: Ctx, zone: HeldZone, renewal: Renewal): Promise<boolean> {
  return inTx(ctx, (tx) => extendLease(tx, zone, renewal));
}

/**
 * Gives the lease back before it ends, so that the next process need not wait; nothing happens when another holds it.
 */
export function releaseZone(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, (tx) => endLease(tx, zone));
}

/**
 * Lets a character into a zone: its ticket is spent, its session looked at, and the zone becomes its one writer.
 * @throws GameError conflict `session.ticket_spent`, `zone.elsewhere`; unauthenticated `session.ended`, not_found
 *   `character.not_found`, unavailable `zone.moved`
 */
export function enterZone(
  ctx: Ctx,
  zone: HeldZone,
  { ticket, seen, arrive }: Pick<Taking, 'seen' | 'arrive'> & { readonly ticket: Ticket },
): Promise<EnteredCharacter> {
  const { characterId, accountId, sessionId } = ticket;
  return inTx(ctx, async (tx) => {
    await spendTicket(tx, { jti: ticket.jti, sessionId, expiresAt: ticket.expiresAt });
    if (!(await isHeld(tx, zone))) throw new GameError('unavailable', 'zone.moved');
    const { name, look } = await holdCharacter(tx, { accountId, characterId });
    const { epoch, spot, brought } = await takeCharacter(tx, zone, { characterId, seen, arrive });
    if (seen?.zoneId !== zone.zoneId)
      await emit(tx, zoneChanged, {
        characterId,
        fromZoneId: seen?.zoneId ?? null,
        toZoneId: zone.zoneId,
        channel: zone.channel,
      });
    return { characterId, accountId, sessionId, name, look: Look.parse(look), epoch, spot, brought };
  });
}

/**
 * Lets a character that has never been anywhere begin at a spot of a zone, as tests do.
 * @throws GameError not_found `character.not_found`, conflict `zone.elsewhere` when it has been somewhere
 */
export function beginAt(
  ctx: Ctx,
  zone: HeldZone,
  { characterId, spot }: { readonly characterId: CharacterId; readonly spot: Placement },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    const known = await noteSeen(tx, { zoneId: zone.zoneId, seen: [{ characterId, playedMs: 0 }] });
    if (!known.has(characterId)) throw new GameError('not_found', 'character.not_found');
    const { epoch } = await takeCharacter(tx, zone, { characterId, seen: null, arrive: spot });
    await letGo(tx, zone, [{ characterId, epoch }]);
  });
}

export interface Leaving {
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly spot: Placement;
  /** Since the last checkpoint. */
  readonly playedMs: number;
  /** What goes along to the next holder, as JSON only the simulation reads. */
  readonly carried?: string | null;
}

/**
 * Hands a character to another zone, here or (without an epoch) wherever that is played: from the commit on exactly the
 * new holder may write
 * it, and it stands at the spot given. The same call again answers the same.
 * @returns the epoch under which the new holder writes
 * @throws GameError unavailable `zone.moved` when the old holder held it no more
 */
export function crossZone(
  ctx: Ctx,
  from: HeldZone,
  { to, leaving }: { readonly to: HeldZone | { readonly zoneId: string }; readonly leaving: Leaving },
): Promise<number> {
  const { characterId, epoch, spot, playedMs, carried = null } = leaving;
  return inTx(ctx, async (tx) => {
    const outcome = await handCharacter(tx, { from, to }, { characterId, epoch, arrive: spot, carried });
    if (outcome === 'refused') throw new GameError('unavailable', 'zone.moved');
    if (outcome === 'repeated') return epoch + 1;
    await noteSeen(tx, { zoneId: to.zoneId, seen: [{ characterId, playedMs }] });
    if (to.zoneId !== from.zoneId)
      await emit(tx, zoneChanged, {
        characterId,
        fromZoneId: from.zoneId,
        toZoneId: to.zoneId,
        channel: 'channel' in to ? to.channel : 1,
      });
    return epoch + 1;
  });
}

export interface CheckpointAnswer {
  /** The zone has another holder: nothing was written. */
  readonly isLost: boolean;
  /** Those who have another writer by now. */
  readonly stale: readonly CharacterId[];
  /** The version of each character's sheet: a zone that knows an older one has missed a message. */
  readonly sheetVersions: ReadonlyMap<CharacterId, number>;
}

export interface Checkpoint extends WrittenPosition {
  /** How much longer it was played since the last checkpoint. */
  readonly playedMs: number;
}

/** Writes everybody's place and time played, each under its epoch. */
export function checkpointPositions(
  ctx: Ctx,
  zone: HeldZone,
  positions: readonly Checkpoint[],
): Promise<CheckpointAnswer> {
  return inTx(ctx, async (tx) => {
    if (!(await isHeld(tx, zone))) return { isLost: true, stale: [], sheetVersions: new Map() };
    const written = await writePositions(tx, zone, positions);
    const sheetVersions = await noteSeen(tx, {
      zoneId: zone.zoneId,
      seen: positions.filter(({ characterId }) => written.has(characterId)),
    });
    return {
      isLost: false,
      stale: positions.flatMap(({ characterId }) => (written.has(characterId) ? [] : [characterId])),
      sheetVersions,
    };
  });
}

/**
 * Writes the last place and the time played of those who leave, and lets them go; who has another writer already is
 * left out.
 */
export function leaveZone(ctx: Ctx, zone: HeldZone, leaving: readonly Leaving[]): Promise<void> {
  return inTx(ctx, async (tx) => {
    const written = await writePositions(
      tx,
      zone,
      leaving.map(({ characterId, epoch, spot }) => ({ characterId, epoch, ...spot })),
    );
    const gone = leaving.filter(({ characterId }) => written.has(characterId));
    await letGo(tx, zone, gone);
    await noteSeen(tx, { zoneId: zone.zoneId, seen: gone });
  });
}
