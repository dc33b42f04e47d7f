import { isDone } from '@necp/shared/quest/progress';
import type { ObjectiveEvent } from '../outputs';
import type { Player, ZoneState } from '../state';
import { nextId } from './ids';

/** Sends the domain an event that a quest of the player waits for; other events are dropped here. */
export function emitObjectiveEvent(state: ZoneState, player: Player, objectiveEvent: ObjectiveEvent): void {
  const { characterId, epoch } = player;
  if (isAwaited(state, player, objectiveEvent))
    state.outbox.push({ kind: 'objective_event', id: nextId(state), characterId, epoch, objectiveEvent });
}

/** Checks whether one of the player's quests waits for this objective event now. */
function isAwaited(state: ZoneState, player: Player, objectiveEvent: ObjectiveEvent): boolean {
  return player.sheet.quests.some(({ questId, stageId, counts }) => {
    const quest = state.gameData.quests.get(questId);
    const stage = quest?.stages.find(({ id }) => id === stageId);
    if (quest === undefined || stage === undefined) return false;
    if (objectiveEvent.kind === 'downed') return stage.exits.some(({ on }) => on === 'downed');
    return (
      objectiveEvent.kind !== 'action' ||
      stage.objectives.some(
        (objective) =>
          objective.kind === 'action' && objective.action === objectiveEvent.action && !isDone(objective, counts),
      )
    );
  });
}
