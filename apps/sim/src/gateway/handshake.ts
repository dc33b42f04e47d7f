import type { Ctx, Logger } from '@necp/domain/kernel';
import type { Ticket } from '@necp/domain/zone/service';
import type { Entered, Entry } from '../hosting/effects';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { Locale } from '@necp/shared/kernel';
import { HandshakeAuth, protocolVersion, type CloseReason, type QueuePlace } from '@necp/shared/protocol';
import type { ZoneInput } from '../zone/inputs';
import type { Followed } from './live';
import { BadTicket } from './tickets';
import type { Turns } from './turns';

/** A zone of this process, as the gateway sees it. */
export interface ZoneHandle {
  readonly tick: number;
  enqueue(input: ZoneInput): void;
  /** Reserves a seat, or returns the position in the queue. */
  seat(characterId: CharacterId): QueuePlace | null;
  release(characterId: CharacterId): void;
  enter(ctx: Ctx, entry: Entry): Promise<Entered>;
}

export interface HandshakeParts {
  readonly verifyTicket: (ticket: string) => Promise<Ticket>;
  /** Returns the zone a character enters, or the address of the process that hosts it; null while no process does. */
  readonly wayIn: (
    ctx: Ctx,
    characterId: CharacterId,
  ) => Promise<(Omit<Entry, 'ticket'> & { readonly zoneHandle: ZoneHandle }) | { readonly elsewhere: string } | null>;
  readonly ctxFor: (address: string, correlationId: string | null) => Ctx;
  /** Subscribes to the live updates of a player, before anything of theirs is read. */
  readonly follow: (player: Followed) => void;
  /** A crowd enters in turns, so that it does not exhaust the connections to the database. */
  readonly turns: Turns;
  readonly log: Logger;
}

/** A character that was admitted and waits for its socket. */
export interface Admission {
  readonly zoneHandle: ZoneHandle;
  readonly entered: Entered;
  readonly locale: Locale;
}

interface WayOn {
  /** The address to which the client goes with its ticket. */
  readonly simUrl?: string;
  /** The position in the queue, which the client keeps by asking again. */
  readonly queue?: QueuePlace;
}

/** The connection is refused; the client gets the reason as the message of `connect_error`. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError';
  readonly data: { readonly reason: CloseReason } & WayOn;

  constructor(reason: CloseReason, wayOn: WayOn = {}) {
    super(reason);
    this.data = { reason, ...wayOn };
  }
}

/**
 * Checks a client's handshake and lets its character enter the zone.
 * @throws HandshakeError with the reason for the client
 */
export async function admit(auth: unknown, address: string, parts: HandshakeParts): Promise<Admission> {
  const presented = HandshakeAuth.safeParse(auth);
  if (!presented.success) throw new HandshakeError('bad_ticket');
  if (presented.data.version !== protocolVersion) throw new HandshakeError('version');
  const ticket = await readTicket(presented.data.ticket, parts);
  const ctx = parts.ctxFor(address, presented.data.requestId ?? null);
  try {
    return await parts.turns.take(() => letIn(ticket, ctx, { parts, locale: presented.data.locale }));
  } catch (error) {
    throw error instanceof HandshakeError ? error : rejectionOf(error, ctx.log);
  }
}

/** The zone of a character that is transferred while it enters is looked up again. */
const mostLooks = 4;

async function letIn(
  ticket: Ticket,
  ctx: Ctx,
  { parts, locale }: { readonly parts: HandshakeParts; readonly locale: Locale },
): Promise<Admission> {
  for (let looks = 1; ; looks++) {
    const way = await parts.wayIn(ctx, ticket.characterId);
    if (way === null) throw new HandshakeError('restarting');
    if ('elsewhere' in way) throw new HandshakeError('zone_lost', { simUrl: way.elsewhere });
    const { zoneHandle, seen, arrive } = way;
    const queue = zoneHandle.seat(ticket.characterId);
    if (queue !== null) throw new HandshakeError('full', { queue });
    parts.follow(ticket);
    try {
      return { zoneHandle, entered: await zoneHandle.enter(ctx, { ticket, seen, arrive }), locale };
    } catch (error) {
      zoneHandle.release(ticket.characterId);
      const isElsewhere = error instanceof GameError && error.code === 'zone.elsewhere';
      if (!isElsewhere || looks === mostLooks) throw error;
    }
  }
}

async function readTicket(ticket: string, { verifyTicket, log }: HandshakeParts): Promise<Ticket> {
  try {
    return await verifyTicket(ticket);
  } catch (error) {
    if (error instanceof BadTicket) throw new HandshakeError('bad_ticket');
    log.warn({ err: error }, 'tickets cannot be checked');
    throw new HandshakeError('restarting');
  }
}

function rejectionOf(error: unknown, log: Logger): HandshakeError {
  if (error instanceof GameError) {
    if (error.kind === 'unauthenticated') return new HandshakeError('signed_out');
    if (error.code === 'maintenance.running') return new HandshakeError('maintenance');
    if (error.kind !== 'unavailable' && error.code !== 'zone.elsewhere') return new HandshakeError('bad_ticket');
  }
  log.warn({ err: error }, 'nobody can enter');
  return new HandshakeError('restarting');
}
