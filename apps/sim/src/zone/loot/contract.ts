import type { Rarity } from '@necp/shared/inventory/content';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { ContainerContent } from '@necp/shared/loot/content';
import type { LootItem } from '@necp/shared/loot/schema';

/** A drop on the ground. */
export interface Drop {
  readonly dropId: string;
  /** Its owner until `ownedUntilMs`; null means that all players may take it. */
  readonly ownerId: CharacterId | null;
  /** Members of the owner's party who may take it as well. */
  readonly sharedWith?: readonly CharacterId[] | undefined;
  readonly ownedUntilMs: number;
  readonly expiresMs: number;
  /** Null for money. */
  readonly templateId: string | null;
  readonly quantity: number;
  readonly rarity: Rarity;
  readonly chits: number;
  readonly x: number;
  readonly y: number;
}

/** An item that was picked up; `toDelivery` when the inventory was full and it waits for delivery. */
export type Found = LootItem & { readonly toDelivery: boolean };

declare module '../inputs' {
  interface ZoneInputs {
    readonly dropped: { readonly drops: readonly Drop[] };
    readonly picked: {
      readonly characterId: CharacterId;
      readonly dropId: string;
      /** Whether the drop no longer exists. */
      readonly isGone: boolean;
      readonly found: Found | null;
      readonly rejection: RejectionReason | null;
    };
    /** An enemy took this much; 0 when it got nothing. */
    readonly snatched: { readonly snatchId: string; readonly chits: number };
    readonly opened: {
      readonly id: string;
      readonly characterId: CharacterId;
      readonly containerId: string;
      readonly spawnIndex: number;
      readonly rejection: RejectionReason | null;
    };
    readonly boxes: {
      readonly characterId: CharacterId;
      readonly boxes: readonly {
        readonly containerId: string;
        readonly spawnIndex: number;
        readonly refillsAtMs: number;
      }[];
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly pick_up: Held & { readonly dropId: string };
    readonly open: Held & {
      readonly id: string;
      readonly containerId: string;
      readonly spawnIndex: number;
      readonly passed: boolean;
      /** Whether a check was rolled for its lock. */
      readonly isPicked: boolean;
      readonly spot: TileSpot;
    };
    /** An enemy takes money from a player. */
    readonly snatch: Held & {
      readonly snatchId: string;
      readonly enemyId: string;
      readonly percent: number;
      readonly mostChits: number;
    };
    /** The enemy that took it has fallen there. */
    readonly spill: Held & { readonly snatchId: string; readonly spot: TileSpot };
    /** A player joined: asks which boxes of the zone they have emptied. */
    readonly boxes_asked: Held;
  }
}

declare module '../core/interactable' {
  interface InteractableKinds {
    readonly container: { readonly container: ContainerContent; readonly spawnIndex: number };
  }
}
