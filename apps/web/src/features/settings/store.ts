import { create } from 'zustand';
import type { EffectsLevel } from '../../game/types';

interface ShownEffects {
  /** The effects that the engine draws now; null before the city is drawn. */
  readonly effects: EffectsLevel | null;
  setEffects(effects: EffectsLevel): void;
  clear(): void;
}

/** What the machine can keep up with, which may be less than the player chose. */
export const useShownEffects = create<ShownEffects>((set) => ({
  effects: null,
  setEffects: (effects) => set({ effects }),
  clear: () => set({ effects: null }),
}));
