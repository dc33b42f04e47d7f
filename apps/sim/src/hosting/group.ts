import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';

/** The group of players for which a private zone channel was created. */
export interface Group {
  readonly leaderId: CharacterId;
  readonly members: readonly CharacterId[];
  readonly difficulty: InstanceDifficulty;
}
