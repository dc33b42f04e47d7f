/** How long a player whose turn came may take to enter; until then the seat is held. */
export const seatHeldMs = 60_000;
/**
 * A waiting player asks every few seconds, in a hidden tab once a minute; one who was not heard for this long lets the
 * next one in.
 */
export const attentiveMs = 75_000;
/** The rate of the queue is computed from the turns of this time. */
export const paceMs = 10 * 60_000;

/** A player who waits: the order is by rank, then by number. */
export interface WaitingPlace {
  readonly rank: number;
  readonly number: number;
  /** When the player asked last. */
  readonly seenAtMs: number;
}

/** The queue at the moment in which one of its players asks. */
export interface QueueMoment {
  readonly nowMs: number;
  readonly freeSeats: number;
  /** How long the place of a player who does not ask is kept. */
  readonly keepsMs: number;
}

/** The position of a waiting player, from 1, and how many wait in all. */
export interface QueuePosition {
  readonly place: number;
  readonly waiting: number;
}

/**
 * Decides whether it is the turn of a player. Players whose connection is lost keep their place but no seat: the next
 * one who asks goes in, and they go in as soon as they ask again and a seat is free.
 * @returns null when it is their turn, else their position
 */
export function turnOf(
  own: WaitingPlace,
  others: readonly WaitingPlace[],
  { nowMs, freeSeats, keepsMs }: QueueMoment,
): QueuePosition | null {
  const kept = others.filter(({ seenAtMs }) => nowMs - seenAtMs < keepsMs);
  const ahead = kept.filter(({ rank, number }) => rank < own.rank || (rank === own.rank && number < own.number));
  const attentive = ahead.filter(({ seenAtMs }) => nowMs - seenAtMs < attentiveMs);
  if (attentive.length < freeSeats) return null;
  return { place: ahead.length + 1, waiting: kept.length + 1 };
}

/**
 * Returns the estimated wait of a place in seconds, by the times of the latest turns; null while there were too few.
 */
export function estimateOf(place: number, turnsMs: readonly number[], nowMs: number): number | null {
  const lately = turnsMs.filter((ms) => nowMs - ms < paceMs);
  if (lately.length < 2) return null;
  return Math.ceil((place * (nowMs - Math.min(...lately))) / lately.length / 1000);
}
