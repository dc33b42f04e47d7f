import type { Ctx, Logger } from '@necp/domain/kernel';
import { openChannels, playedBy } from '@necp/domain/zone/queries';
import type { ZoneHandle } from '../gateway/handshake';
import type { TicketHolder } from '../cluster/keys';
import type { Host } from '../hosting/host';
import { isLasting, type Holding, type Leases } from './hosted-zone';
import { drainWaits } from './timings';

export interface HandOverParts {
  readonly ctx: () => Ctx;
  /** The address under which browsers reach this process. */
  readonly url: string;
  readonly leases: Pick<Leases, 'release'>;
  readonly zoneHandleOf: (host: Host) => ZoneHandle;
  readonly signTicket: (holder: TicketHolder) => Promise<string>;
  /** Sends a client on to another process. */
  readonly move: (connectionId: number, to: { readonly simUrl: string; readonly ticket: string }) => void;
  /** Closes the remaining connections of a zone that is no longer hosted here. */
  readonly closeZone: (zoneHandle: ZoneHandle) => void;
  /** Notifies the other processes, so that they need not wait for their next survey. */
  readonly notifyFreed: () => void;
  readonly log: Logger;
}

/** How long writes may take, and how long the next holder may take to claim. */
const waits = { writesMs: drainWaits.handOverMs, holderMs: drainWaits.holderMs, lookMs: 25 } as const;

/**
 * Hands a zone with all its players to another process: it saves them, releases the lease, and then sends every client
 * to the new holder with its own ticket. A channel that was opened for a crowd is closed, and its players go to the
 * other channels.
 */
export function createHandOver(parts: HandOverParts): (host: Host, holding: Holding) => Promise<void> {
  const { leases, zoneHandleOf, signTicket, move, closeZone, notifyFreed, log } = parts;
  return async (host, holding) => {
    const { state } = host.zone;
    host.stop();
    const people = [...state.players.values()].flatMap(({ connectionId, characterId, accountId, sessionId }) =>
      connectionId === null ? [] : [{ connectionId, characterId, accountId, sessionId }],
    );
    await host.effects.leaveAll(state);
    if (!(await host.effects.settle(waits.writesMs)))
      log.error({ zone: holding.map.id, waiting: host.effects.backlog }, 'handed over before everything was written');
    host.effects.stop();
    await leases.release(holding).catch((err: unknown) => log.warn({ err }, 'lease could not be released'));
    notifyFreed();
    const simUrl = await nextUrl(parts, holding);
    if (simUrl !== null)
      await Promise.all(
        people.map(async ({ connectionId, ...holder }) =>
          move(connectionId, { simUrl, ticket: await signTicket(holder) }),
        ),
      );
    closeZone(zoneHandleOf(host));
    log.info({ zone: holding.map.id, channel: holding.channel, people: people.length, to: simUrl }, 'zone handed over');
  };
}

/** Returns the address of the next holder; null when no process claimed the zone in time. */
async function nextUrl({ ctx, url }: HandOverParts, holding: Holding): Promise<string | null> {
  const { map, channel, epoch } = holding;
  for (let waitedMs = 0; waitedMs < waits.holderMs; waitedMs += waits.lookMs) {
    if (isLasting(holding)) {
      const played = await playedBy(ctx(), { zoneId: map.id, channel }).catch(() => null);
      if (played !== null && played.epoch > epoch) return played.url;
    } else {
      // The process that hosts one of them knows which of them has room.
      const others = await openChannels(ctx(), map.id).catch(() => []);
      const other = others.find((zoneChannel) => zoneChannel.url !== url);
      if (other !== undefined) return other.url;
    }
    await new Promise((resolve) => setTimeout(resolve, waits.lookMs));
  }
  return null;
}
