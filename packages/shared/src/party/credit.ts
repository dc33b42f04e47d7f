/** How far from a defeated enemy a member of the party shares in the defeat. */
export const creditTiles = 40;

/** A member of a party in the channel in which an enemy fell. */
export interface Onlooker {
  readonly distanceTiles: number;
  readonly life: 'up' | 'downed' | 'dead';
  readonly isConnected: boolean;
  readonly isAway: boolean;
}

/**
 * Whether a member who did no damage shares in what the party defeats: it must be near, alive and played.
 * Who is downed shares, who is dead does not.
 */
export function sharesCredit({ distanceTiles, life, isConnected, isAway }: Onlooker): boolean {
  return distanceTiles <= creditTiles && life !== 'dead' && isConnected && !isAway;
}
