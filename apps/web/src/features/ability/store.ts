import { create } from 'zustand';
import type { SelfView, VitalsView } from '../../game/types';

interface HotbarState {
  /** The bar that the number keys use now. */
  readonly bar: 0 | 1;
  readonly cooldowns: SelfView['cooldowns'];
  /** What abilities cost of; null before it is known. */
  readonly pools: Pick<VitalsView, 'energy' | 'ram' | 'stamina'> | null;
}

/** What the hotbar shows besides its slots. */
export const useHotbar = create<HotbarState>(() => ({ bar: 0, cooldowns: {}, pools: null }));
