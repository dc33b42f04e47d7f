/** The rules of a duel between two players, the same in the zone and in every explanation. */
export const duel = {
  /** How near the challenged player has to be, and how wide the ring is. */
  challengeTiles: 12,
  radiusTiles: 12,
  answerMs: 15_000,
  countdownMs: 3_000,
  lastsMs: 180_000,
  /** A player outside the ring for this long has lost. */
  outsideMs: 3_000,
  /** The share of health the loser gets back at the end. */
  afterShare: 0.25,
  /** The distance from the middle at which both players of a board duel begin. */
  cornerTiles: 5,
  /** The number of latest results on a board. */
  boardResults: 6,
} as const;
