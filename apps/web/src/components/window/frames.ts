import type { Size } from './place-rules';

/** How large a window is and where it first stands; all lengths in rem, so that they follow the interface's scale. */
export interface WindowFrame extends Size {
  /** The side of the screen the window first stands at. */
  readonly side: 'left' | 'right' | 'centre';
  /** How many steps it stands away from the first window of its side, so that no two lie exactly on each other. */
  readonly step: number;
  /** The least size to which it can be resized; a window without one keeps its size. */
  readonly least?: Size;
}

/**
 * The frames of the windows that stand beside the game. The bag is at the right; what is used together with it (the
 * sheet, a counter, the bank, the chair) is at the left, and both sides fit beside each other on 64 rem.
 */
export const windowFrames = {
  sheet: { width: 43, height: 41, side: 'left', step: 0, least: { width: 28, height: 24 } },
  vendor: { width: 43, height: 40, side: 'left', step: 1, least: { width: 28, height: 24 } },
  clinic: { width: 43, height: 37, side: 'left', step: 4, least: { width: 26, height: 24 } },
  bank: { width: 43, height: 39, side: 'left', step: 2, least: { width: 26, height: 24 } },
  quests: { width: 36, height: 38, side: 'left', step: 3, least: { width: 26, height: 20 } },
  inventory: { width: 43, height: 41, side: 'right', step: 0, least: { width: 28, height: 24 } },
  abilities: { width: 44, height: 40, side: 'right', step: 1, least: { width: 40, height: 26 } },
  reputation: { width: 36, height: 39, side: 'right', step: 2 },
  lootLog: { width: 34, height: 36, side: 'right', step: 3, least: { width: 24, height: 18 } },
  guild: { width: 44, height: 42, side: 'left', step: 6, least: { width: 28, height: 24 } },
  party: { width: 36, height: 42, side: 'right', step: 8, least: { width: 28, height: 24 } },
  voice: { width: 34, height: 40, side: 'right', step: 9, least: { width: 28, height: 24 } },
  friends: { width: 38, height: 42, side: 'right', step: 5, least: { width: 28, height: 24 } },
  channels: { width: 40, height: 42, side: 'right', step: 7, least: { width: 28, height: 24 } },
  chatSettings: { width: 30, height: 38, side: 'right', step: 10, least: { width: 24, height: 20 } },
  emotes: { width: 30, height: 34, side: 'right', step: 11, least: { width: 20, height: 18 } },
  combatLog: { width: 36, height: 36, side: 'right', step: 4, least: { width: 24, height: 16 } },
  notifications: { width: 36, height: 39, side: 'right', step: 6, least: { width: 26, height: 20 } },
  map: { width: 66, height: 46, side: 'centre', step: 0, least: { width: 40, height: 30 } },
  settings: { width: 42, height: 43, side: 'centre', step: 2 },
  mirror: { width: 36, height: 45, side: 'centre', step: 3 },
  skills: { width: 46, height: 41, side: 'centre', step: 1 },
  people: { width: 34, height: 38, side: 'centre', step: 4 },
  trade: { width: 46, height: 46, side: 'centre', step: 6, least: { width: 30, height: 30 } },
  trades: { width: 36, height: 40, side: 'right', step: 11, least: { width: 26, height: 22 } },
  mail: { width: 54, height: 43, side: 'centre', step: 7, least: { width: 30, height: 26 } },
  duelBoard: { width: 27, height: 34, side: 'centre', step: 5 },
} as const satisfies Readonly<Record<string, WindowFrame>>;

/** The windows that stand beside the game. */
export type FrameName = keyof typeof windowFrames;

export const frameNames = Object.keys(windowFrames) as readonly FrameName[];
