import type { Sources } from '../base/feature';
import { openCall } from './call';
import { beginVoice, endVoice } from './current';
import { openMicrophone } from './microphone';
import { readPreferences } from './preferences';
import { useVoice } from './store';

/** Carries out what the voice process says to this browser, and leaves the call with the city. */
export function listenToVoice({ connection, api, characterId }: Pick<Sources, 'connection' | 'api' | 'characterId'>) {
  readPreferences();
  useVoice.setState({ ownId: characterId });
  const controller = beginVoice({ api, openCall, openMicrophone, ownId: characterId });
  return [connection.on('live', (message) => controller.heard(message)), endVoice];
}
