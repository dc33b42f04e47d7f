import type { Locale } from '../kernel/ids';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { defaultHud, mendHud } from './hud';
import {
  hudActions,
  type KeyAction,
  keyActions,
  type KeyBindings,
  type PadAction,
  padActions,
  type PadBindings,
  Settings,
} from './schema';

export const defaultKeyBindings: KeyBindings = {
  moveUp: ['KeyW', 'ArrowUp'],
  moveDown: ['KeyS', 'ArrowDown'],
  moveLeft: ['KeyA', 'ArrowLeft'],
  moveRight: ['KeyD', 'ArrowRight'],
  sprint: ['ShiftLeft', 'ShiftRight'],
  dodge: ['Space'],
  fire: ['Mouse0', 'Slash'],
  steady: ['Mouse2', 'Quote'],
  reload: ['KeyR'],
  swapWeapon: ['KeyX'],
  throwItem: ['KeyG'],
  interact: ['KeyF'],
  pickUp: ['KeyV'],
  targetNext: ['KeyE'],
  targetBefore: ['KeyQ'],
  targetLock: ['Mouse1', 'KeyZ'],
  member1: ['F1'],
  member2: ['F2'],
  member3: ['F3'],
  member4: ['F4'],
  slot1: ['Digit1'],
  slot2: ['Digit2'],
  slot3: ['Digit3'],
  slot4: ['Digit4'],
  slot5: ['Digit5'],
  slot6: ['Digit6'],
  slot7: ['Digit7'],
  slot8: ['Digit8'],
  otherBar: ['Backquote'],
  chat: ['Enter', 'KeyT'],
  zoomIn: ['Equal', 'NumpadAdd'],
  zoomOut: ['Minus', 'NumpadSubtract'],
  map: ['KeyM'],
  inventory: ['KeyI'],
  sheet: ['KeyC'],
  skills: ['KeyK'],
  abilities: ['KeyB'],
  quests: ['KeyJ'],
  reputation: ['KeyU'],
  lootLog: ['KeyL'],
  friends: ['KeyO'],
  notifications: ['KeyH'],
  party: ['KeyP'],
  mail: ['Comma'],
  guild: ['Period'],
  emotes: ['KeyN'],
  editHud: ['F10'],
  talk: ['KeyY'],
};

/** Buttons of the standard mapping: 0 to 3 at the right thumb, 4 to 7 at the fingers, 12 to 15 the cross. */
const defaultPadBindings: PadBindings = {
  interact: ['Pad0'],
  dodge: ['Pad1'],
  reload: ['Pad2'],
  swapWeapon: ['Pad3'],
  layer: ['Pad4'],
  targetNext: ['Pad5'],
  steady: ['Pad6'],
  fire: ['Pad7'],
  inventory: ['Pad8'],
  menu: ['Pad9'],
  sprint: ['Pad10'],
  targetLock: ['Pad11'],
  slot1: ['Pad12'],
  slot2: ['Pad15'],
  slot3: ['Pad13'],
  slot4: ['Pad14'],
  pickUp: ['LayerPad0'],
  quests: ['LayerPad1'],
  throwItem: ['LayerPad2'],
  otherBar: ['LayerPad3'],
  targetBefore: ['LayerPad5'],
  zoomOut: ['LayerPad6'],
  zoomIn: ['LayerPad7'],
  panels: ['LayerPad8'],
  sheet: ['LayerPad9'],
  map: ['LayerPad10'],
  skills: ['LayerPad11'],
  slot5: ['LayerPad12'],
  slot6: ['LayerPad15'],
  slot7: ['LayerPad13'],
  slot8: ['LayerPad14'],
};

/** Returns the buttons of an action on a gamepad, none when the player has freed them. */
export function padCodesOf(pad: PadBindings, action: PadAction): readonly string[] {
  return pad[action] ?? defaultPadBindings[action] ?? [];
}

