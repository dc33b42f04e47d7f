import type { Weapon } from '../combatant';

/** One pull of the trigger; all its pellets share it. */
export interface Volley {
  /** Whether the encounter's sums count it as fired. */
  isCounted: boolean;
  hasHit: boolean;
  /** Whether it was the first shot of a full magazine, or the one that empties it. */
  readonly round: 'first' | 'last' | null;
}

/**
 * A projectile in flight. For its whole flight it hits others where they stood `behindTicks` ago, as its shooter's
 * screen showed them.
 */
export interface Projectile {
  readonly shooter: number;
  readonly weapon: Weapon;
  readonly volley: Volley;
  x: number;
  y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly stepTiles: number;
  readonly muzzleX: number;
  readonly muzzleY: number;
  flownTiles: number;
  readonly rangeTiles: number;
  readonly behindTicks: number;
  /** Share of the damage left after cover on the way, and the hardness of the cover it is in; see `passTiles`. */
  share: number;
  inside: number;
}

/** A hazard that goes off later: a thrown item in the air or on the ground, or an ability outlined on it. */
export type Hazard =
  | {
      readonly kind: 'thrown';
      readonly source: number;
      readonly item: string;
      readonly x: number;
      readonly y: number;
      /** The request that takes the item from its owner; it goes off only after the answer. Null when it is taken. */
      awaits: string | null;
      readonly goesOffTick: number;
    }
  | {
      readonly kind: 'ability';
      readonly source: number;
      readonly ability: string;
      readonly rank: number;
      readonly x: number;
      readonly y: number;
      readonly radians: number;
      readonly target: number;
      readonly goesOffTick: number;
    };

/** Spawns that abilities request from the AI system. */
export type SpawnCall =
  | {
      readonly kind: 'summon';
      readonly by: number;
      readonly enemy: string;
      readonly count: number;
      /** An enemy that calls has at most this many of the kind alive; left out for no limit. */
      readonly most?: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: 'deploy';
      readonly by: number;
      readonly what: 'turret' | 'cover' | 'mine' | 'repair_drone' | 'decoy';
      readonly health: number;
      readonly lastsTicks: number;
      readonly ability: string | null;
      readonly everyTicks: number;
      readonly rank: number;
      readonly x: number;
      readonly y: number;
      readonly radians: number;
    };
