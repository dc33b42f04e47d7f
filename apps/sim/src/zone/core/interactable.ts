import type { Fixture } from '@necp/shared/zone/fixtures';

/** The kinds of world objects that can be used, with what each of them carries; rooms declare their own. */
export interface InteractableKinds {
  /** A fixture that opens a conversation with the domain. */
  readonly fixture: { readonly fixture: Fixture };
}

/** An object on the ground that a player uses by standing before it. */
export type Interactable<Kind extends keyof InteractableKinds = keyof InteractableKinds> = {
  [One in Kind]: InteractableKinds[One] & {
    readonly kind: One;
    readonly entityIndex: number;
    readonly entityId: number;
    readonly placeId: string;
  };
}[Kind];

/** What a new interactable must define; its entity and place are added when it is placed. */
export type NewInteractable = {
  [One in keyof InteractableKinds]: InteractableKinds[One] & { readonly kind: One };
}[keyof InteractableKinds];
