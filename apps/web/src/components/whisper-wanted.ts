import { create } from 'zustand';

/** The player to whisper to, chosen at a name; the number grows with each time. */
export const useWhisperWanted = create<{ readonly name: string | null; readonly asked: number }>(() => ({
  name: null,
  asked: 0,
}));

/** Asks the chat for a line to the player of this name. */
export function wantWhisper(name: string): void {
  useWhisperWanted.setState(({ asked }) => ({ name, asked: asked + 1 }));
}
