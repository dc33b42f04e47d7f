import type { ParticipantRecord, EncounterLogEntry } from '@necp/shared/combat/encounter';
import type { CombatEvent } from '@necp/shared/protocol';
import { zoneSlice } from '../core/slice';
import type { Combatant, Match, Side } from './combatant';
import type { SnatchNote } from './abilities/snatch-notes';
import type { UniqueCall } from './damage/unique-calls';
import type { Fighter } from './player/fighter';
import type { Hazard, Projectile, SpawnCall } from './weapons/flying';

/** An event and its position: every client that sees one of the two spots receives it. */
export interface PlacedCombatEvent {
  readonly event: CombatEvent;
  readonly x: number;
  readonly y: number;
  readonly otherX: number;
  readonly otherY: number;
}

/** A fight from its first hit until all participants have left it. */
export interface Encounter {
  readonly id: string;
  readonly kind: 'world' | 'boss' | 'duel' | 'event';
  readonly startedMs: number;
  /** Id of the place in which it began; null outside all places. */
  readonly place: string | null;
  /** By entity id. */
  readonly participants: Map<number, EncounterParticipant>;
  nextSeq: number;
  entries: EncounterLogEntry[];
  flushedTick: number;
}

/** Sums of one combatant in one encounter, including numbers that only its own summary shows. */
export interface EncounterParticipant {
  readonly participantIndex: number;
  readonly entityId: number;
  readonly characterId: ParticipantRecord['characterId'];
  readonly name: string;
  readonly level: number;
  readonly side: Side;
  readonly startTick: number;
  lastTick: number;
  dealt: number;
  taken: number;
  healed: number;
  absorbed: number;
  criticals: number;
  biggestHit: number;
  shotsFired: number;
  shotsHit: number;
  kills: number;
  downs: number;
  outcome: ParticipantRecord['outcome'];
}

/**
 * Combatants sorted into cells, once per tick on first use: an entity moves less in a tick than a query is widened by.
 */
export interface CombatantCells {
  builtTick: number;
  readonly cells: Map<number, Combatant[]>;
  /** Entities checked since the zone began, as a measure of the work done for combat. */
  looks: number;
}

/** A sound of one tick, which enemies near enough hear. */
export interface SoundStimulus {
  readonly tick: number;
  readonly entityIndex: number;
  readonly x: number;
  readonly y: number;
  readonly tiles: number;
}

/** Ticks kept: as many as a shot may be rewound, and more for motion within a tick. */
export const keptTicks = 8;

/** Where all entities stood at the end of the last ticks, by tick mod `keptTicks`. */
export interface History {
  readonly x: readonly Float32Array[];
  readonly y: readonly Float32Array[];
}

/** Everything that fights, flies, burns or is heard. */
export interface CombatState {
  /** By entity index. */
  readonly combatants: Map<number, Combatant>;
  /** By entity id. */
  readonly combatantsById: Map<number, Combatant>;
  /** What combat keeps of each player, by entity index. */
  readonly fighters: Map<number, Fighter>;
  readonly cells: CombatantCells;
  /** Encounters in progress, by id. */
  readonly encounters: Map<string, Encounter>;
  readonly matches: Match[];
  readonly projectiles: Projectile[];
  readonly hazards: Hazard[];
  /** Spawns that abilities requested in this tick. */
  readonly spawnCalls: SpawnCall[];
  /** What happened to holders of unique items in this tick. */
  readonly uniqueCalls: UniqueCall[];
  /** What enemies took in this tick. */
  readonly snatchNotes: SnatchNote[];
  readonly history: History;
  /** Combat events of this tick, sent with its snapshots. */
  readonly combatEvents: PlacedCombatEvent[];
  /** Sounds of this tick. */
  readonly soundStimuli: SoundStimulus[];
}

export const combatSlice = zoneSlice('combat', ({ ids }): CombatState => {
  const columns = () => Array.from({ length: keptTicks }, () => new Float32Array(ids.length));
  return {
    combatants: new Map(),
    combatantsById: new Map(),
    fighters: new Map(),
    cells: { builtTick: -1, cells: new Map(), looks: 0 },
    encounters: new Map(),
    matches: [],
    projectiles: [],
    hazards: [],
    spawnCalls: [],
    uniqueCalls: [],
    snatchNotes: [],
    history: { x: columns(), y: columns() },
    combatEvents: [],
    soundStimuli: [],
  };
});
