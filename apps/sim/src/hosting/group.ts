import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';

/** The group of players for which a private zone channel was created. */
export interface Group {
  readonly leaderId: CharacterId;
  /** The players who enter at once; those of a party come one after the other, and the domain gives the places. */
  readonly members: readonly CharacterId[];
  readonly difficulty: InstanceDifficulty;
  /** The places of an instance that belongs to a party; null for players who met at the entrance. */
  readonly partyPlaces: number | null;
}
