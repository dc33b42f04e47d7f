'use client';

import { useEffect } from 'react';
import { useTRPCClient } from '../../components/providers/api';
import { markTabRead } from './catch-up';
import { alsoIn, useChatPreferences } from './preferences';
import { callsPlayer, type ChatTab, useChat } from './store';

/** Notes on the server what is read, as long as a tab that shows it is in sight. */
export function useReadMarks(tab: ChatTab): void {
  const also = useChatPreferences((state) => alsoIn(state, tab).join(' '));
  const isShown = (one: ChatTab) => one === tab || also.split(' ').includes(one);
  useMarked('whisper', isShown('whisper'));
  useMarked('own', isShown('own'));
  useMarked('group', isShown('group'));
}

function useMarked(tab: 'whisper' | 'own' | 'group', isShown: boolean): void {
  const api = useTRPCClient();
  const inSight = useChat((state) => state.inSight);
  // Of what a group says only the mentions are counted on the server.
  const latest = useChat(
    ({ messages, ownId }) => messages[tab].findLast((message) => tab !== 'group' || callsPlayer(message, ownId))?.id,
  );
  useEffect(() => {
    if (inSight && isShown && latest !== undefined) void markTabRead(api, tab);
  }, [api, inSight, isShown, latest, tab]);
}
