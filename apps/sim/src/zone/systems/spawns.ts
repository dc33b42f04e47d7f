import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { meetsAll } from '@necp/shared/quest/conditions';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { bark } from '../ai/engage';
import { conditionContextOf, worldContext } from '../ai/condition-context';
import { isEngaged, type Brain } from '../ai/brain';
import { isWanted } from '../ai/wanted-targets';
import { deployMachine } from '../ai/machines';
import type { Spawn } from '../ai/spawn-points';
import { hasRoom } from '../ai/room';
import { dismiss, levelHere, placeSpot, spawnEnemy } from '../ai/spawning';
import { spotAround } from '../ai/calm';
import { distanceBetween, spotOf } from '../ai/walking';
import { clearFlag, removeBody, type ZoneState } from '../state';
import { veil } from './visibility';

/** Spawns are looked at this often, each in its turn. */
const tendEveryTicks = tickHz;
/** Nobody appears nearer to a player than this, unless it has waited this long, or somebody waits for it. */
const shyTiles = 14;
const patienceTicks = 20 * tickHz;
/** Those who came for somebody leave when nobody was near for this long. */
const forsakenTicks = 60 * tickHz;
/**
 * Somebody whom a story wants to fall comes back after this at the latest: whoever needs them does not wait for what
 * others did.
 */
const wantedRespawnTicks = 15 * tickHz;
/** How long the fallen lie. */
const lieTicks = 5 * tickHz;

/** Fills the street at the beginning, as if nobody had been there for long. */
export function settleSpawns(state: ZoneState): void {
  for (const spawn of state.ai.spawns)
    if (meetsAll(spawn.ofWorld, worldContext(state))) for (const slot of spawn.slots) fill(state, spawn, slot);
}

/** Those who fell make room, those who are missing appear, and those who have no reason to be here go. */
export function tendSpawns(state: ZoneState): void {
  answerCalls(state);
  noteFallen(state);
  for (const [index, spawn] of state.ai.spawns.entries())
    if ((state.tick + index) % tendEveryTicks === 0) tend(state, spawn);
  if (state.tick % tendEveryTicks === 0) dismissForsaken(state);
}

function tend(state: ZoneState, spawn: Spawn): void {
  const holds = meetsAll(spawn.ofWorld, worldContext(state));
  // Asked once for all slots, and only when one of them is empty: every player's stories are looked through.
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
    if (brain !== null && spawn.ofViewer.length > 0) showToSome(state, spawn, brain.row);
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
  if (spawn.ofViewer.length > 0) showToSome(state, spawn, brain.row);
}

/** Only those whose conditions hold see it, and it sees only them. */
function showToSome(state: ZoneState, spawn: Spawn, row: number): void {
  const viewers = new Set<CharacterId>();
  for (const player of state.players.values())
    if (meetsAll(spawn.ofViewer, conditionContextOf(state, player))) viewers.add(player.characterId);
  veil(state, row, viewers);
}

/** What abilities called for in the last tick. */
function answerCalls(state: ZoneState): void {
  for (const call of state.spawnCalls.splice(0)) {
    const caller = state.combatantOf.get(call.by);
    if (caller === undefined || caller.life !== 'up') continue;
    if (call.kind === 'deploy') {
      deployMachine(state, caller, call);
      continue;
    }
    const enemy = state.gameData.enemies.get(call.enemy);
    if (enemy === undefined) continue;
    const own = state.ai.brains.get(caller.row);
    const origin = {
      summoner: { row: caller.row, id: caller.id },
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

/** Helpers begin where their caller is in its fight, and belong where it belongs. */
function follow(brain: Brain, caller: Brain): void {
  brain.leashTiles = caller.leashTiles;
  brain.lastSeen = caller.lastSeen;
  brain.alarm = 1;
}

/** Whoever fell no longer thinks; the body lies a while, then the ground is free. */
function noteFallen(state: ZoneState): void {
  const { brains, fallen } = state.ai;
  for (const brain of brains.values()) {
    if (state.combatants.get(brain.row)?.life !== 'dead') continue;
    bark(state, brain, 'dies');
    clearFlag(state, brain.row, entityFlags.moving | entityFlags.sprinting | entityFlags.casting);
    brains.delete(brain.row);
    fallen.push({ row: brain.row, entityId: brain.entityId, untilTick: state.tick + lieTicks });
  }
  while (fallen[0] !== undefined && fallen[0].untilTick <= state.tick) {
    const gone = fallen.shift();
    if (gone !== undefined && state.rowOf.get(gone.entityId) === gone.row) removeBody(state, gone.row);
  }
}

/** Those without a place of their own go when their reason has gone: caller reset, quest over, nobody near for long. */
function dismissForsaken(state: ZoneState): void {
  for (const brain of [...state.ai.brains.values()]) {
    const { spawnKey, summoner, questId, forCharacterId, runId } = brain.origin;
    if (spawnKey !== null || isEngaged(brain)) continue;
    const caller = summoner === null ? null : brainIn(state, summoner.id);
    const isLeft = summoner !== null && (caller === null || !isEngaged(caller));
    // Those of a world event stay until it is over: gone would count as beaten.
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
    if (distanceBetween(spotOf(state, player.row), place) < shyTiles) return true;
  return false;
}

function brainIn(state: ZoneState, entityId: number | null): Brain | null {
  const row = entityId === null ? undefined : state.rowOf.get(entityId);
  return row === undefined ? null : (state.ai.brains.get(row) ?? null);
}
