import { create } from 'zustand';

/** The partner of a conversation; `object` for terminals, mirrors and the like. */
export interface Conversation {
  readonly npc: string | null;
  readonly object: string | null;
}

interface NpcState {
  /** The open conversation, which decides its window. */
  readonly conversation: Conversation | null;
  /** Whether the conversation led to the vendor's counter. */
  readonly isShopping: boolean;
  talk(conversation: Conversation | null): void;
  shop(): void;
}

/** The person or object the player talks to. */
export const useNpc = create<NpcState>((set) => ({
  conversation: null,
  isShopping: false,
  talk: (conversation) => set({ conversation, isShopping: false }),
  shop: () => set({ isShopping: true }),
}));
