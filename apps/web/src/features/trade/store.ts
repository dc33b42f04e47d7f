import { create } from 'zustand';

interface TradeState {
  /** Whether the player trades now. */
  readonly isOpen: boolean;
}

/** What the HUD knows of the player's trade; the window reads the trade itself. */
export const useTradeState = create<TradeState>(() => ({ isOpen: false }));
