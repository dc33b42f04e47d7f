import type { Renewal, Survey } from '@necp/domain/zone/service';
import type { Logger } from '@necp/domain/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../zone/group';
import type { Host } from '../zone/host';

/** The database's side of leases. */
export interface Leases {
  /** Says that this process is there, and asks who else is and what they hold. */
  survey(mood: 'stays' | 'leaves'): Promise<Survey>;
  /** This process is there no more. */
  withdraw(): Promise<void>;
  claim(map: ZoneMap, channel: number): Promise<number | null>;
  /** Takes a private instance under a channel of its own. */
  openInstanceChannel(map: ZoneMap, group: Group): Promise<{ readonly channel: number; readonly epoch: number }>;
  renew(zone: Holding, sent: Omit<Renewal, 'leaseMs'>): Promise<boolean>;
  release(zone: Holding): Promise<void>;
}

/** A zone channel this process holds. */
export interface Holding {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** Null for a zone that is open to all. */
  readonly group: Group | null;
}

/** A zone channel that this process plays, or would if it were free. */
export interface HostedZone {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly group: Group | null;
  holding: Holding | null;
  host: Host | null;
  timer: NodeJS.Timeout | null;
  /** It is being claimed or handed over: nothing else happens to it. */
  isBusy: boolean;
  /** It is being claimed and opened. */
  opening: Promise<void> | null;
  /** Since when nobody plays it; null while somebody does. */
  freeSinceMs: number | null;
  /**
   * Somebody took it from this process: a lease in this process's name is then that of another one that was started
   * under it.
   */
  wasLost: boolean;
  /** When it was opened here. */
  openedMs: number;
  /** One channel too many: nobody is let in, and whoever is in it goes over to the others. */
  isClosing: boolean;
  /** Looks in a row at which nobody was here. */
  emptyLooks: number;
  watch: NodeJS.Timeout | null;
}

/** A channel nobody plays yet. */
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
    openedMs: 0,
    isClosing: false,
    emptyLooks: 0,
    watch: null,
  };
}

/** Whether somebody always plays this channel: the first of every zone that is open to all. */
export function isLasting({ group, channel }: Pick<HostedZone, 'group' | 'channel'>): boolean {
  return group === null && channel === 1;
}

/** Whether this channel was opened for a crowd and goes with it. */
export function isExtra({ group, channel }: Pick<HostedZone, 'group' | 'channel'>): boolean {
  return group === null && channel > 1;
}

/** Stops a channel, waits for its writes and gives its lease back. */
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
