import type { CharacterId } from '@necp/shared/kernel';
import type { EventPhase, WorldEventContent } from '@necp/shared/world-event/content';

/** What one character did in an event. */
export interface Part {
  damage: number;
  healing: number;
  revives: number;
  carried: number;
  presentMs: number;
}

/** An event under way. */
export interface EventRun {
  readonly runId: string;
  readonly event: WorldEventContent;
  /** Null while it is announced, and after its end. */
  phase: EventPhase | null;
  phaseTick: number;
  /** Waves of the phase that have come. */
  waves: number;
  /** Players it is scaled for, as they were when the phase began. */
  players: number;
  at: number;
  of: number;
  /** Entities of the run that are up, with what they are. */
  readonly enemies: Map<number, string>;
  readonly parts: Map<CharacterId, Part>;
  /** Who carries something for it. */
  readonly carriers: Set<CharacterId>;
  /** Row of what is carried from. */
  cargoRow: number | null;
  ending: WorldEventContent['endings'][number] | null;
  endTick: number;
}

/** What a character did so far, begun when it is asked for. */
export function partOf(run: EventRun, characterId: CharacterId): Part {
  let part = run.parts.get(characterId);
  if (part === undefined) {
    part = { damage: 0, healing: 0, revives: 0, carried: 0, presentMs: 0 };
    run.parts.set(characterId, part);
  }
  return part;
}
