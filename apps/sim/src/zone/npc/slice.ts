import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

/** A conversation with a person, or a text being read, until the player walks away. */
export interface Conversation {
  readonly entityId: number;
  readonly x: number;
  readonly y: number;
  readonly npcId: string | null;
  readonly object: string | null;
  /** False until the domain has opened it. */
  isOpen: boolean;
  /** The connection it was sent on; a new connection gets it again. */
  notifiedConnectionId: number | null;
}

export const npcSlice = zoneSlice('npc', () => ({ conversations: new Map<CharacterId, Conversation>() }));
