import type { CharacterId } from '@necp/shared/kernel';
import type { VoiceKind } from '@necp/shared/voice/schema';
import { oneForAll, type ReadDb, type Tx } from '../kernel';

/** The group in which a character talks, and everyone in it, the character included. */
export interface VoiceAudience {
  /** The id of the group: those with the same id hear one another. */
  readonly roomId: string;
  readonly characterIds: readonly CharacterId[];
}

/** A kind of group whose members talk, and which another room knows, such as a party. */
export interface VoiceAudienceKind {
  readonly kind: VoiceKind;
  /** The topic of the live message that members are sent when the group has changed: it is looked at again then. */
  readonly changedBy: `${string}.${string}`;
  /** Returns the group of a character; null for one without. */
  readonly audienceOf: (db: ReadDb | Tx, characterId: CharacterId) => Promise<VoiceAudience | null>;
}

const kinds = oneForAll('voice audiences', () => new Map<VoiceKind, VoiceAudienceKind>());

/** Declares a kind of groups that talk. The room of the groups calls it once, where its module is loaded. */
export function defineVoiceAudience(kind: VoiceAudienceKind): VoiceAudienceKind {
  kinds.set(kind.kind, kind);
  return kind;
}

/** Returns all kinds of groups that talk. */
export const declaredAudiences = (): readonly VoiceAudienceKind[] => [...kinds.values()];

/** Returns the group in which a character talks; null without a group, or without a room that knows of groups. */
export async function audienceIn(
  db: ReadDb | Tx,
  kind: VoiceKind,
  characterId: CharacterId,
): Promise<VoiceAudience | null> {
  return (await kinds.get(kind)?.audienceOf(db, characterId)) ?? null;
}
