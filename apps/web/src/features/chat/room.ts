import { defineFeature } from '../base/feature';
import { listenToChat } from './listen';
import { useChat } from './store';

/** Messages between players. */
export const chat = defineFeature({
  room: 'chat',
  listen: listenToChat,
  forget: [() => useChat.getState().clear()],
});
