import type { CharacterId } from '@necp/shared/kernel';
import type { TileSpot } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import type { Objective, QuestContent } from '@necp/shared/quest/content';
import { nearestFree } from '@necp/shared/zone/movement';
import { emitAt } from '../../combat/combat-events';
import { combatantAt } from '../../combat/entity';
import { spawnDestructible } from '../../combat/player/spawn-combatant';
import { addEntity, removeEntity } from '../../core/entities';
import { emitObjectiveEvent } from '../../core/objective-events';
import { isWithin } from '../../places';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../../state';
import { newWalk } from '../movement/walk';
import {
  distanceBetween,
  faceSpot,
  faceTo,
  hasArrived,
  headFor,
  spotOf,
  stepAlong,
  stopWalking,
} from '../movement/walking';
import { isScared } from '../senses/hearing';
import { aiSlice } from '../slice';
import { hasRoom } from '../spawning/free-entities';
import type { Escort } from './actors';

type EscortObjective = Extract<Objective, { kind: 'escort' }>;

const tilesPerS = { walk: 2.6, run: 4.4 } as const;
/**
 * An escorted person stays this near, runs from the second distance on, and stops when the player is farther than the
 * third.
 */
const followTiles = { near: 2, run: 5, lost: 26 } as const;
const arriveTiles = 8;
const farewellTicks = 6 * tickHz;
const thinkEveryTicks = 6;

/** Starts each escort that a quest stage asks for, and ends those whose quest went on. */
export function tendEscorts(state: ZoneState): void {
  if (state.tick % thinkEveryTicks !== 0) return;
  for (const player of state.players.values())
    if (!aiSlice(state).escorts.has(player.characterId)) begin(state, player);
  for (const escort of [...aiSlice(state).escorts.values()]) think(state, escort);
}

/** Moves all escorted persons by one tick. */
export function moveEscorts(state: ZoneState): void {
  for (const escort of aiSlice(state).escorts.values()) {
    const own = combatantAt(state, escort.entityIndex);
    if (own === undefined || own.life !== 'up' || hasArrived(escort.walk)) {
      if (own !== undefined) clearFlag(state, escort.entityIndex, entityFlags.moving | entityFlags.sprinting);
      continue;
    }
    const went = stepAlong(state, escort, (tilesPerS[escort.walk.pace] * own.stats.speedPerMille) / 1000);
    if (went !== null) faceTo(state, escort.entityIndex, went);
  }
}

function begin(state: ZoneState, player: Player): void {
  for (const { questId, stageId, counts } of player.sheet.quests) {
    const objective = escortIn(state.gameData.quests.get(questId), stageId);
    if (objective === null || (counts[objective.id] ?? 0) > 0 || !state.places.has(objective.to)) continue;
    const npc = state.gameData.npcs.get(objective.npc);
    const combatant = combatantAt(state, player.entityIndex);
    if (npc === undefined || combatant === undefined || !hasRoom(state)) continue;
    const entityIndex = addEntity(
      state,
      { ...startingSpot(state, player, npc), facing: at(state.facing, player.entityIndex) },
      { kind: 'npc', name: npc.name, look: npc.look, content: npc.id, level: player.sheet.level },
    );
    const own = spawnDestructible(state, entityIndex, {
      side: 'players',
      owner: combatant.id,
      level: player.sheet.level,
      health: objective.health,
      armour: 0,
      radiusTiles: 0.3,
      isMachine: false,
    });
    aiSlice(state).escorts.set(player.characterId, {
      characterId: player.characterId,
      npcId: npc.id,
      questId,
      stageId,
      to: objective.to,
      entityIndex,
      entityId: own.id,
      walk: newWalk(),
      endsTick: null,
    });
    emitAt(state, { kind: 'bark', source: own.id, line: 'greet' }, entityIndex);
    return;
  }
}

/** Returns where the person already stands, when the player can see them here; else a spot beside the player. */
function startingSpot(state: ZoneState, player: Player, npc: NpcContent): TileSpot {
  const here = spotOf(state, player.entityIndex);
  const person = aiSlice(state).people.find(({ content }) => content.id === npc.id);
  const entity = person?.entities.find(({ task }) => task.key === person.metAt.get(player.characterId));
  if (entity !== undefined && distanceBetween(spotOf(state, entity.entityIndex), here) < followTiles.lost)
    return spotOf(state, entity.entityIndex);
  return nearestFree(state.map, here.x + 1, here.y + 1);
}

function think(state: ZoneState, escort: Escort): void {
  const player = state.players.get(escort.characterId);
  const own = combatantAt(state, escort.entityIndex);
  if (player === undefined || (escort.endsTick !== null && state.tick >= escort.endsTick)) return letGo(state, escort);
  if (escort.endsTick !== null) return;
  const isUnderWay = player.sheet.quests.some(
    ({ questId, stageId }) => questId === escort.questId && stageId === escort.stageId,
  );
  if (!isUnderWay) return letGo(state, escort);
  if (own === undefined || own.id !== escort.entityId || own.life !== 'up') {
    emitObjectiveEvent(state, player, { kind: 'lost_escort' });
    escort.endsTick = state.tick + farewellTicks;
    return;
  }
  const here = spotOf(state, escort.entityIndex);
  const leader = spotOf(state, player.entityIndex);
  const place = state.places.get(escort.to);
  if (place !== undefined && isWithin(place, here.x, here.y) && distanceBetween(here, leader) <= arriveTiles) {
    emitObjectiveEvent(state, player, { kind: 'escorted', npc: escort.npcId, to: escort.to });
    escort.endsTick = state.tick + farewellTicks;
    stopWalking(escort.walk);
    faceSpot(state, escort.entityIndex, leader);
    return;
  }
  follow(state, escort, leader);
}

function follow(state: ZoneState, escort: Escort, leader: TileSpot): void {
  const here = spotOf(state, escort.entityIndex);
  const distance = distanceBetween(here, leader);
  if (isScared(state, here)) setFlag(state, escort.entityIndex, entityFlags.steady);
  else clearFlag(state, escort.entityIndex, entityFlags.steady);
  if (distance <= followTiles.near || distance > followTiles.lost) {
    stopWalking(escort.walk);
    return;
  }
  escort.walk.pace = distance > followTiles.run ? 'run' : 'walk';
  headFor(state, { entityIndex: escort.entityIndex, walk: escort.walk }, leader);
}

function letGo(state: ZoneState, escort: Escort): void {
  aiSlice(state).escorts.delete(escort.characterId);
  if (state.entityIndexOf.get(escort.entityId) === escort.entityIndex) removeEntity(state, escort.entityIndex);
}

/** Returns the escort objective of a quest stage. */
function escortIn(quest: QuestContent | undefined, stageId: string): EscortObjective | null {
  const stage = quest?.stages.find(({ id }) => id === stageId);
  const objective = stage?.objectives.find((each) => each.kind === 'escort');
  return objective?.kind === 'escort' ? objective : null;
}

/** Returns the person that a player leads. */
export function escortOf(state: ZoneState, characterId: CharacterId): Escort | undefined {
  return aiSlice(state).escorts.get(characterId);
}
