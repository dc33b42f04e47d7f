import * as z from 'zod';
import { create } from 'zustand';
import { talkModes } from './gate';

const Preferences = z.object({
  mode: z.enum(talkModes),
  thresholdDb: z.number().min(-80).max(0),
  /** The microphone; empty for the browser's own choice. */
  deviceId: z.string().max(200),
  /** The device that plays the others; empty for the browser's own choice. */
  outputId: z.string().max(200),
  /** The volume of players, by character; 1 for those that are left out. */
  volumes: z.record(z.uuid(), z.number().min(0).max(1)),
  /** The characters that the player does not want to hear. */
  unheard: z.array(z.uuid()).max(500),
});
export type Preferences = z.infer<typeof Preferences>;

const storageKey = 'necp.voice';
const usual: Preferences = { mode: 'hold', thresholdDb: -45, deviceId: '', outputId: '', volumes: {}, unheard: [] };

/** How the player talks and hears in this browser: microphones and rooms differ from device to device. */
export const useVoicePreferences = create<Preferences>(() => usual);

/** Reads what this browser has kept; what cannot be read is ignored. */
export function readPreferences(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const parsed = Preferences.partial().safeParse(kept);
    if (parsed.success) useVoicePreferences.setState(parsed.data);
  } catch {
    // The usual ones hold.
  }
}

export function prefer(change: Partial<Preferences>): void {
  useVoicePreferences.setState(change);
  try {
    localStorage.setItem(storageKey, JSON.stringify(useVoicePreferences.getState()));
  } catch {
    // The choice holds until the page is left.
  }
}

/** Mutes a player for oneself, or hears them again. */
export function setHearing(characterId: string, hearing: 'heard' | 'unheard'): void {
  const others = useVoicePreferences.getState().unheard.filter((id) => id !== characterId);
  prefer({ unheard: hearing === 'unheard' ? [...others, characterId].slice(-500) : others });
}
