import { create } from 'zustand';

interface PadCapture {
  /** Takes the next button of a gamepad instead of the menus; null while no setting waits for one. */
  readonly take: ((code: string) => void) | null;
}

/** What takes the buttons of a gamepad while one is being bound. */
export const usePadCapture = create<PadCapture>(() => ({ take: null }));
