import type { Look } from '../character/look';

export const entityKinds = ['player', 'townsperson'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Bits of `EntityView.flags`. */
export const entityFlags = { moving: 1, sprinting: 2, linkLost: 4, away: 8 } as const;

/** Bits of `Intent.buttons`. */
export const intentButtons = { sprint: 1 } as const;

/** One numbered wish of a player for one tick; directions, never positions. */
export interface Intent {
  /** Counts up by one per tick in which the player wants something, from 1, wraps at 65,536. */
  readonly seq: number;
  /** Wish to move, -127..127 each axis; longer than 127 in all is shortened to it. */
  readonly moveX: number;
  readonly moveY: number;
  /** Where the player looks, 0..255 for a full turn, 0 = east, growing clockwise (y grows to the south). */
  readonly facing: number;
  /** Of `intentButtons`. */
  readonly buttons: number;
}

/** What a snapshot says of somebody the first time. */
export interface EntityView {
  readonly id: number;
  readonly kind: EntityKind;
  readonly name: string;
  readonly look: Look;
  /** Tiles. */
  x: number;
  y: number;
  /** Radians, as `Intent.facing`. */
  facing: number;
  /** Of `entityFlags`. */
  flags: number;
}

/** One snapshot as the client sees it after the delta was applied to what it knew. */
export interface AppliedSnapshot {
  readonly tick: number;
  /** The last intent of ours that this snapshot includes. */
  readonly ackSeq: number;
  /** Our own body, exact (32-bit floats), for reconciliation. */
  readonly self: { readonly x: number; readonly y: number; readonly facing: number };
  readonly entered: readonly EntityView[];
  readonly left: readonly number[];
  /** Those who did not walk to where they are now: show them there at once. */
  readonly teleported: readonly number[];
  /** Everyone in sight now, ourselves left out, by entity id; the same map is updated in place. */
  readonly entities: ReadonlyMap<number, EntityView>;
}
