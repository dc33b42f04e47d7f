import { create } from 'zustand';
import type { PromptView } from '../../game/types';

interface InteractionState {
  /** What the interact key would do now. */
  readonly prompt: PromptView | null;
  /** Whether an interaction that takes time is under way. */
  readonly isHolding: boolean;
}

/** What the player can interact with. */
export const useInteraction = create<InteractionState>(() => ({ prompt: null, isHolding: false }));
