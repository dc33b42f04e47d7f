import type { CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { isDone, stageOf } from '@necp/shared/quest/progress';
import type { Interactable } from '../core/interactable';
import { emitObjectiveEvent } from '../core/objective-events';
import { reject } from '../core/reject';
import { setVisibilityOverride } from '../core/visibility';
import { interactablesOf, putAt } from '../interaction/interactables';
import { startConversation } from '../npc/conversation';
import type { Player, ZoneState } from '../state';
import type { ObjectUse } from './contract';

const lookTicks = 10;

/** Places the objects that quests require, hidden until a quest is at their stage. */
export function placeObjects(state: ZoneState): void {
  for (const { name, uses, object, place } of objectsIn(state).values()) {
    const interactable = putAt(state, state.places.get(place), {
      what: { kind: 'object', object, uses },
      name,
      content: object,
    });
    if (interactable !== null) setVisibilityOverride(state, interactable.entityIndex, new Set());
  }
}

/** Reports the use of a quest object, and opens its dialogue. */
export function useObject(state: ZoneState, player: Player, interactable: Interactable<'object'>): void {
  const use = objectUseOf(state, player, interactable);
  if (use === null) return reject(state, player, { what: 'npc.interact', code: 'zone.gone' });
  const { entityId, object, placeId } = interactable;
  emitObjectiveEvent(state, player, { kind: 'used', object, place: placeId });
  if (use.hasDialogue) startConversation(state, player, { entityId, npcId: null, object, place: placeId });
}

/** Shows quest objects to the players whose quest is at that stage. */
export function showObjects(state: ZoneState): void {
  if (state.tick % lookTicks !== 0) return;
  for (const interactable of interactablesOf(state, 'object')) {
    const seers = new Set<CharacterId>();
    for (const player of state.players.values())
      if (objectUseOf(state, player, interactable) !== null) seers.add(player.characterId);
    const known = state.visibilityOverrides.get(interactable.entityIndex);
    if (known === undefined || known.size !== seers.size || [...seers].some((id) => !known.has(id)))
      setVisibilityOverride(state, interactable.entityIndex, seers);
  }
}

/** Returns the objective for which this player may use an object now, or null. */
export function objectUseOf(
  state: ZoneState,
  { sheet }: Player,
  interactable: Interactable<'object'>,
): ObjectUse | null {
  return (
    interactable.uses.find(({ questId, stageId, objectiveId }) => {
      const progress = sheet.quests.find((each) => each.questId === questId);
      const quest = state.gameData.quests.get(questId);
      if (progress === undefined || quest === undefined || progress.stageId !== stageId) return false;
      const objective = stageOf(quest, stageId).objectives.find(({ id }) => id === objectiveId);
      return objective !== undefined && !isDone(objective, progress.counts);
    }) ?? null
  );
}

/** Returns the objects that quests require, one for each object and place. */
function objectsIn(
  state: ZoneState,
): Map<
  string,
  { readonly name: LocalText; readonly object: string; readonly place: string; readonly uses: ObjectUse[] }
> {
  const objects = new Map<
    string,
    { readonly name: LocalText; readonly object: string; readonly place: string; readonly uses: ObjectUse[] }
  >();
  for (const quest of state.gameData.quests.values()) {
    for (const stage of quest.stages) {
      for (const objective of stage.objectives) {
        if (objective.kind !== 'use' || !state.places.has(objective.place)) continue;
        const key = `${objective.object} ${objective.place}`;
        const known = objects.get(key) ?? {
          name: objective.text,
          object: objective.object,
          place: objective.place,
          uses: [],
        };
        known.uses.push({
          questId: quest.id,
          stageId: stage.id,
          objectiveId: objective.id,
          holdMs: objective.holdMs,
          hasDialogue: objective.dialogue !== undefined,
        });
        objects.set(key, known);
      }
    }
  }
  return objects;
}
