import type { CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import type { ContainerContent } from '@necp/shared/loot/content';
import { isDone, stageOf } from '@necp/shared/quest/progress';
import { fixtures, type Fixture } from '@necp/shared/zone/fixtures';
import { nearestFree } from '@necp/shared/zone/movement';
import type { GroundPlace } from '../places';
import { addEntity, at, removeEntity, type Player, type ZoneState } from '../state';
import { setVisibilityOverride } from '../systems/visibility';

/** One objective that requires the use of an object. */
interface Use {
  readonly questId: string;
  readonly stageId: string;
  readonly objectiveId: string;
  readonly holdMs: number;
  readonly hasDialogue: boolean;
}

/** An object on the ground that a player uses by standing before it. */
export type Interactable = { readonly entityIndex: number; readonly entityId: number; readonly placeId: string } & (
  | { readonly kind: 'object'; readonly object: string; readonly uses: readonly Use[] }
  | { readonly kind: 'container'; readonly container: ContainerContent; readonly spawnIndex: number }
  | { readonly kind: 'fixture'; readonly fixture: Fixture }
  /** The object from which the cargo of an event is taken. */
  | { readonly kind: 'cargo'; readonly runId: string }
);

const lookTicks = 10;
/** The objects of one place stand around its middle, each rotated by this angle, so that no two coincide. */
const goldenAngle = 2.399963;
const ringTiles = { first: 1.6, most: 4 } as const;

/** Places all objects that the content defines for this zone. */
export function placeInteractables(state: ZoneState): void {
  const { gameData, places } = state;
  for (const fixture of fixtures) {
    for (const place of fixture.places)
      putAt(state, places.get(place), { what: { kind: 'fixture', fixture }, name: fixture.name, content: fixture.id });
  }
  for (const { name, uses, object, place } of objectsIn(state).values()) {
    putAt(state, places.get(place), { what: { kind: 'object', object, uses }, name, content: object });
  }
  for (const container of gameData.containers.values()) {
    let spawnIndex = 0;
    for (const { place, count } of container.places) {
      for (let one = 0; one < count; one++)
        putAt(state, places.get(place), {
          what: { kind: 'container', container, spawnIndex: spawnIndex++ },
          name: container.name,
          content: container.id,
        });
    }
  }
  for (const interactable of state.rooms.interactables.values())
    if (interactable.kind === 'object') setVisibilityOverride(state, interactable.entityIndex, new Set());
}

/** Shows quest objects to the players whose quest is at that stage. */
export function showInteractables(state: ZoneState): void {
  if (state.tick % lookTicks !== 0) return;
  for (const interactable of state.rooms.interactables.values()) {
    if (interactable.kind !== 'object') continue;
    const seers = new Set<CharacterId>();
    for (const player of state.players.values())
      if (useOf(state, player, interactable) !== null) seers.add(player.characterId);
    const known = state.visibilityOverrides.get(interactable.entityIndex);
    if (known === undefined || known.size !== seers.size || [...seers].some((id) => !known.has(id)))
      setVisibilityOverride(state, interactable.entityIndex, seers);
  }
}

/** Returns the objective for which this player may use an object now, or null. */
export function useOf(
  state: ZoneState,
  { sheet }: Player,
  interactable: Extract<Interactable, { kind: 'object' }>,
): Use | null {
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

/** Places one object at a place, apart from the existing ones; null where the map has no such place. */
export function putAt(
  state: ZoneState,
  place: GroundPlace | undefined,
  { what, ...shown }: { readonly what: InteractableKind; readonly name: LocalText; readonly content: string },
): Interactable | null {
  if (place === undefined) return null;
  const count = [...state.rooms.interactables.values()].filter(({ placeId }) => placeId === place.id).length;
  const angle = count * goldenAngle;
  const ring =
    count === 0 && what.kind === 'object'
      ? 0
      : Math.min(place.radiusTiles * 0.7, ringTiles.most, ringTiles.first + count * 0.3);
  const spot = nearestFree(state.map, place.x + Math.cos(angle) * ring, place.y + Math.sin(angle) * ring);
  const entityIndex = addEntity(state, { ...spot, facing: 64 }, { kind: 'interactable', ...shown });
  const interactable: Interactable = { ...what, entityIndex, entityId: at(state.ids, entityIndex), placeId: place.id };
  state.rooms.interactables.set(entityIndex, interactable);
  return interactable;
}

export function removeInteractable(state: ZoneState, entityIndex: number): void {
  if (state.rooms.interactables.delete(entityIndex)) removeEntity(state, entityIndex);
}

type InteractableKind = Interactable extends infer T
  ? T extends Interactable
    ? Omit<T, 'entityIndex' | 'entityId' | 'placeId'>
    : never
  : never;

/** Returns the objects that quests require, one for each object and place. */
function objectsIn(
  state: ZoneState,
): Map<string, { readonly name: LocalText; readonly object: string; readonly place: string; readonly uses: Use[] }> {
  const objects = new Map<
    string,
    { readonly name: LocalText; readonly object: string; readonly place: string; readonly uses: Use[] }
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
