declare module '../core/interactable' {
  interface InteractableKinds {
    /** The board on which players look for an opponent. */
    readonly duel_board: { readonly holdMs: number };
  }
}

export {};
