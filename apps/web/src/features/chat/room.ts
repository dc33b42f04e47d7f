import { lineSaid } from '@necp/shared/chat/live';
import { defineFeature } from '../base/feature';
import { listenToChat } from './listen';
import { useChat } from './store';

/** Messages between players. */
export const chat = defineFeature({
  room: 'chat',
  windows: [
    {
      name: 'emotes',
      key: 'emotes',
      icon: 'hand',
      load: () => import('./emotes-window').then((part) => part.EmotesWindow),
    },
    {
      name: 'channels',
      icon: 'chat',
      load: () => import('./channels-window').then((part) => part.ChannelsWindow),
    },
    {
      name: 'chatSettings',
      icon: 'display',
      load: () => import('./settings-window').then((part) => part.ChatSettingsWindow),
    },
  ],
  stale: { chat: ['chat'] },
  complete: [lineSaid],
  listen: listenToChat,
  forget: [() => useChat.getState().clear()],
});