/** Returns the settings of a new player. */
export function defaultSettings(language: Locale): Settings {
  return {
    language,
    keys: defaultKeyBindings,
    pad: {},
    sound: { master: 0.8, effects: 0.8, music: 0.5, ui: 0.7 },
    effects: 'high',
    effectsPace: 'automatic',
    frameCap: 'unlimited',
    motion: 'system',
    scale: 1,
    zoom: 1,
    namePlates: 'all',
    shake: 'on',
    barNumbers: 'on',
    captions: 'off',
    hud: defaultHud,
    privacy: { profile: 'everyone', presence: 'everyone', gear: 'everyone', record: 'everyone', analytics: 'off' },
  };
}

/** Checks whether an action can be without a key: the menu has what keys do to the HUD. */
export const canBeWithoutKey = (action: KeyAction): boolean => (hudActions as readonly string[]).includes(action);

/** Checks whether every action that needs one has a key and no key has two actions. */
export function canBindKeys(keys: KeyBindings): Verdict {
  const seen = new Map<string, string>();
  for (const action of keyActions) {
    if (keys[action].length === 0 && !canBeWithoutKey(action)) return refuse('settings.key_missing', { action });
    for (const code of keys[action]) {
      const other = seen.get(code);
      if (other !== undefined) return refuse('settings.key_taken', { key: code, action, other });
      seen.set(code, action);
    }
  }
  return allowed;
}

/** Checks whether no button has two actions, and the menu and the layer have one each. */
export function canBindPad(pad: PadBindings): Verdict {
  const seen = new Map<string, string>();
  for (const action of padActions) {
    const codes = padCodesOf(pad, action);
    if (codes.length === 0 && (action === 'menu' || action === 'layer'))
      return refuse('settings.key_missing', { action });
    for (const code of codes) {
      const other = seen.get(code);
      if (other !== undefined) return refuse('settings.key_taken', { key: code, action, other });
      seen.set(code, action);
    }
  }
  return allowed;
}

/**
 * Returns valid settings from those that any earlier version saved: each missing or invalid field gets its default, so
 * that an old row never locks a player out.
 */
export function mendSettings(saved: unknown, language: Locale): Settings {
  const defaults = defaultSettings(language);
  const whole = Settings.safeParse(saved);
  if (whole.success) return whole.data;
  if (typeof saved !== 'object' || saved === null) return defaults;
  const repaired: Record<string, unknown> = { ...defaults };
  for (const [field, schema] of Object.entries(Settings.shape)) {
    const value = (saved as Record<string, unknown>)[field];
    const parsed = schema.safeParse(mendField(field, value, { defaults, wasPadKnown: 'pad' in saved }));
    if (parsed.success) repaired[field] = parsed.data;
  }
  return Settings.parse(repaired);
}

function mendField(
  field: string,
  value: unknown,
  { defaults, wasPadKnown }: { readonly defaults: Settings; readonly wasPadKnown: boolean },
): unknown {
  if (field === 'keys') return mendKeys(value, wasPadKnown ? 'complete' : 'no_mouse');
  if (field === 'hud') return mendHud(value);
  // What was hidden stays hidden when there is something new to hide.
  if (field === 'privacy' && typeof value === 'object') return { ...defaults.privacy, ...value };
  return value;
}

/** Actions that the buttons of the mouse had before they could be bound. */
const mouseActions = { fire: 'Mouse0', targetLock: 'Mouse1', steady: 'Mouse2' } as const;

/**
 * Completes bindings that were saved before some actions existed: new actions get their default keys, unless the player
 * had bound such a key to something else. Bindings saved before the mouse could be bound get its buttons in addition.
 */
function mendKeys(saved: unknown, were: 'complete' | 'no_mouse'): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  const known = saved as Partial<Record<string, unknown>>;
  const taken = new Set(Object.values(known).flat());
  const keysOf = (action: (typeof keyActions)[number]): unknown =>
    known[action] ?? defaultKeyBindings[action].filter((code) => !taken.has(code));
  const mended = Object.fromEntries(keyActions.map((action) => [action, keysOf(action)]));
  if (were === 'complete') return mended;
  for (const [action, button] of Object.entries(mouseActions)) {
    const keys = mended[action];
    if (Array.isArray(keys) && !taken.has(button)) mended[action] = [...new Set([button, ...keys])].slice(0, 3);
  }
  return mended;
}
