import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { meetsAll } from '@necp/shared/quest/conditions';
import { takeSpawnCalls } from '../../combat/abilities/spawn-calls';
import { combatantAt, combatantById } from '../../combat/entity';
import { removeEntity } from '../../core/entities';
import { setVisibilityOverride } from '../../core/visibility';
import { clearFlag, type ZoneState } from '../../state';
import { deployMachine } from '../actors/machines';
import { isEngaged, type Brain } from '../brain';
import { spotAround } from '../calm';
import { bark } from '../fighting/engage';
import { distanceBetween, spotOf } from '../movement/walking';
import { conditionContextOf, worldContext } from '../senses/condition-context';
import { isWanted } from '../senses/wanted-targets';
import { aiSlice } from '../slice';
import { hasRoom } from './free-entities';
import type { Spawn } from './spawn-points';
import { dismiss, levelHere, placeSpot, sendAfter, spawnEnemy } from './spawning';

/** How often spawns are checked, each in its turn. */
const tendEveryTicks = tickHz;
/** No enemy appears nearer to a player than this, unless it has waited this long or a quest needs it. */
const shyTiles = 14;
const patienceTicks = 20 * tickHz;
/** Enemies that came for a player leave when no player was near for this long. */
const forsakenTicks = 60 * tickHz;
/**
 * An enemy that a quest needs respawns after this at the latest, so that its player does not wait because of other
 * players.
 */
const wantedRespawnTicks = 15 * tickHz;
/** How long fallen enemies stay visible. */
const lieTicks = 5 * tickHz;

/** Fills all spawns at the beginning, as if no player had been there for long. */
export function settleSpawns(state: ZoneState): void {
  for (const spawn of aiSlice(state).spawns)
    if (meetsAll(spawn.ofWorld, worldContext(state))) for (const slot of spawn.slots) fill(state, spawn, slot);
}

/** Frees the slots of fallen enemies, spawns missing ones, and removes those without a reason to be here. */
export function tendSpawns(state: ZoneState): void {
  answerCalls(state);
  noteFallen(state);
  for (const [index, spawn] of aiSlice(state).spawns.entries())
    if ((state.tick + index) % tendEveryTicks === 0) tend(state, spawn);
  if (state.tick % tendEveryTicks === 0) dismissForsaken(state);
}

function tend(state: ZoneState, spawn: Spawn): void {
  const holds = meetsAll(spawn.ofWorld, worldContext(state));
  // Computed once for all slots, and only when one of them is empty, because it checks every player's quests.
  let isAnyWanted: boolean | null = null;
  for (const slot of spawn.slots) {
    const brain = brainIn(state, slot.entityId);
    if (slot.entityId !== null && brain === null) {
      Object.assign(slot, {
        entityId: null,
        readyTick: state.tick + spawn.respawnTicks,
        wantedTick: state.tick + Math.min(spawn.respawnTicks, wantedRespawnTicks),
      });
    }
    if (brain !== null && !holds && !isEngaged(brain)) dismiss(state, brain);
    if (brain !== null && spawn.ofViewer.length > 0) showToSome(state, spawn, brain.entityIndex);
    if (slot.entityId !== null || !holds || state.tick < slot.wantedTick || !hasRoom(state)) continue;
    isAnyWanted ??= isWanted(state, spawn);
    const readyTick = isAnyWanted ? slot.wantedTick : slot.readyTick;
    if (
      state.tick < readyTick ||
      (!isAnyWanted && state.tick < readyTick + patienceTicks && isPlayerNear(state, spawn.place))
    )
      continue;
    fill(state, spawn, slot);
  }
}

function fill(state: ZoneState, spawn: Spawn, slot: Spawn['slots'][number]): void {
  const brain = spawnEnemy(state, {
    enemy: spawn.enemy,
    level: levelHere(state, spawn.enemy),
    at: placeSpot(state, spawn.place),
    origin: { spawnKey: spawn.key },
  });
  slot.entityId = brain.entityId;
  if (spawn.ofViewer.length > 0) showToSome(state, spawn, brain.entityIndex);
}

/** Shows an enemy only to the players who meet its conditions; it sees only them. */
function showToSome(state: ZoneState, spawn: Spawn, entityIndex: number): void {
  const viewers = new Set<CharacterId>();
  for (const player of state.players.values())
    if (meetsAll(spawn.ofViewer, conditionContextOf(state, player))) viewers.add(player.characterId);
  setVisibilityOverride(state, entityIndex, viewers);
}

