import type { Look } from '@necp/shared/character/look';
import type { SendLineInput } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId, Locale, SessionId } from '@necp/shared/kernel';
import type { Intent } from '@necp/shared/protocol';

/** A place on the ground of a zone: tiles, facing 0..255. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

/** A character on its way in, as the domain let it enter. */
export interface Entrant {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly look: Look;
  /** Counts this character's entries; whoever writes it must name the last one. */
  readonly epoch: number;
  /** Where it was checkpointed in this zone; null for somebody who was never here. */
  readonly spot: Spot | null;
  readonly locale: Locale;
}

/** Everything that can reach a zone from outside; recorded, they replay a run. */
export type ZoneInput =
  | { readonly kind: 'join'; readonly entrant: Entrant; readonly link: number | null }
  | { readonly kind: 'intent'; readonly link: number; readonly intent: Intent }
  | { readonly kind: 'resync'; readonly link: number }
  | { readonly kind: 'say'; readonly link: number; readonly said: SendLineInput }
  | { readonly kind: 'lost'; readonly link: number }
  /** The domain refused to write a character under its epoch: somebody else holds it. */
  | { readonly kind: 'stale'; readonly characterId: CharacterId; readonly epoch: number }
  /** The last position of somebody who left is safely written. */
  | { readonly kind: 'saved'; readonly characterId: CharacterId; readonly epoch: number };
