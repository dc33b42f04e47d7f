import type { Locale } from '../kernel/ids';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { keyActions, type KeyBindings, Settings } from './schema';

export const defaultKeyBindings: KeyBindings = {
  moveUp: ['KeyW', 'ArrowUp'],
  moveDown: ['KeyS', 'ArrowDown'],
  moveLeft: ['KeyA', 'ArrowLeft'],
  moveRight: ['KeyD', 'ArrowRight'],
  sprint: ['ShiftLeft', 'ShiftRight'],
  dodge: ['Space'],
  fire: ['Slash', 'Numpad0'],
  steady: ['Quote'],
  reload: ['KeyR'],
  swapWeapon: ['KeyX'],
  throwItem: ['KeyG'],
  interact: ['KeyF'],
  pickUp: ['KeyV'],
  targetNext: ['KeyE'],
  targetBefore: ['KeyQ'],
  targetLock: ['KeyZ'],
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
  inventory: ['KeyI'],
  sheet: ['KeyC'],
  skills: ['KeyK'],
  abilities: ['KeyB'],
  quests: ['KeyJ'],
  reputation: ['KeyU'],
  lootLog: ['KeyL'],
};

/** Returns the settings of a new player. */
export function defaultSettings(language: Locale): Settings {
  return {
    language,
    keys: defaultKeyBindings,
    sound: { master: 0.8, effects: 0.8, music: 0.5, ui: 0.7 },
    effects: 'high',
    effectsPace: 'automatic',
    frameCap: 'unlimited',
    motion: 'system',
    scale: 1,
    zoom: 1,
    namePlates: 'all',
    shake: 'on',
    captions: 'off',
    privacy: { profile: 'everyone', presence: 'everyone' },
  };
}

/** Checks whether every action has a key and no key has two actions. */
export function canBindKeys(keys: KeyBindings): Verdict {
  const seen = new Map<string, string>();
  for (const action of keyActions) {
    if (keys[action].length === 0) return refuse('settings.key_missing', { action });
    for (const code of keys[action]) {
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
    const parsed = schema.safeParse(field === 'keys' ? mendKeys(value) : value);
    if (parsed.success) repaired[field] = parsed.data;
  }
  return Settings.parse(repaired);
}

/**
 * Completes bindings that were saved before some actions existed: new actions get their default keys, unless the player
 * had bound such a key to something else.
 */
function mendKeys(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  const known = saved as Partial<Record<string, unknown>>;
  const taken = new Set(Object.values(known).flat());
  return Object.fromEntries(
    keyActions.map((action) => [
      action,
      known[action] ?? defaultKeyBindings[action].filter((code) => !taken.has(code)),
    ]),
  );
}
