import type { CharacterId } from '@necp/shared/kernel';
import type { EventPhase, WorldEventContent } from '@necp/shared/world-event/content';

/** What one character did in a world event. */
export interface Part {
  damage: number;
  healing: number;
  revives: number;
  carried: number;
  presentMs: number;
}

/** A world event in progress. */
export interface EventRun {
  readonly runId: string;
  readonly event: WorldEventContent;
  /** Null while the event is announced, and after its end. */
  phase: EventPhase | null;
  phaseTick: number;
  /** Waves of the phase that have spawned. */
  waves: number;
  /** The number of players the phase is scaled for, counted when it began. */
  players: number;
  at: number;
  of: number;
  /** Living entities of the run, with their content ids. */
  readonly enemies: Map<number, string>;
  readonly parts: Map<CharacterId, Part>;
  /** Characters that carry an item of the event. */
  readonly carriers: Set<CharacterId>;
  /** Entity index of the object from which items are taken. */
  cargoIndex: number | null;
  ending: WorldEventContent['endings'][number] | null;
  /** When it ended, by the clock of the zone in milliseconds; 0 while it runs. */
  endMs: number;
}

/** Returns what a character did so far, and creates an empty record on first use. */
export function partOf(run: EventRun, characterId: CharacterId): Part {
  let part = run.parts.get(characterId);
  if (part === undefined) {
    part = { damage: 0, healing: 0, revives: 0, carried: 0, presentMs: 0 };
    run.parts.set(characterId, part);
  }
  return part;
}
