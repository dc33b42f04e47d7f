import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';

/** Whom a zone channel is made for. */
export interface Group {
  readonly leaderId: CharacterId;
  readonly members: readonly CharacterId[];
  readonly difficulty: InstanceDifficulty;
}
