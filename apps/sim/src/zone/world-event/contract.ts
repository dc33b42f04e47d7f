import type { CharacterId } from '@necp/shared/kernel';
import type { Gain } from '../progression/contract';

/** The reward of one player for an event. */
export interface EventShare extends Omit<Gain, 'level'> {
  /** Null for a player who got nothing now. */
  readonly level: number | null;
  readonly chits: number;
  readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
}

declare module '../inputs' {
  interface ZoneInputs {
    /** Shares that were paid; after the character `next` more of them are due. */
    readonly shared: {
      readonly runId: string;
      readonly shares: readonly EventShare[];
      readonly next: CharacterId | null;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly event_begun: { readonly runId: string; readonly event: string };
    readonly event_over: {
      readonly runId: string;
      readonly event: string;
      readonly ending: string;
      readonly contributions: readonly { readonly characterId: CharacterId; readonly points: number }[];
    };
    /** Pays the next shares of an event that is over, some at a time, so that other requests have their turn. */
    readonly shares_due: { readonly runId: string; readonly after: CharacterId | null };
  }
}

declare module '../core/interactable' {
  interface InteractableKinds {
    /** The object from which the cargo of an event is taken. */
    readonly cargo: { readonly runId: string };
  }
}
