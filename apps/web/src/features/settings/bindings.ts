import { defaultKeyBindings, padCodesOf } from '@necp/shared/settings/rules';
import {
  type KeyAction,
  type KeyBindings,
  KeyCode,
  keyActions,
  type PadAction,
  padActions,
  type PadBindings,
} from '@necp/shared/settings/schema';

/** How many keys, or buttons of a gamepad, an action can have. */
export const keysPerAction = 2;

/** Keys that the browser or the game's windows need. */
const kept = new Set(['Escape', 'F5', 'F11', 'F12', 'Tab', 'MetaLeft', 'MetaRight', 'ContextMenu']);

/** What is bound to each action: keys and mouse buttons, or the buttons of a gamepad. */
export type Bindings<A extends string> = Readonly<Record<A, readonly string[]>>;

export interface Slot<A extends string> {
  readonly action: A;
  readonly slot: number;
}

export type Binding<A extends string> =
  | { readonly kind: 'bound'; readonly bound: Bindings<A> }
  | { readonly kind: 'taken'; readonly by: A; readonly code: string }
  | { readonly kind: 'kept'; readonly code: string };

/** Binds a key or a mouse button to a slot of an action, or returns why it cannot be bound. */
export function bindKey(keys: Bindings<KeyAction>, place: Slot<KeyAction>, code: string): Binding<KeyAction> {
  return kept.has(code) || !KeyCode.safeParse(code).success ? { kind: 'kept', code } : bindCode(keys, place, code);
}

/** Binds a code to a slot of an action, or returns which other action has it. */
export function bindCode<A extends string>(bound: Bindings<A>, place: Slot<NoInfer<A>>, code: string): Binding<A> {
  const owner = actionsOf(bound).find((action) =>
    bound[action].some((known, slot) => known === code && !(action === place.action && slot === place.slot)),
  );
  return owner === undefined ? { kind: 'bound', bound: put(bound, place, code) } : { kind: 'taken', by: owner, code };
}

/** Takes the code from the action that has it and binds it to this slot. */
export function takeCode<A extends string>(bound: Bindings<A>, place: Slot<NoInfer<A>>, code: string): Bindings<A> {
  const freed: Record<A, readonly string[]> = { ...bound };
  for (const action of actionsOf(bound)) freed[action] = bound[action].filter((known) => known !== code);
  return put(freed, place, code);
}

/** Clears a slot of an action. */
export function freeCode<A extends string>(bound: Bindings<A>, place: Slot<NoInfer<A>>): Bindings<A> {
  return { ...bound, [place.action]: bound[place.action].filter((_code, slot) => slot !== place.slot) };
}

/** Returns the buttons of every action of a gamepad, the default ones too. */
export function padBindings(pad: PadBindings): Bindings<PadAction> {
  return Object.fromEntries(padActions.map((action) => [action, padCodesOf(pad, action)])) as Bindings<PadAction>;
}

function put<A extends string>(bound: Bindings<A>, { action, slot }: Slot<A>, code: string): Bindings<A> {
  const places = bound[action].slice(0, keysPerAction);
  places[Math.min(slot, places.length)] = code;
  return { ...bound, [action]: places };
}

const actionsOf = <A extends string>(bound: Bindings<A>) => Object.keys(bound) as A[];

/** Returns keys as the settings store them, in the order of the actions. */
export const storedKeys = (bound: Bindings<KeyAction>): KeyBindings =>
  Object.fromEntries(keyActions.map((action) => [action, [...bound[action]]])) as KeyBindings;

/** Returns the buttons of a gamepad as the settings store them. */
export const storedPad = (bound: Bindings<PadAction>): PadBindings =>
  Object.fromEntries(padActions.map((action) => [action, [...bound[action]]]));

export const originalKeys = defaultKeyBindings;
