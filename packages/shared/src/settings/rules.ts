import type { Locale } from '../kernel/ids';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { keyActions, type KeyBindings, Settings } from './schema';

export const defaultKeyBindings: KeyBindings = {
  moveUp: ['KeyW', 'ArrowUp'],
  moveDown: ['KeyS', 'ArrowDown'],
  moveLeft: ['KeyA', 'ArrowLeft'],
  moveRight: ['KeyD', 'ArrowRight'],
  sprint: ['ShiftLeft', 'ShiftRight'],
  chat: ['Enter', 'KeyT'],
  zoomIn: ['Equal', 'NumpadAdd'],
  zoomOut: ['Minus', 'NumpadSubtract'],
};

/** What a newcomer plays with. */
export function defaultSettings(language: Locale): Settings {
  return {
    language,
    keys: defaultKeyBindings,
    sound: { master: 0.8, effects: 0.8, music: 0.5, ui: 0.7 },
    effects: 'high',
    frameCap: 'unlimited',
    motion: 'system',
    scale: 1,
    zoom: 1,
    namePlates: 'all',
    privacy: { profile: 'everyone', presence: 'everyone' },
  };
}

/** Whether every action has a key and no key does two things. */
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
 * Settings as saved by any earlier version: what is missing or no longer valid takes its default, field by field,
 * so that an old row never locks a player out.
 */
export function mendSettings(saved: unknown, language: Locale): Settings {
  const defaults = defaultSettings(language);
  const whole = Settings.safeParse(saved);
  if (whole.success) return whole.data;
  if (typeof saved !== 'object' || saved === null) return defaults;
  const mended: Record<string, unknown> = { ...defaults };
  for (const [field, schema] of Object.entries(Settings.shape)) {
    const parsed = schema.safeParse((saved as Record<string, unknown>)[field]);
    if (parsed.success) mended[field] = parsed.data;
  }
  return Settings.parse(mended);
}
