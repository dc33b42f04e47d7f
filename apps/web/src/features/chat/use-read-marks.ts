'use client';

import { useEffect } from 'react';
import { useTRPCClient } from '../../components/providers/api';
import { markTabRead } from './catch-up';
import { alsoIn, useChatPreferences } from './preferences';
import { callsPlayer, type ChatTab, useChat } from './store';

/** Notes on the server what is read, as long as a tab that shows it is in sight. */
export function useReadMarks(tab: ChatTab): void {
  useMarked('whisper', tab);
  useMarked('own', tab);
  useMarked('group', tab);
}

function useMarked(marked: 'whisper' | 'own' | 'group', open: ChatTab): void {
  const api = useTRPCClient();
  const inSight = useChat((state) => state.inSight);
  const isShown = useChatPreferences((state) => open === marked || alsoIn(state, open).includes(marked));
  // Of what a group says only the mentions are counted on the server.
  const latest = useChat(
    ({ messages, ownId }) =>
      messages[marked].findLast((message) => marked !== 'group' || callsPlayer(message, ownId))?.id,
  );
  useEffect(() => {
    if (inSight && isShown && latest !== undefined) void markTabRead(api, marked);
  }, [api, inSight, isShown, latest, marked]);
}
