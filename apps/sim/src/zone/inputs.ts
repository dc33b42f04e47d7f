import type { Look } from '@necp/shared/character/look';
import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId, ItemId, Locale, MessageParams, SessionId } from '@necp/shared/kernel';
import type { Rarity } from '@necp/shared/inventory/content';
import type { LootItem } from '@necp/shared/loot/schema';
import type { ClientMessage, Intent } from '@necp/shared/protocol';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import type { Carried } from './combat/carry';
import type { DirectorCommand } from './direction';

/** A position on the ground of a zone: tiles, facing 0..255. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

/** The name and look of a character. */
export interface Face {
  readonly name: string;
  readonly look: Look;
}

/** A character that joins the zone, as the domain let it enter. */
export interface Entrant {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly look: Look;
  /** Counts this character's entries; every write must carry the latest one. */
  readonly epoch: number;
  /** Its saved position in this zone, or its place of arrival; null for a character that was never here. */
  readonly spot: Placement | null;
  readonly locale: Locale;
  readonly sheet: CharacterSheet;
  /** Pools brought from another zone; null takes those of the sheet. */
  readonly vitals: Vitals | null;
  /** Cooldowns and statuses brought from another zone. */
  readonly carried?: Carried;
}

/** A drop on the ground. */
export interface Drop {
  readonly dropId: string;
  /** Its owner until `ownedUntilMs`; null means that all players may take it. */
  readonly ownerId: CharacterId | null;
  readonly ownedUntilMs: number;
  readonly expiresMs: number;
  /** Null for money. */
  readonly templateId: string | null;
  readonly quantity: number;
  readonly rarity: Rarity;
  readonly eddies: number;
  readonly x: number;
  readonly y: number;
}

/** An item that was picked up; `toDelivery` when the inventory was full and it waits for delivery. */
export type Found = LootItem & { readonly toDelivery: boolean };

/** The reward of one player for an event. */
export interface EventShare extends Omit<Gain, 'level'> {
  /** Null for a player who got nothing now. */
  readonly level: number | null;
  readonly eddies: number;
  readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
}

/** The reward of one player with a share in a defeat. */
export interface Gain {
  readonly characterId: CharacterId;
  readonly experience: number;
  readonly level: number;
  readonly levelsGained: number;
}

/** Every input a zone can get from outside; a recording of them replays a run. */
export type ZoneInput =
  | { readonly kind: 'join'; readonly entrant: Entrant; readonly connectionId: number | null }
  | { readonly kind: 'intent'; readonly connectionId: number; readonly intent: Intent }
  | { readonly kind: 'resync'; readonly connectionId: number }
  | { readonly kind: 'say'; readonly connectionId: number; readonly said: SendMessageInput }
  /** Any other event of a client, after its schema was checked. */
  | { readonly kind: 'event'; readonly connectionId: number; readonly event: ClientMessage }
  | { readonly kind: 'lost'; readonly connectionId: number }
  /** The domain refused a write under this epoch: another process holds the character. */
  | { readonly kind: 'stale'; readonly characterId: CharacterId; readonly epoch: number }
  /** The last position of a character that left has been saved. */
  | { readonly kind: 'saved'; readonly characterId: CharacterId; readonly epoch: number }
  /** `face` is present when the name or look may have changed. */
  | { readonly kind: 'sheet'; readonly characterId: CharacterId; readonly sheet: CharacterSheet; readonly face?: Face }
  /** A message from another channel of this zone. */
  | { readonly kind: 'heard'; readonly chatMessage: ChatMessage }
  /** The number of open channels of this zone. */
  | { readonly kind: 'channels'; readonly count: number }
  /** Closes this channel: at most `most` of the players who can leave now move to the other channels. */
  | { readonly kind: 'join_others'; readonly most: number }
  | { readonly kind: 'world'; readonly key: string; readonly value: WorldValue }
  /** A command of a test's director. */
  | { readonly kind: 'directed'; readonly command: DirectorCommand }
  | DomainAnswer;

/** The domain's answer to an output of an earlier tick; its player may have left meanwhile. */
export type DomainAnswer =
  | { readonly kind: 'dropped'; readonly drops: readonly Drop[] }
  | { readonly kind: 'gained'; readonly defeatId: string; readonly gains: readonly Gain[] }
  | { readonly kind: 'charged'; readonly id: string; readonly characterId: CharacterId; readonly costEddies: number }
  | {
      readonly kind: 'picked';
      readonly characterId: CharacterId;
      readonly dropId: string;
      /** Whether the drop no longer exists. */
      readonly isGone: boolean;
      readonly found: Found | null;
      readonly rejection: RejectionReason | null;
    }
  | {
      readonly kind: 'opened';
      readonly id: string;
      readonly characterId: CharacterId;
      readonly containerId: string;
      readonly spawnIndex: number;
      readonly rejection: RejectionReason | null;
    }
  | {
      readonly kind: 'boxes';
      readonly characterId: CharacterId;
      readonly boxes: readonly {
        readonly containerId: string;
        readonly spawnIndex: number;
        readonly refillsAtMs: number;
      }[];
    }
  | {
      readonly kind: 'consumed';
      readonly id: string;
      readonly characterId: CharacterId;
      readonly itemId: ItemId;
      readonly rejection: RejectionReason | null;
    }
  | { readonly kind: 'shared'; readonly runId: string; readonly shares: readonly EventShare[] }
  | {
      readonly kind: 'conversing';
      readonly characterId: CharacterId;
      readonly entityId: number;
      readonly npcId: string | null;
      readonly object: string | null;
      readonly isOpen: boolean;
    }
  /** The character was handed over to another zone under a newer epoch, so its entity is removed here. */
  | { readonly kind: 'transferred'; readonly characterId: CharacterId; readonly epoch: number }
  | {
      readonly kind: 'transfer_rejected';
      readonly characterId: CharacterId;
      readonly epoch: number;
      readonly rejection: RejectionReason;
    };

/** A refusal as it is sent to the player: a code with a message in both languages. */
export interface RejectionReason {
  readonly code: string;
  readonly params: MessageParams;
}
