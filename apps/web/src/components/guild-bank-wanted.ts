import { create } from 'zustand';

/** Whether the player asked for the bank of the guild; the number grows with each time. */
export const useGuildBankWanted = create<{ readonly asked: number; readonly isWaiting: boolean }>(() => ({
  asked: 0,
  isWaiting: false,
}));

/** Asks the game to open the bank of the guild. */
export function wantGuildBank(): void {
  useGuildBankWanted.setState(({ asked }) => ({ asked: asked + 1, isWaiting: true }));
}

/** Returns whether the bank of the guild is wanted, once for each time. */
export function takeGuildBankWanted(): boolean {
  const { isWaiting } = useGuildBankWanted.getState();
  if (isWaiting) useGuildBankWanted.setState({ isWaiting: false });
  return isWaiting;
}
