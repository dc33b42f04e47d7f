import type { CharacterId } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { Combatant, Side } from '../combat/combatant';
import type { Attitude } from './attitude';
import { partConditions } from './condition-scope';
import type { Escort, Machine, Person, Vehicle } from './actors';
import type { Brain } from './brain';
import { PathFinder } from './paths';
import { spawnsOn, type Spawn } from './spawn-points';
import { placesOn, type GroundPlace } from '../places';
import type { GameData } from '../game-data';

/** Everyone in the street who is not played, and what they share. */
export interface AiState {
  readonly brains: Map<number, Brain>;
  /** Rows of those who are awake, sorted from west to east. */
  readonly bodies: number[];
  readonly machines: Map<number, Machine>;
  readonly vehicles: Map<number, Vehicle>;
  readonly spawns: readonly Spawn[];
  /** Bodies of the fallen, in the order in which they go. */
  readonly fallen: { readonly row: number; readonly entityId: number; readonly untilTick: number }[];
  readonly places: ReadonlyMap<string, GroundPlace>;
  readonly people: readonly Person[];
  readonly escorts: Map<CharacterId, Escort>;
  readonly finder: PathFinder;
  /** Who can fight, by side; sorted anew each tick. */
  readonly bySide: Record<Side, Combatant[]>;
  readonly sounds: SoundMemory;
  /** Until when each passer-by runs. */
  readonly hurriedUntil: Int32Array;
  /** Values of the world as the zone was last told. */
  readonly worldKeys: Map<string, WorldValue>;
  /** Counts changes of those. */
  worldVersion: number;
  readonly contexts: Map<CharacterId, KnownContext>;
  /** How each kind of enemy takes each player: by enemy, then by character. */
  readonly attitudes: Map<string, Map<CharacterId, { readonly context: ConditionContext; readonly attitude: Attitude }>>;
  /** Cells of sixteen tiles with a player in or beside them: minds elsewhere nap. */
  readonly awake: Uint8Array;
  readonly awakeColumns: number;
}

/** What a character's conditions are judged by, and what it was made of. */
export interface KnownContext {
  readonly sheet: CharacterSheet;
  readonly worldVersion: number;
  readonly hour: number;
  readonly context: ConditionContext;
}

/** The last loud thing each body did, and where in the street it was loud. */
export interface SoundMemory {
  readonly tick: Int32Array;
  readonly tiles: Float32Array;
  /** Last tick of shots and blasts by cell. */
  readonly scareTick: Int32Array;
  readonly scareColumns: number;
}

export const awakeCellTiles = 16;
export const scareCellTiles = 8;

/** Everything before anybody stands in it. @param rows how many bodies the zone has room for */
export function createAiState(map: ZoneMap, gameData: GameData, rows: number): AiState {
  const awakeColumns = Math.ceil(map.widthTiles / awakeCellTiles);
  const places = placesOn(map, [...gameData.places.values()]);
  const isPlayerKey = (key: string) => gameData.worldKeys.get(key)?.scope === 'player';
  const scareColumns = Math.ceil(map.widthTiles / scareCellTiles);
  return {
    brains: new Map(),
    bodies: [],
    fallen: [],
    machines: new Map(),
    vehicles: new Map(),
    escorts: new Map(),
    places,
    spawns: spawnsOn(places, gameData.enemies.values(), isPlayerKey),
    people: [...gameData.npcs.values()]
      .filter(({ schedule }) => schedule.some(({ place }) => places.has(place)))
      .map((content) => ({ content, bodies: [], metAt: new Map(), isSameForAll: isSameForAll(content, isPlayerKey) })),
    finder: new PathFinder(map),
    bySide: { players: [], enemies: [], none: [] },
    sounds: {
      tick: new Int32Array(rows).fill(-1000),
      tiles: new Float32Array(rows),
      scareTick: new Int32Array(scareColumns * Math.ceil(map.heightTiles / scareCellTiles)).fill(-1000),
      scareColumns,
    },
    hurriedUntil: new Int32Array(rows),
    worldKeys: new Map(),
    worldVersion: 0,
    contexts: new Map(),
    attitudes: new Map(),
    awake: new Uint8Array(awakeColumns * Math.ceil(map.heightTiles / awakeCellTiles)),
    awakeColumns,
  };
}

function isSameForAll({ presentWhen, schedule }: NpcContent, isPlayerKey: (key: string) => boolean): boolean {
  return partConditions([...presentWhen, ...schedule.flatMap(({ when }) => when)], isPlayerKey).ofViewer.length === 0;
}
