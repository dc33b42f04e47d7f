import { create } from 'zustand';

/** Whether a gamepad moves through the panels around the city instead of moving the character. */
export const usePanels = create<{ readonly isFocused: boolean }>(() => ({ isFocused: false }));
