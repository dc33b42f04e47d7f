import { seededRng } from '@necp/shared/kernel';

/**
 * The standard workload: players walk in one square zone and see the players near them. Lengths have no unit;
 * each server maps them to its own.
 */
export interface Workload {
  readonly players: number;
  /** How many others each player sees on average, far from the walls. */
  readonly neighbours: number;
  readonly seed: number;
}

/** The view distance of all players. */
export const reachUnits = 100;
export const unitsPerTick = 5;
export const ticksPerSecond = 20;
export const tickLengthMs = 1000 / ticksPerSecond;
/** How often a player of a peer sends a new heading. */
export const inputsPerSecond = 10;
/** The largest turn of one input, in radians. */
const largestTurnRadians = 0.3;
const fullTurn = 2 * Math.PI;

/** Returns the side of the square in which a circle of sight holds the configured number of others: R · √(πN/K). */
export function sideUnits({ players, neighbours }: Workload): number {
  return reachUnits * Math.sqrt((Math.PI * players) / neighbours);
}

/** The position and heading of a player. */
export interface Start {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

/** Returns where everyone begins: the same for every server. */
export function startsOf(workload: Workload): Start[] {
  const rng = seededRng(workload.seed);
  const side = sideUnits(workload);
  return Array.from({ length: workload.players }, () => ({
    x: rng.fraction() * side,
    y: rng.fraction() * side,
    heading: rng.fraction() * fullTurn,
  }));
}

/**
 * Returns the turns of one player, one after the other, as sixteen-bit parts of a full turn: the same for every server.
 */
export function turnsOf(workload: Workload, player: number): () => number {
  const rng = seededRng(workload.seed * 100_003 + player + 1);
  return () => turnUnits((rng.fraction() * 2 - 1) * largestTurnRadians);
}

export function turnUnits(radians: number): number {
  return Math.round((radians / fullTurn) * 0x10000);
}

export function turnRadians(units: number): number {
  return (units / 0x10000) * fullTurn;
}

/**
 * Returns one axis of a step that the walls at 0 and `side` reflect; the second number is -1 when the step was
 * reflected.
 */
export function reflect(at: number, by: number, side: number): readonly [number, 1 | -1] {
  const wanted = at + by;
  if (wanted < 0) return [-wanted, -1];
  return wanted > side ? [2 * side - wanted, -1] : [wanted, 1];
}
