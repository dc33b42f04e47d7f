import { voiceEnded, voiceOffered, voiceRoomChanged } from '@necp/shared/voice/events';
import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToVoice } from './listen';
import { useReportedVoice, useTalkedWith } from '../../components/speaking';
import { VoiceReport } from './report-dialog';
import { useVoice } from './store';
import { VoiceBar } from './voice-bar';

/** Voice: talking with one's group, the bar to talk with, and its window. */
export const voice = defineFeature({
  room: 'voice',
  windows: [
    {
      name: 'voice',
      icon: 'microphone',
      messages: ['voice'],
      load: () => import('./voice-window').then((part) => part.VoiceWindow),
    },
  ],
  slots: { statuses: [VoiceBar], screen: [VoiceReport] },
  stale: { voice: ['voice'], party: ['voice'] },
  complete: [voiceOffered, voiceRoomChanged, voiceEnded],
  listen: listenToVoice,
  forget: [forgetting(useVoice), forgetting(useTalkedWith), forgetting(useReportedVoice)],
});
