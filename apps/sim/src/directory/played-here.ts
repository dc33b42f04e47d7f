import type { Logger } from '@necp/domain/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../hosting/group';
import type { Host } from '../hosting/host';
import type { ChannelRules } from './channels';
import type { Holding, Leases } from './hosted-zone';

export interface DirectoryOptions {
  /** The name of this process. */
  readonly simId: string;
  /** Public zones; the first channel of each is always hosted. */
  readonly maps: readonly ZoneMap[];
  readonly nowMs: () => number;
  /** Monotonic milliseconds, for the ends of leases. */
  readonly beatMs: () => number;
  readonly leases: Leases;
  /**
   * Opens a zone that was just claimed, without starting it. `onLost` may be called when a write finds another holder,
   * `onFault` when a tick threw.
   */
  readonly openZone: (holding: Holding, on: ZoneEnds) => Promise<Host>;
  /** Is called when the lease is lost or has run out, or the zone has failed, to inform the players. */
  readonly onZoneLost: (host: Host) => void;
  /** Is called once when another living process has the name of this one, which then hosts nothing and must end. */
  readonly onNameTaken: () => void;
  /** Saves all players, releases the lease, and sends the players to the next holder. */
  readonly handOver: (host: Host, holding: Holding) => Promise<void>;
  /** How long a private instance may be empty before it is closed. */
  readonly emptyMs: number;
  /** The rules for channels of crowded zones, and how long a channel stays open at least. */
  readonly channels: ChannelRules & { readonly staysMs: number };
  readonly log: Logger;
}

/** How a zone may end that this process did not close. */
export interface ZoneEnds {
  readonly onLost: () => void;
  readonly onFault: (error: unknown) => void;
}

/** The zones that this process hosts. */
export interface PlayedHere {
  /** Returns the host of a channel; the channel defaults to the first one. */
  hostOf(zoneId: string, channel?: number): Host | null;
  readonly hosts: readonly Host[];
  /** Waits until the public channels of a zone that this process is claiming are open. */
  whenOpen(zoneId: string): Promise<void>;
  /**
   * Whether every public zone was seen to be hosted, here or elsewhere: before that, a player who asks for one would be
   * refused too soon.
   */
  readonly isReady: boolean;
  /** Waits for `isReady`, because clients connect after a restart before the zones are open. */
  readyWithin(mostMs: number): Promise<boolean>;
  /**
   * Creates and starts a private instance.
   * @throws GameError when no lease was available
   */
  openInstance(map: ZoneMap, group: Group): Promise<Host>;
}

/**
 * Decides which zones this process hosts: its share of the public ones, and channels on request; it yields when another
 * process took over.
 */
export interface Directory extends PlayedHere {
  /** Whether this process is announced under its name. */
  readonly hasName: boolean;
  start(): void;
  /** Surveys immediately for free zones. */
  hurry(): void;
  /**
   * Claims nothing more and announces that.
   * @returns how many other processes stay
   */
  leave(): Promise<number>;
  /** Hands every public zone to the processes that stay. */
  giveAll(): Promise<void>;
  /** Stops every zone, waits for its writes and releases its lease. */
  drain(withinMs: number): Promise<void>;
}