/** Executes the spawns that abilities requested in the last tick. */
function answerCalls(state: ZoneState): void {
  for (const call of takeSpawnCalls(state)) {
    const caller = combatantById(state, call.by);
    if (caller === undefined || caller.life !== 'up') continue;
    if (call.kind === 'deploy') {
      deployMachine(state, caller, call);
      continue;
    }
    const enemy = state.gameData.enemies.get(call.enemy);
    if (enemy === undefined) continue;
    const own = aiSlice(state).brains.get(caller.entityIndex);
    if (own !== undefined && call.most !== undefined && countSummoned(state, own, enemy.id) >= call.most) continue;
    const origin = {
      summoner: { entityIndex: caller.entityIndex, id: caller.id },
      runId: own?.origin.runId ?? null,
      questId: own?.origin.questId ?? null,
      forCharacterId: own?.origin.forCharacterId ?? null,
    };
    for (let count = 0; count < call.count && hasRoom(state); count++) {
      const brain = spawnEnemy(state, {
        enemy,
        level: caller.stats.level,
        at: spotAround(state, call, 4) ?? call,
        origin,
        side: caller.side,
        owner: caller.side === 'players' ? caller.id : 0,
      });
      if (own !== undefined) follow(brain, own);
    }
  }
}

/** Counts the living helpers of one kind that an enemy summoned. */
function countSummoned(state: ZoneState, { entityId }: Brain, enemyId: string): number {
  let count = 0;
  for (const { origin, enemy } of aiSlice(state).brains.values())
    if (origin.summoner?.id === entityId && enemy.id === enemyId) count++;
  return count;
}

/** Lets out what an enemy had inside when it died; it goes on with the fight. */
function release(state: ZoneState, brain: Brain): void {
  const { releases } = brain.enemy;
  const shell = combatantAt(state, brain.entityIndex);
  const enemy = releases === undefined ? undefined : state.gameData.enemies.get(releases.enemy);
  if (releases === undefined || enemy === undefined || shell === undefined) return;
  const here = spotOf(state, brain.entityIndex);
  const prey = combatantById(state, shell.lastHarmer);
  for (let count = 0; count < releases.count && hasRoom(state); count++) {
    const freed = spawnEnemy(state, {
      enemy,
      level: shell.stats.level,
      at: spotAround(state, here, 2) ?? here,
      origin: { ...brain.origin, spawnKey: null, summoner: null },
      side: shell.side,
      owner: shell.owner,
    });
    follow(freed, brain);
    if (prey !== undefined && prey.life === 'up') sendAfter(state, freed, prey);
  }
}

/** Lets helpers join the current fight of their summoner and share its home. */
function follow(brain: Brain, caller: Brain): void {
  brain.leashTiles = caller.leashTiles;
  brain.lastSeen = caller.lastSeen;
  brain.alarm = 1;
}

/** Ends the AI of fallen enemies; their entities stay for a while and are then removed. */
function noteFallen(state: ZoneState): void {
  const { brains, fallen } = aiSlice(state);
  for (const brain of brains.values()) {
    if (combatantAt(state, brain.entityIndex)?.life !== 'dead') continue;
    bark(state, brain, 'dies');
    release(state, brain);
    clearFlag(state, brain.entityIndex, entityFlags.moving | entityFlags.sprinting | entityFlags.casting);
    brains.delete(brain.entityIndex);
    fallen.push({ entityIndex: brain.entityIndex, entityId: brain.entityId, untilTick: state.tick + lieTicks });
  }
  while (fallen[0] !== undefined && fallen[0].untilTick <= state.tick) {
    const gone = fallen.shift();
    if (gone !== undefined && state.entityIndexOf.get(gone.entityId) === gone.entityIndex)
      removeEntity(state, gone.entityIndex);
  }
}

/**
 * Removes enemies without a spawn when their reason has gone: the summoner was reset, the quest is over, or no player
 * was near for long.
 */
function dismissForsaken(state: ZoneState): void {
  for (const brain of [...aiSlice(state).brains.values()]) {
    const { spawnKey, summoner, questId, forCharacterId, runId } = brain.origin;
    if (spawnKey !== null || isEngaged(brain)) continue;
    const caller = summoner === null ? null : brainIn(state, summoner.id);
    const isLeft = summoner !== null && (caller === null || !isEngaged(caller));
    // Enemies of a world event stay until it is over, because a removed one would count as defeated.
    const isForsaken = runId === null && state.tick - brain.lastNearTick > forsakenTicks;
    if (isLeft || isForsaken || isQuestOver(state, { questId, forCharacterId })) dismiss(state, brain);
  }
}

function isQuestOver(
  state: ZoneState,
  { questId, forCharacterId }: { readonly questId: string | null; readonly forCharacterId: CharacterId | null },
): boolean {
  if (questId === null || forCharacterId === null) return false;
  const sheet = state.players.get(forCharacterId)?.sheet;
  return sheet === undefined || sheet === null || !sheet.quests.some((quest) => quest.questId === questId);
}

function isPlayerNear(state: ZoneState, place: TileSpot): boolean {
  for (const player of state.players.values())
    if (distanceBetween(spotOf(state, player.entityIndex), place) < shyTiles) return true;
  return false;
}

function brainIn(state: ZoneState, entityId: number | null): Brain | null {
  const entityIndex = entityId === null ? undefined : state.entityIndexOf.get(entityId);
  return entityIndex === undefined ? null : (aiSlice(state).brains.get(entityIndex) ?? null);
}
