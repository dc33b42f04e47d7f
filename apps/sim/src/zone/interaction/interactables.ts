import type { LocalText } from '@necp/shared/kernel/content';
import type { Fixture } from '@necp/shared/zone/fixtures';
import { nearestFree } from '@necp/shared/zone/movement';
import { addEntity, removeEntity } from '../core/entities';
import type { Interactable, InteractableKinds, NewInteractable } from '../core/interactable';
import type { GroundPlace } from '../places';
import { at, type ZoneState } from '../state';
import { interactionSlice } from './slice';

/** The objects of one place stand around its middle, each rotated by this angle, so that no two coincide. */
const goldenAngle = 2.399963;
const ringTiles = { first: 1.6, most: 4 } as const;

/** Returns all interactables of one kind. */
export function interactablesOf<Kind extends keyof InteractableKinds>(
  state: ZoneState,
  kind: Kind,
): Interactable<Kind>[] {
  const all: readonly { readonly kind: string }[] = [...interactionSlice(state).interactables.values()];
  return all.filter((one) => one.kind === kind) as Interactable<Kind>[];
}

/** Places one object at a place, apart from the existing ones; null where the map has no such place. */
export function putAt(
  state: ZoneState,
  place: GroundPlace | undefined,
  { what, ...shown }: { readonly what: NewInteractable; readonly name: LocalText; readonly content: string },
): Interactable | null {
  if (place === undefined) return null;
  const { interactables } = interactionSlice(state);
  const count = [...interactables.values()].filter(({ placeId }) => placeId === place.id).length;
  const angle = count * goldenAngle;
  const ring =
    count === 0 && what.kind === 'object'
      ? 0
      : Math.min(place.radiusTiles * 0.7, ringTiles.most, ringTiles.first + count * 0.3);
  const spot = nearestFree(state.map, place.x + Math.cos(angle) * ring, place.y + Math.sin(angle) * ring);
  const entityIndex = addEntity(state, { ...spot, facing: 64 }, { kind: 'interactable', ...shown });
  const interactable = {
    ...what,
    entityIndex,
    entityId: at(state.ids, entityIndex),
    placeId: place.id,
  } as Interactable;
  interactables.set(entityIndex, interactable);
  return interactable;
}

export function removeInteractable(state: ZoneState, entityIndex: number): void {
  if (interactionSlice(state).interactables.delete(entityIndex)) removeEntity(state, entityIndex);
}

/** Places a fixture at each of its places on this map. */
export function putFixture(state: ZoneState, { id, name, places }: Fixture, what: NewInteractable): void {
  for (const place of places) putAt(state, state.places.get(place), { what, name, content: id });
}
