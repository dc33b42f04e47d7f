import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Objective, QuestContent } from '@necp/shared/quest/content';
import { deadlineOf, isDone, objectiveKeyOf, stageOf } from '@necp/shared/quest/progress';
import type { QuestProgress } from '@necp/shared/zone/sheet';
import { spawnFor } from '../ai/spawning/spawning';
import { combatantOf } from '../combat/entity';
import { emitObjectiveEvent } from '../core/objective-events';
import { isNear } from '../places';
import type { ObjectiveEvent } from '../outputs';
import { at, type Player, type ZoneState } from '../state';
import { hasEarnedShare } from '../world-event/events';
import { notesOf, questSlice } from './slice';

const lookTicks = 4;
/**
 * An objective event is sent again when its stage has not moved for this long: the answer may have been lost with a
 * process.
 */
const againTicks = 10 * tickHz;
/** A player in a survival objective may move this far from the place. */
const strayTiles = 8;

interface Watched {
  readonly player: Player;
  readonly quest: QuestContent;
  readonly progress: QuestProgress;
}

/** Checks what the quests of all players here wait for in the zone. */
export function watchQuestTriggers(state: ZoneState): void {
  if (state.tick % lookTicks !== 0) return;
  for (const player of state.players.values()) {
    if (player.isInTransfer) continue;
    if (combatantOf(state, player)?.life !== 'up') {
      // A downed player has to start its survivals again.
      questSlice(state).notes.get(player.characterId)?.survivals.clear();
      continue;
    }
    for (const progress of player.sheet.quests) {
      const quest = state.gameData.quests.get(progress.questId);
      if (quest !== undefined && quest.stages.some(({ id }) => id === progress.stageId))
        watchStage(state, { player, quest, progress });
    }
  }
}

function watchStage(state: ZoneState, watched: Watched): void {
  const { quest, progress } = watched;
  const stage = stageOf(quest, progress.stageId);
  for (const objective of stage.objectives) {
    if (isDone(objective, progress.counts)) continue;
    if (objective.kind === 'go') watchPlace(state, watched, objective);
    if (objective.kind === 'survive') watchSurvival(state, watched, objective);
    if (objective.kind === 'event') watchEvent(state, watched, objective);
  }
  const deadline = deadlineOf(stage, progress.stageEnteredMs);
  if (deadline !== null && state.nowMs >= deadline)
    emit(state, watched, { kind: 'timer', questId: quest.id, stageId: stage.id });
}

/** Taking part counts as soon as the player has earned a reward; winning counts at the end, with the rewards. */
function watchEvent(state: ZoneState, watched: Watched, objective: Extract<Objective, { kind: 'event' }>): void {
  const { event, result } = objective;
  if (result === 'took_part' && hasEarnedShare(state, watched.player, event))
    emit(state, watched, { kind: 'event', event, result });
}

function watchPlace(state: ZoneState, watched: Watched, objective: Extract<Objective, { kind: 'go' }>): void {
  if (isAt(state, watched.player, { placeId: objective.place }))
    emit(state, watched, { kind: 'went', place: objective.place });
}

/** Starts the survival when the player reaches the place, and again after the player has left it. */
function watchSurvival(state: ZoneState, watched: Watched, objective: Extract<Objective, { kind: 'survive' }>): void {
  const { player, quest } = watched;
  const { survivals } = notesOf(state, player.characterId);
  const objectiveKey = objectiveKeyOf(quest.id, objective.id);
  const running = survivals.get(objectiveKey);
  if (running === undefined) {
    if (isAt(state, player, { placeId: objective.place }))
      survivals.set(objectiveKey, { sinceTick: state.tick, waves: 0 });
    return;
  }
  if (!isAt(state, player, { placeId: objective.place, strayTiles })) {
    survivals.delete(objectiveKey);
    return;
  }
  const sinceMs = (state.tick - running.sinceTick) * tickMs;
  for (const wave of objective.enemies.slice(running.waves)) {
    if (wave.atMs > sinceMs) break;
    running.waves++;
    spawnFor(state, {
      enemy: wave.enemy,
      count: wave.count,
      place: objective.place,
      near: player.entityIndex,
      forCharacterId: player.characterId,
      questId: quest.id,
    });
  }
  if (sinceMs >= objective.lastsMs) emit(state, watched, { kind: 'survived', objectiveKey });
}

/** Sends the event once for each stage, and again when no answer came. */
function emit(state: ZoneState, { player, quest, progress }: Watched, objectiveEvent: ObjectiveEvent): void {
  const { sent } = notesOf(state, player.characterId);
  const key = `${quest.id} ${progress.stageId} ${JSON.stringify(objectiveEvent)}`;
  const sentTick = sent.get(key);
  if (sentTick !== undefined && state.tick - sentTick < againTicks) return;
  sent.set(key, state.tick);
  emitObjectiveEvent(state, player, objectiveEvent);
}

function isAt(
  state: ZoneState,
  player: Player,
  { placeId, strayTiles: moreTiles = 0 }: { readonly placeId: string; readonly strayTiles?: number },
): boolean {
  const place = state.places.get(placeId);
  return (
    place !== undefined &&
    isNear(place, { x: at(state.x, player.entityIndex), y: at(state.y, player.entityIndex) }, moreTiles)
  );
}
