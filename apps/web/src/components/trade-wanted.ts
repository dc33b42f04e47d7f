import { create } from 'zustand';

/** The player to trade with, chosen at a name; the number grows with each time. */
export const useTradeWanted = create<{ readonly name: string | null; readonly asked: number }>(() => ({
  name: null,
  asked: 0,
}));

/** Asks the game to ask the player of this name, who must stand near, to trade. */
export function wantTrade(name: string): void {
  useTradeWanted.setState(({ asked }) => ({ name, asked: asked + 1 }));
}
