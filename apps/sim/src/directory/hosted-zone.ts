import type { NameTaken, Renewal, Survey } from '@necp/domain/zone/service';
import type { Logger } from '@necp/domain/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../hosting/group';
import type { Host } from '../hosting/host';

/** The database operations for leases. */
export interface Leases {
  /**
   * Announces this process, and returns all processes and what they hold; or until when another living process has the
   * name of this one.
   */
  survey(mood: 'stays' | 'leaves'): Promise<Survey | NameTaken>;
  /** Removes the announcement of this process. */
  withdraw(): Promise<void>;
  claim(map: ZoneMap, channel: number): Promise<number | null>;
  /** Claims a private instance under a channel number of its own. */
  openInstanceChannel(map: ZoneMap, group: Group): Promise<OpenedChannel>;
  renew(zone: Holding, sent: Omit<Renewal, 'leaseMs'>): Promise<boolean>;
  release(zone: Holding): Promise<void>;
}

/** A private instance that was claimed. */
export interface OpenedChannel {
  readonly instanceId: string;
  readonly channel: number;
  readonly epoch: number;
  /** For how many players its enemies are made. */
  readonly groupSize: number;
}

/** A zone channel this process holds. */
export interface Holding {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** Null for a public zone. */
  readonly group: Group | null;
  /** What the domain knows of a private instance; absent for a public zone. */
  readonly instance?: Pick<OpenedChannel, 'instanceId' | 'groupSize'>;
}

/** A zone channel that this process hosts, or would host if it were free. */
export interface HostedZone {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly group: Group | null;
  holding: Holding | null;
  host: Host | null;
  timer: NodeJS.Timeout | null;
  /** Whether it is being claimed or handed over, so that nothing else may happen to it. */
  isBusy: boolean;
  /** Pending while it is being claimed and opened. */
  opening: Promise<void> | null;
  /** Since when no process hosts it; null while one does. */
  freeSinceMs: number | null;
  /** Another process took it from this one: a later lease in this name belongs to a restarted process. */
  wasLost: boolean;
  /** How often in a row a tick threw soon after it was opened. */
  faults: number;
  /** When it was opened here. */
  openedMs: number;
  /** When its lease runs out at the earliest, on the monotonic clock of this process. */
  leaseEndsMs: number;
  /** Whether the channel is one too many: no player joins, and its players move to the others. */
  isClosing: boolean;
  /** Consecutive checks at which no player was here. */
  emptyLooks: number;
  watch: NodeJS.Timeout | null;
}

/** Returns a channel that no process hosts yet. */
export function newHostedZone(map: ZoneMap, channel: number, group: Group | null): HostedZone {
  return {
    map,
    channel,
    group,
    holding: null,
    host: null,
    timer: null,
    isBusy: false,
    opening: null,
    freeSinceMs: null,
    wasLost: false,
    faults: 0,
    openedMs: 0,
    leaseEndsMs: 0,
    isClosing: false,
    emptyLooks: 0,
    watch: null,
  };
}

/** Checks whether this channel is always hosted: the first one of every public zone. */
export function isLasting({ group, channel }: Pick<HostedZone, 'group' | 'channel'>): boolean {
  return group === null && channel === 1;
}

/** Checks whether this channel was opened for a crowd and closes with it. */
export function isExtra({ group, channel }: Pick<HostedZone, 'group' | 'channel'>): boolean {
  return group === null && channel > 1;
}

/** Stops a channel, waits for its writes and releases its lease. */
export async function letGo(
  hostedZone: HostedZone,
  { withinMs, leases, log }: { readonly withinMs: number; readonly leases: Leases; readonly log: Logger },
): Promise<void> {
  if (hostedZone.timer !== null) clearTimeout(hostedZone.timer);
  if (hostedZone.watch !== null) clearInterval(hostedZone.watch);
  const { holding, host } = hostedZone;
  if (holding === null || host === null) return;
  host.stop();
  const isSettled = await host.effects.settle(withinMs);
  if (!isSettled)
    log.error({ zone: hostedZone.map.id, waiting: host.effects.backlog }, 'stopped before everything was written');
  host.effects.stop();
  await leases.release(holding).catch((err: unknown) => log.warn({ err }, 'lease could not be released'));
}
