import type { Interactable, InteractableKinds } from '../core/interactable';
import type { InteractableUse } from '../core/room';
import { roomsOf } from '../core/room';
import type { ZoneState } from '../state';

/**
 * Returns how an interactable is used, as its room declares it.
 * @throws RangeError when no room declares its kind
 */
export function useOf(state: ZoneState, { kind }: Interactable): InteractableUse<keyof InteractableKinds> {
  for (const { interactables } of roomsOf(state)) {
    const use = interactables?.[kind];
    if (use !== undefined) return use as InteractableUse<keyof InteractableKinds>;
  }
  throw new RangeError(`no room declares interactables of kind ${kind}`);
}
