import type { VoiceKind, VoiceMember } from '@necp/shared/voice/schema';
import { create } from 'zustand';
import { quietestDb } from './gate';

export interface VoiceState {
  /** `retrying` until a call that broke off is open again. */
  readonly phase: 'off' | 'connecting' | 'on' | 'retrying';
  readonly kind: VoiceKind | null;
  /** What ended the last attempt, for the interface to name; null without trouble. */
  readonly fault: unknown;
  /** Whether there is a microphone: without permission the player only listens. */
  readonly microphone: 'unknown' | 'open' | 'refused' | 'missing';
  readonly isMuted: boolean;
  readonly isDeaf: boolean;
  /** Whether the player holds the key or the button. */
  readonly isHeld: boolean;
  /** Whether the microphone is open at this moment. */
  readonly isTalking: boolean;
  readonly levelDb: number;
  readonly members: readonly VoiceMember[];
  /** The player's character. */
  readonly ownId: string;
}

export const useVoice = create<VoiceState>(() => ({
  phase: 'off',
  kind: null,
  fault: null,
  microphone: 'unknown',
  isMuted: false,
  isDeaf: false,
  isHeld: false,
  isTalking: false,
  levelDb: quietestDb,
  members: [],
  ownId: '',
}));
