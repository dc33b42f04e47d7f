import type { Sources } from '../base/feature';
import { openCall } from './call';
import { beginVoice, endVoice } from './current';
import { openMicrophone } from './microphone';
import { readPreferences } from './preferences';

/** Carries out what the voice process says to this browser, and leaves the call with the city. */
export function listenToVoice({ connection, api }: Pick<Sources, 'connection' | 'api'>) {
  readPreferences();
  const controller = beginVoice({ api, openCall, openMicrophone });
  return [connection.on('live', (message) => controller.heard(message)), endVoice];
}
