import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { type KeyAction, type KeyBindings, KeyCode, keyActions } from '@necp/shared/settings/schema';

/** How many keys an action can have. */
export const keysPerAction = 2;

/** Keys that the browser or the game's windows need. */
const kept = new Set(['Escape', 'F5', 'F11', 'F12', 'Tab', 'MetaLeft', 'MetaRight', 'ContextMenu']);

export type Binding =
  | { readonly kind: 'bound'; readonly keys: KeyBindings }
  | { readonly kind: 'taken'; readonly by: KeyAction; readonly code: string }
  | { readonly kind: 'kept'; readonly code: string };

/** Binds a key to a slot of an action, or returns why it cannot be bound. */
export function bindKey(
  keys: KeyBindings,
  place: { readonly action: KeyAction; readonly slot: number },
  code: string,
): Binding {
  if (kept.has(code) || !KeyCode.safeParse(code).success) return { kind: 'kept', code };
  const owner = keyActions.find((action) =>
    keys[action].some((known, slot) => known === code && !(action === place.action && slot === place.slot)),
  );
  if (owner) return { kind: 'taken', by: owner, code };
  const places = keys[place.action].slice(0, keysPerAction);
  places[Math.min(place.slot, places.length)] = code;
  return { kind: 'bound', keys: { ...keys, [place.action]: places } };
}

/** Takes the key from the action that has it and binds it to this slot. */
export function takeKey(
  keys: KeyBindings,
  place: { readonly action: KeyAction; readonly slot: number },
  code: string,
): KeyBindings {
  const freed: Record<KeyAction, string[]> = { ...keys };
  for (const action of keyActions) freed[action] = keys[action].filter((known) => known !== code);
  const places = freed[place.action].slice(0, keysPerAction);
  places[Math.min(place.slot, places.length)] = code;
  return { ...freed, [place.action]: places };
}

/** Clears a slot; an action keeps its last key. */
export function freeKey(keys: KeyBindings, place: { readonly action: KeyAction; readonly slot: number }): KeyBindings {
  if (keys[place.action].length < 2) return keys;
  return { ...keys, [place.action]: keys[place.action].filter((_code, slot) => slot !== place.slot) };
}

export const originalKeys = defaultKeyBindings;
