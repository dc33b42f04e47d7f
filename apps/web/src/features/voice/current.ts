import { VoiceController, type ControllerParts, type SendSignal } from './controller';

let current: VoiceController | null = null;

/** Begins a stay in the city; returns what ends it. */
export function beginVoice(parts: ControllerParts): VoiceController {
  current = new VoiceController(parts);
  return current;
}

export function endVoice(): void {
  current?.leave();
  current = null;
}

/** Lets the calls of this stay use a connection. */
export const connectVoice = (send: SendSignal): void => current?.connect(send);

/** The calls of this stay; null outside the city. */
export const voiceController = (): VoiceController | null => current;
