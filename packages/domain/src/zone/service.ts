import { Look } from '@necp/shared/character/look';
import { GameError, type AccountId, type CharacterId, type SessionId } from '@necp/shared/kernel';
import { zoneChanged } from '@necp/shared/zone/events';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { emit, inTx, type Ctx } from '../kernel';
import { holdCharacter, holdSheet, holdSheets, noteSeen } from '../character';
import { demandEntry } from '../maintenance';
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
import {
  announce,
  nameTaken,
  survey,
  withdraw,
  type AnnouncedProcess,
  type NamedProcess,
  type NameTaken,
  type Survey,
} from './processes';

export type { Renewal } from './leases';
export type { AnnouncedProcess, NameTaken, Survey, SurveyedChannel } from './processes';

/** The content of a verified ticket. */
export interface Ticket {
  readonly jti: string;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly expiresAt: Date;
}

/** A character as the simulation receives it. */
export interface EnteredCharacter {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly look: Look;
  readonly epoch: number;
  readonly spot: Placement | null;
  /** The payload that its last holder attached; returned once. */
  readonly brought: Brought | null;
}

/**
 * Registers a simulation process and returns the others.
 * @returns all registered processes, this one among them, and the holders of the channels; or until when another living
 * process has the name
 */
export function announceProcess(ctx: Ctx, input: AnnouncedProcess): Promise<Survey | NameTaken> {
  return inTx(ctx, async (tx) => {
    while (!(await announce(tx, input))) {
      const taken = await nameTaken(tx, input);
      // Without one the other process has just stopped counting as alive.
      if (taken !== null) return taken;
    }
    return survey(tx);
  });
}

/** Ends the registration of a process, so that its zones are free at once; does nothing when another has its name. */
export function withdrawProcess(ctx: Ctx, process: NamedProcess): Promise<void> {
  return inTx(ctx, (tx) => withdraw(tx, process));
}

/**
 * Takes the lease of a zone channel for a process.
 * @returns its epoch, or null while another process holds it or has the name
 */
export function claimZone(ctx: Ctx, input: ClaimZoneInput): Promise<number | null> {
  return inTx(ctx, (tx) => takeLease(tx, input));
}

/**
 * Renews the lease and records how many players play and wait there; returns false when another holder took over: the
 * caller must then stop writing and playing.
 */
export function renewLease(ctx: Ctx, zone: HeldZone, renewal: Renewal): Promise<boolean> {
  return inTx(ctx, (tx) => extendLease(tx, zone, renewal));
}

/**
 * Releases the lease before it expires, so that the next process need not wait; does nothing when another process holds
 * it.
 */
export function releaseZone(ctx: Ctx, zone: HeldZone): Promise<void> {
  return inTx(ctx, (tx) => endLease(tx, zone));
}

/**
 * Lets a character into a zone: its ticket is used, its session is checked, and the zone becomes its only writer.
 * @throws GameError conflict `session.ticket_spent`, `zone.elsewhere`; unauthenticated `session.ended`, not_found
 * `character.not_found`, unavailable `zone.moved`, `maintenance.running`
 */
export function enterZone(
  ctx: Ctx,
  zone: HeldZone,
  { ticket, seen, arrive }: Pick<Taking, 'seen' | 'arrive'> & { readonly ticket: Ticket },
): Promise<EnteredCharacter> {
  const { characterId, accountId, sessionId } = ticket;
  return inTx(ctx, async (tx) => {
    await spendTicket(tx, { jti: ticket.jti, sessionId, expiresAt: ticket.expiresAt });
    await demandEntry(tx, sessionId);
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
 * Places a character that has never been anywhere at a position of a zone, as tests do.
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
  /** Milliseconds played since the last checkpoint. */
  readonly playedMs: number;
  /** The payload for the next holder, as JSON that only the simulation reads. */
  readonly carried?: string | null;
}

/**
 * Hands a character to another zone, in this process or (without an epoch) wherever that zone is hosted: from the
 * commit on exactly the new holder may write it, at the given position. A repeated call gets the same answer.
 * @returns the epoch under which the new holder writes
 * @throws GameError unavailable `zone.moved` when the old holder had lost it already
 */
export function crossZone(
  ctx: Ctx,
  from: HeldZone,
  { to, leaving }: { readonly to: HeldZone | { readonly zoneId: string }; readonly leaving: Leaving },
): Promise<number> {
  const { characterId, epoch, spot, playedMs, carried = null } = leaving;
  return inTx(ctx, async (tx) => {
    // Characters are locked before positions, here and wherever a zone writes.
    await holdSheet(tx, characterId);
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
  /** Whether the zone has another holder; then nothing was written. */
  readonly isLost: boolean;
  /** Characters that another zone writes by now. */
  readonly stale: readonly CharacterId[];
  /** The versions of each character's sheet: a zone that knows older ones has missed a message. */
  readonly sheetVersions: ReadonlyMap<CharacterId, SheetVersions>;
}

export interface Checkpoint extends WrittenPosition {
  /** Milliseconds played since the last checkpoint. */
  readonly playedMs: number;
}

/** Writes all positions and times played, each under its epoch. */
export function checkpointPositions(
  ctx: Ctx,
  zone: HeldZone,
  positions: readonly Checkpoint[],
): Promise<CheckpointAnswer> {
  return inTx(ctx, async (tx) => {
    if (!(await isHeld(tx, zone))) return { isLost: true, stale: [], sheetVersions: new Map() };
    await holdSheets(
      tx,
      positions.map(({ characterId }) => characterId),
    );
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
 * Writes the last positions and times played of characters that leave, and releases them; those with another writer are
 * left out. A repeated call does not count the time played again.
 */
export function leaveZone(ctx: Ctx, zone: HeldZone, leaving: readonly Leaving[]): Promise<void> {
  return inTx(ctx, async (tx) => {
    await holdSheets(
      tx,
      leaving.map(({ characterId }) => characterId),
    );
    const written = await writePositions(
      tx,
      zone,
      leaving.map(({ characterId, epoch, spot }) => ({ characterId, epoch, ...spot })),
    );
    const released = await letGo(
      tx,
      zone,
      leaving.filter(({ characterId }) => written.has(characterId)),
    );
    await noteSeen(tx, { zoneId: zone.zoneId, seen: leaving.filter(({ characterId }) => released.has(characterId)) });
  });
}
