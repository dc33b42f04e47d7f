import type { Sources } from '../base/feature';
import { type Conversation, useNpc } from './store';

/** Opens and closes the conversation as the server says. */
export function listenToNpc({ connection, api }: Sources) {
  let isOver = false;
  /** Shows a conversation again that was open before the page was loaded, if the server has not closed it. */
  const resume = async (opened: Conversation) => {
    const held = await api.quest.conversation.query().catch(() => null);
    const isTheSame = held !== null && held.npcId === opened.npc && held.objectId === opened.object;
    if (!isOver && isTheSame && useNpc.getState().conversation === null) useNpc.getState().talk(opened);
  };
  return [
    // The server sends again what is still open.
    connection.on('zone.welcome', () => useNpc.getState().talk(null)),
    connection.on('conversation.opened', ({ npc, object, isResumed }) =>
      isResumed ? void resume({ npc, object }) : useNpc.getState().talk({ npc, object }),
    ),
    connection.on('conversation.closed', () => useNpc.getState().talk(null)),
    () => {
      isOver = true;
    },
  ];
}
