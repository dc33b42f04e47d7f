import type { ChatMessage } from '@necp/shared/chat/schema';
import { steadyMs, wallClock } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useChat } from './store';

/** Keeps the received messages, and what became of those that the player sent; works without a drawn city. */
export function listenToChat({ connection, game, characterId }: Omit<Sources, 'api'>) {
  return [
    connection.on('connection.changed', ({ phase }) => {
      if (phase !== 'online') useChat.getState().connectionLost();
    }),
    connection.on('zone.welcome', ({ recentMessages }) => {
      const entered: ChatMessage = {
        id: `entered-${steadyMs()}`,
        channel: 'system',
        atMs: wallClock.nowMs(),
        sender: null,
        text: 'entered',
      };
      // The zone that was left answered everything that it took before this; the rest is lost.
      useChat.getState().connectionLost();
      useChat.getState().catchUp([...recentMessages, entered]);
    }),
    connection.on('chat.message', (message) => {
      useChat.getState().receive(message);
      if (message.sender?.characterId === characterId) useChat.getState().confirmed(message.text);
    }),
    connection.on('chat.rejected', (refusal) => useChat.getState().rejected(refusal)),
    game.on('chatWanted', () => useChat.getState().askFocus()),
  ];
}
