import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { Combatant, Side } from '../combat/combatant';
import { zoneSlice } from '../core/slice';
import type { ZoneState } from '../state';
import type { Escort, Machine, Person, Vehicle } from './actors/actors';
import type { Attitude } from './attitude';
import type { Brain } from './brain';
import { PathFinder } from './movement/paths';
import { partConditions } from './senses/condition-scope';
import { spawnsOn, type Spawn } from './spawning/spawn-points';

/** All characters of a zone that no player controls, and what they share. */
export interface AiState {
  readonly brains: Map<number, Brain>;
  /** Entity indices of the awake ones, sorted from west to east. */
  readonly awakeEntities: number[];
  readonly machines: Map<number, Machine>;
  readonly vehicles: Map<number, Vehicle>;
  /** Who takes part in each run of a world event; its enemies let all others pass until provoked. */
  readonly eventRivals: Map<string, Set<CharacterId>>;
  readonly spawns: readonly Spawn[];
  /** Entities of the fallen, in the order in which they disappear. */
  readonly fallen: { readonly entityIndex: number; readonly entityId: number; readonly untilTick: number }[];
  readonly people: readonly Person[];
  readonly escorts: Map<CharacterId, Escort>;
  readonly finder: PathFinder;
  /** All who can fight, by side; sorted again each tick. */
  readonly bySide: Record<Side, Combatant[]>;
  readonly sounds: SoundMemory;
  /** World values as the zone last received them. */
  readonly worldKeys: Map<string, WorldValue>;
  /** Is raised with each change of a world value. */
  worldVersion: number;
  readonly contexts: Map<CharacterId, KnownContext>;
  /** How each kind of enemy regards each player: by enemy, then by character. */
  readonly attitudes: Map<
    string,
    Map<CharacterId, { readonly context: ConditionContext; readonly attitude: Attitude }>
  >;
  /** Cells of sixteen tiles with a player in or beside them; enemies elsewhere nap. */
  readonly awake: Uint8Array;
  readonly awakeColumns: number;
  /** Where each player was when stealth was last checked. */
  readonly unseenFrom: Map<CharacterId, TileSpot>;
  /** A test's director has frozen the enemies: they stand still and do nothing. */
  isFrozen: boolean;
}

/** The context against which a character's conditions are checked, and the inputs it was made from. */
export interface KnownContext {
  readonly sheet: CharacterSheet;
  readonly worldVersion: number;
  readonly hour: number;
  readonly context: ConditionContext;
}

/** The last sound each entity made, and where it was made. */
export interface SoundMemory {
  readonly tick: Int32Array;
  readonly tiles: Float32Array;
  /** The last tick with shots or blasts in each cell. */
  readonly scareTick: Int32Array;
  readonly scareColumns: number;
}

export const awakeCellTiles = 16;
export const scareCellTiles = 8;

export const aiSlice = zoneSlice('ai', createAiState);

function createAiState({ map, gameData, ids, places }: ZoneState): AiState {
  const entityCapacity = ids.length;
  const awakeColumns = Math.ceil(map.widthTiles / awakeCellTiles);
  const isPlayerKey = (key: string) => gameData.worldKeys.get(key)?.scope === 'player';
  const scareColumns = Math.ceil(map.widthTiles / scareCellTiles);
  return {
    brains: new Map(),
    awakeEntities: [],
    fallen: [],
    machines: new Map(),
    vehicles: new Map(),
    eventRivals: new Map(),
    escorts: new Map(),
    spawns: spawnsOn(places, gameData.enemies.values(), isPlayerKey),
    people: [...gameData.npcs.values()]
      .filter(({ schedule }) => schedule.some(({ place }) => places.has(place)))
      .map((content) => ({
        content,
        entities: [],
        metAt: new Map(),
        isSameForAll: isSameForAll(content, isPlayerKey),
      })),
    finder: new PathFinder(map),
    bySide: { players: [], enemies: [], none: [] },
    sounds: {
      tick: new Int32Array(entityCapacity).fill(-1000),
      tiles: new Float32Array(entityCapacity),
      scareTick: new Int32Array(scareColumns * Math.ceil(map.heightTiles / scareCellTiles)).fill(-1000),
      scareColumns,
    },
    worldKeys: new Map(),
    worldVersion: 0,
    contexts: new Map(),
    attitudes: new Map(),
    awake: new Uint8Array(awakeColumns * Math.ceil(map.heightTiles / awakeCellTiles)),
    awakeColumns,
    unseenFrom: new Map(),
    isFrozen: false,
  };
}

function isSameForAll({ presentWhen, schedule }: NpcContent, isPlayerKey: (key: string) => boolean): boolean {
  return partConditions([...presentWhen, ...schedule.flatMap(({ when }) => when)], isPlayerKey).ofViewer.length === 0;
}
