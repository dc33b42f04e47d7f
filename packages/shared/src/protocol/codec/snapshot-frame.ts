import type { EntityView, SelfPace, Vitals } from '../world';
import type { EventBlock } from './combat-events';
import type { PackedEntities } from './packed-entities';

/** The appearance of an entity; `look` is null for entities that are no person. */
export type Shown = Pick<
  EntityView,
  'kind' | 'name' | 'content' | 'level' | 'healthMax' | 'variant' | 'held' | 'worn'
> & {
  readonly look: EntityView['look'] | null;
};

/** Columns by entity index; a reused index has another id, an empty one has 0. */
export interface VisibleColumns {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly facing: Uint8Array;
  readonly flags: Uint16Array;
  /** 1 where some clients get flags of their own; see `SnapshotFrame.ownFlags`. */
  readonly personal: Uint8Array;
  /** Share of health left, 0..255. */
  readonly health: Uint8Array;
  /** Is raised with each change of level, health, variant, held and worn. */
  readonly revision: Uint8Array;
}

/** What a zone provides to snapshot writers. */
export interface VisibleWorld extends VisibleColumns {
  /** The columns packed for this tick; without it each frame packs them by itself. */
  readonly packed?: PackedEntities;
  /** Returns the same object as long as nothing of it changes, because writers cache the bytes of each. */
  appearance(entityIndex: number): Shown;
}

/**
 * Ticks between two updates of an entity, less one: in each tick, the entities whose index plus tick has none of these
 * bits are updated, so that they take turns. Entering and leaving never wait.
 */
export const wait = { none: 0, one: 1, three: 3, seven: 7 } as const;
/** An entity with a longer wait than this may have walked far meanwhile. */
export const longWait: number = wait.three;
/**
 * Is set beside a wait for an entity in the margin, in which known entities stay and none enters, so that none flickers
 * at the edge.
 */
export const inMargin = 8;

/**
 * Indices of all entities in view without the client's own, each once; and for each, one of `wait`, and maybe
 * `inMargin`.
 */
export interface VisibleEntities {
  /**
   * Whether the view was searched again; else the rest is not read: the entities of the last search stay in view while
   * they exist, each keeps its wait, and none enters.
   */
  readonly isFresh: boolean;
  readonly count: number;
  readonly entityIndices: ArrayLike<number>;
  readonly waits: ArrayLike<number>;
}

/** One client's part of one tick. */
export interface SnapshotFrame {
  readonly tick: number;
  readonly ackSeq: number;
  /** The client's own entity: 32-bit floats, facing 0..255. */
  readonly self: SelfPace & { readonly x: number; readonly y: number; readonly facing: number };
  /** Whole points; null for an entity without pools yet. */
  readonly vitals: Vitals | null;
  /** The combat events, as encoded blocks. */
  readonly combat: readonly EventBlock[];
  readonly visible: VisibleEntities;
  /** Returns the flags of a marked entity that only this client gets, in addition to the common ones. */
  ownFlags(entityIndex: number): number;
}
