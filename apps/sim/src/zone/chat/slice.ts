import { type ChatFilter, cleanFilter } from '@necp/shared/chat/filter';
import type { SendMessageInput } from '@necp/shared/chat/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

/** A line that was checked and waits for what it links to. */
export interface WaitingLine {
  readonly characterId: CharacterId;
  readonly channel: SendMessageInput['channel'];
  readonly style: SendMessageInput['style'];
  /** As the filter left it. */
  readonly text: string;
}

/** A player whose body moves in an emote. */
interface MovingEmote {
  readonly characterId: CharacterId;
  /** Null until the player walks or fights. */
  readonly endTick: number | null;
}

interface ChatSlice {
  /** Finds coarse and hateful words; it is set when the zone opens. */
  filter: ChatFilter;
  /** Messages are numbered from one. */
  nextMessage: number;
  /** By the id of the request; the pace of their speakers bounds their number. */
  readonly waiting: Map<string, WaitingLine>;
  /** By the index of the entity. */
  readonly emotes: Map<number, MovingEmote>;
}

export const chatSlice = zoneSlice<ChatSlice>('chat', () => ({
  filter: cleanFilter,
  nextMessage: 1,
  waiting: new Map(),
  emotes: new Map(),
}));
