/** An agreed fight between two players, the same in the zone and in every explanation of it. */
export const duel = {
  /** How near the other has to be to be asked, and how wide the ring is. */
  challengeTiles: 12,
  radiusTiles: 12,
  answerMs: 15_000,
  countdownMs: 3_000,
  lastsMs: 180_000,
  /** Outside the ring for this long one has lost. */
  outsideMs: 3_000,
  /** Share of health the beaten one is brought back to when it is over. */
  afterShare: 0.25,
  /** Tiles from the middle at which the two begin who met at a board. */
  cornerTiles: 5,
  /** So many of the latest fights stand on a board. */
  boardResults: 6,
} as const;
