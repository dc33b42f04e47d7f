import type { CharacterId } from '@necp/shared/kernel';

declare module '../core/interactable' {
  interface InteractableKinds {
    /** The board on which players look for an opponent. */
    readonly duel_board: { readonly holdMs: number };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    /** Two players fight a duel. */
    readonly duel_begun: { readonly characterIds: readonly CharacterId[] };
  }
}

export {};
