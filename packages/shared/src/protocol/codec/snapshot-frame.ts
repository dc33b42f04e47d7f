import type { EntityView, SelfPace, Vitals } from '../world';
import type { EventBlock } from './combat-events';
import type { PackedEntities } from './packed-entities';

/** What a row looks like; `look` is null for whoever is no person. */
export type Shown = Pick<EntityView, 'kind' | 'name' | 'content' | 'level' | 'variant' | 'held' | 'worn'> & {
  readonly look: EntityView['look'] | null;
};

/** Columns by row; a row that changed hands has another id, an empty one has 0. */
export interface VisibleColumns {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly facing: Uint8Array;
  readonly flags: Uint16Array;
  /** 1 where some clients are told flags of their own; see `SnapshotFrame.ownFlags`. */
  readonly personal: Uint8Array;
  /** Share left, 0..255. */
  readonly health: Uint8Array;
  /** Counts changes of level, variant, held and worn. */
  readonly revision: Uint8Array;
}

/** What a zone shows to writers. */
export interface VisibleWorld extends VisibleColumns {
  /** The columns as they were packed for this tick; without it each frame packs them for itself. */
  readonly packed?: PackedEntities;
  /** The same object for as long as nothing of it changes: writers remember the bytes of each. */
  appearance(entityIndex: number): Shown;
}

/**
 * Ticks between two words of a row, less one: told of are those rows of which row plus tick has none of these bits, so
 * that they take turns. Entering and leaving never wait.
 */
export const wait = { none: 0, one: 1, three: 3, seven: 7 } as const;
/** Whoever waits longer than this may have walked far meanwhile. */
export const longWait: number = wait.three;
/**
 * Beside a wait: stands in the margin in which whoever is known stays and nobody enters, so that nobody flickers at the
 * edge.
 */
export const inMargin = 8;

/**
 * Rows of everyone in sight, the client's own left out, each once; and for each, one of `wait`, and maybe `inMargin`.
 */
export interface VisibleEntities {
  /**
   * Whether one looked anew; else the rest is not read: those of the look before stay in sight while they are there,
   * each keeps its wait, and nobody enters.
   */
  readonly isFresh: boolean;
  readonly count: number;
  readonly entityIndices: ArrayLike<number>;
  readonly waits: ArrayLike<number>;
}

/** One client's share of one tick. */
export interface SnapshotFrame {
  readonly tick: number;
  readonly ackSeq: number;
  /** Own body: 32-bit floats, facing 0..255. */
  readonly self: SelfPace & { readonly x: number; readonly y: number; readonly facing: number };
  /** Whole points; null for who has none yet. */
  readonly vitals: Vitals | null;
  /** What happened, one block behind the other. */
  readonly combat: readonly EventBlock[];
  readonly visible: VisibleEntities;
  /** Flags of a personal row that only this client is told, beside the common ones. */
  ownFlags(entityIndex: number): number;
}
