/** How the player's microphone opens: while a key or button is held, or by itself when it is loud enough. */
export const talkModes = ['hold', 'activation'] as const;
export type TalkMode = (typeof talkModes)[number];

/** The quietest level that is measured, in decibels of full scale; the loudest one is 0. */
export const quietestDb = -80;

/** The microphone stays open this long after the last loud moment, so that the ends of words are not cut off. */
const holdMs = 350;

/** Returns the level of samples between -1 and 1, in decibels of full scale. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return rms === 0 ? quietestDb : Math.max(quietestDb, Math.min(0, 20 * Math.log10(rms)));
}

export interface GateMoment {
  readonly mode: TalkMode;
  readonly isHeld: boolean;
  readonly isMuted: boolean;
  readonly levelDb: number;
  readonly thresholdDb: number;
  readonly nowMs: number;
}

/** Decides from moment to moment whether the microphone is open. */
export class TalkGate {
  private lastSpokenMs = -Infinity;

  isOpen({ mode, isHeld, isMuted, levelDb, thresholdDb, nowMs }: GateMoment): boolean {
    if (levelDb >= thresholdDb) this.lastSpokenMs = nowMs;
    if (isMuted) return false;
    return mode === 'hold' ? isHeld : nowMs - this.lastSpokenMs < holdMs;
  }
}
