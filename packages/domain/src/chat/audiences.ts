import type { GroupChannel } from '@necp/shared/chat/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { oneForAll, type ReadDb, type Tx } from '../kernel';

/** The group in which a character talks, and everyone in it, the character included. */
export interface ChatAudience {
  /** The id of the group: its lines are kept under it. */
  readonly roomId: string;
  readonly characterIds: readonly CharacterId[];
}

/** A channel whose members another room knows, such as a party. */
export interface ChatAudienceKind {
  readonly channel: GroupChannel;
  /**
   * Returns the group of a character; null for one without. It is asked for each line and each page of history, in
   * the transaction of the line, so that a character that has left the group hears nothing after.
   */
  readonly audienceOf: (db: ReadDb | Tx, characterId: CharacterId) => Promise<ChatAudience | null>;
}

const kinds = oneForAll('chat audiences', () => new Map<GroupChannel, ChatAudienceKind>());

/** Declares who talks in a channel of groups. The room of the groups calls it once, where its module is loaded. */
export function defineChatAudience(kind: ChatAudienceKind): ChatAudienceKind {
  kinds.set(kind.channel, kind);
  return kind;
}

/** Returns the group in which a character talks; null without a group, or without a room that knows of groups. */
export async function audienceIn(
  db: ReadDb | Tx,
  channel: GroupChannel,
  characterId: CharacterId,
): Promise<ChatAudience | null> {
  return (await kinds.get(channel)?.audienceOf(db, characterId)) ?? null;
}
