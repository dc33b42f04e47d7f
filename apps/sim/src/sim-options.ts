import type { Domain, Logger } from '@necp/domain/kernel';
import type { EventAccess } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { GameData } from './zone/game-data';

/** The settings of a zone process and what it is given to work with. */
export interface SimOptions {
  readonly domain: Domain;
  readonly log: Logger;
  /** The complete content. */
  readonly gameData: GameData;
  /** Every zone that can be hosted here, public ones and private instances. */
  readonly maps: readonly ZoneMap[];
  /** The zone of players whose zone no longer exists, and of new players while there is no tutorial zone. */
  readonly firstZone: string;
  /** How long a private instance may be empty before it is closed, in milliseconds. */
  readonly emptyMs: number;
  readonly simId: string;
  /** Is called when another living process has this name: nothing is hosted here, and the process must end. */
  readonly onNameTaken: () => void;
  readonly port: number;
  /** The address to listen on; the loopback addresses alone when left out. */
  readonly host?: string | undefined;
  readonly publicUrl: string;
  /** Further origins whose pages may open the socket; none when left out. */
  readonly allowedOrigins?: readonly string[];
  readonly simPublicUrl: string;
  /** The address at which the other processes reach this one. */
  readonly simInnerUrl: string;
  /** Whether another process is asked by https only; by either when left out. */
  readonly innerTls?: boolean;
  readonly jwksUrl: string;
  /** The number of players in one channel of a zone. */
  readonly zoneCapacity: number;
  /** The greatest number of channels of one crowded zone, and how long one stays open at least. */
  readonly zoneChannels: number;
  readonly channelStaysMs: number;
  readonly mostConnections: number;
  readonly connectionsPerAddress: number;
  readonly proxyHops: number;
  /** Whether binary frames may take the short path past Node's streams and Socket.IO. */
  readonly socketBypass: 'auto' | 'off';
  /** What each message of the socket asks of its sender, where that is not what the protocol says. */
  readonly access?: EventAccess;
  readonly metricsToken?: string | undefined;
  readonly nowMs: () => number;
}
