/** One objective that requires the use of an object. */
export interface ObjectUse {
  readonly questId: string;
  readonly stageId: string;
  readonly objectiveId: string;
  readonly holdMs: number;
  readonly hasDialogue: boolean;
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly commands_done: Held & { readonly ids: readonly string[] };
  }
}

declare module '../core/interactable' {
  interface InteractableKinds {
    /** An object that quests require. */
    readonly object: { readonly object: string; readonly uses: readonly ObjectUse[] };
  }
}
