/** How an enemy or a district compares with a player's level, from harmless to one that the player will not survive. */
export const levelFits = ['trivial', 'easy', 'even', 'hard', 'deadly'] as const;
export type LevelFit = (typeof levelFits)[number];

/** Returns how a level compares with the player's own. */
export function fitOf(ownLevel: number, level: number): LevelFit {
  const above = level - ownLevel;
  if (above <= -5) return 'trivial';
  if (above <= -2) return 'easy';
  if (above <= 1) return 'even';
  return above <= 3 ? 'hard' : 'deadly';
}
