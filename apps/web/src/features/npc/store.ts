import { create } from 'zustand';

/** The partner of a conversation; `object` for terminals, mirrors and the like. */
export interface Conversation {
  readonly npc: string | null;
  readonly object: string | null;
}

interface NpcState {
  /** The open conversation, which decides its window. */
  readonly conversation: Conversation | null;
  /** How many conversations were opened or closed so far: a new one has a window of its own. */
  readonly turns: number;
  /** Whether the conversation led to the vendor's counter. */
  readonly isShopping: boolean;
  talk(conversation: Conversation | null): void;
  shop(): void;
}

/** The person or object the player talks to. */
export const useNpc = create<NpcState>((set) => ({
  conversation: null,
  turns: 0,
  isShopping: false,
  talk: (conversation) => set(({ turns }) => ({ conversation, turns: turns + 1, isShopping: false })),
  shop: () => set({ isShopping: true }),
}));
