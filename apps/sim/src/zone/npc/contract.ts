import type { CharacterId } from '@necp/shared/kernel';

declare module '../inputs' {
  interface ZoneInputs {
    /** The domain has opened a conversation, or refused to. */
    readonly conversing: {
      readonly characterId: CharacterId;
      readonly entityId: number;
      readonly npcId: string | null;
      readonly object: string | null;
      readonly isOpen: boolean;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly converse: Held & {
      readonly entityId: number;
      readonly npcId: string | null;
      readonly object: string | null;
      readonly place: string;
    };
    readonly converse_end: Held;
  }
}
