import { create } from 'zustand';

/** Counts how often the player has asked to edit the HUD; the game screen opens the edit mode. */
export const useHudRequest = create<{ readonly count: number }>(() => ({ count: 0 }));

/** Asks the game screen to open the edit mode of the HUD. */
export const askToEditHud = (): void => useHudRequest.setState(({ count }) => ({ count: count + 1 }));
