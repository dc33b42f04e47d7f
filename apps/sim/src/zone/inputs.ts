import type { Look } from '@necp/shared/character/look';
import type { ChatLine, SendLineInput } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId, ItemId, Locale, MessageParams, SessionId } from '@necp/shared/kernel';
import type { Rarity } from '@necp/shared/inventory/content';
import type { LootItem } from '@necp/shared/loot/schema';
import type { ClientMessage, Intent } from '@necp/shared/protocol';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import type { Carried } from './combat/carry';
import type { DirectorCommand } from './direction';

/** A place on the ground of a zone: tiles, facing 0..255. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

/** How somebody is met. */
export interface Face {
  readonly name: string;
  readonly look: Look;
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
  /** Where it was checkpointed in this zone, or where it arrives; null for somebody who was never here. */
  readonly spot: Placement | null;
  readonly locale: Locale;
  readonly sheet: CharacterSheet;
  /** Pools it comes with from another zone; null takes those of the sheet. */
  readonly vitals: Vitals | null;
  /** Cooldowns and statuses it comes with from another zone. */
  readonly carried?: Carried;
}

/** Something that lies on the ground for those who may take it. */
export interface Drop {
  readonly dropId: string;
  /** Whose it is until `ownedUntilMs`; null is everybody's. */
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

/** What somebody picked up; `toDelivery` when the bag was full and it waits. */
export type Found = LootItem & { readonly toDelivery: boolean };

/** What somebody got for their part in an event. */
export interface EventShare extends Omit<Gain, 'level'> {
  /** Null for those who got nothing now. */
  readonly level: number | null;
  readonly eddies: number;
  readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
}

/** What a defeat brought one of those who had a share in it. */
export interface Gain {
  readonly characterId: CharacterId;
  readonly experience: number;
  readonly level: number;
  readonly levelsGained: number;
}

/** Everything that can reach a zone from outside; recorded, they replay a run. */
export type ZoneInput =
  | { readonly kind: 'join'; readonly entrant: Entrant; readonly connectionId: number | null }
  | { readonly kind: 'intent'; readonly connectionId: number; readonly intent: Intent }
  | { readonly kind: 'resync'; readonly connectionId: number }
  | { readonly kind: 'say'; readonly connectionId: number; readonly said: SendLineInput }
  /** Every other event of a client, its shape checked. */
  | { readonly kind: 'event'; readonly connectionId: number; readonly event: ClientMessage }
  | { readonly kind: 'lost'; readonly connectionId: number }
  /** The domain refused to write a character under its epoch: somebody else holds it. */
  | { readonly kind: 'stale'; readonly characterId: CharacterId; readonly epoch: number }
  /** The last position of somebody who left is safely written. */
  | { readonly kind: 'saved'; readonly characterId: CharacterId; readonly epoch: number }
  /** `face` when it may be another than before: somebody stood before a mirror. */
  | { readonly kind: 'sheet'; readonly characterId: CharacterId; readonly sheet: CharacterSheet; readonly face?: Face }
  /** Said in the zone's channel in another channel of this zone. */
  | { readonly kind: 'heard'; readonly line: ChatLine }
  /** How many channels of this zone are open now. */
  | { readonly kind: 'channels'; readonly count: number }
  /** The other channels have room for everybody: so many at most, of those who can leave now, go over to them. */
  | { readonly kind: 'join_others'; readonly most: number }
  | { readonly kind: 'world'; readonly key: string; readonly value: WorldValue }
  /** A test's director sets the stage. */
  | { readonly kind: 'directed'; readonly command: DirectorCommand }
  | DomainAnswer;

/** What the domain said to an output of an earlier tick; whom it is for may have left meanwhile. */
export type DomainAnswer =
  | { readonly kind: 'dropped'; readonly drops: readonly Drop[] }
  | { readonly kind: 'gained'; readonly defeatId: string; readonly gains: readonly Gain[] }
  | { readonly kind: 'charged'; readonly id: string; readonly characterId: CharacterId; readonly costEddies: number }
  | {
      readonly kind: 'picked';
      readonly characterId: CharacterId;
      readonly dropId: string /** It lies there no more, whoever has it. */;
      readonly isGone: boolean;
      readonly found: Found | null;
      readonly refusal: ZoneRefusal | null;
    }
  | {
      readonly kind: 'opened';
      readonly id: string;
      readonly characterId: CharacterId;
      readonly containerId: string;
      readonly spawnIndex: number;
      readonly refusal: ZoneRefusal | null;
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
      readonly refusal: ZoneRefusal | null;
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
  /** Handed over to another zone under a newer epoch: the body may go. */
  | { readonly kind: 'transferred'; readonly characterId: CharacterId; readonly epoch: number }
  | {
      readonly kind: 'transfer_rejected';
      readonly characterId: CharacterId;
      readonly epoch: number;
      readonly refusal: ZoneRefusal;
    };

/** A refusal as the player is told it: a code with a message in both languages. */
export interface ZoneRefusal {
  readonly code: string;
  readonly params: MessageParams;
}
