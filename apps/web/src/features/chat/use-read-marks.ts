'use client';

import { useEffect } from 'react';
import { useTRPCClient } from '../../components/providers/api';
import { markTabRead } from './catch-up';
import { type ChatTab, useChat } from './store';

/** Notes on the server that whispers and lines of own channels are read, as long as their tab is in sight. */
export function useReadMarks(tab: ChatTab): void {
  const api = useTRPCClient();
  const inSight = useChat((state) => state.inSight);
  const latest = useChat((state) => state.messages[tab].at(-1)?.id);
  useEffect(() => {
    if (inSight && latest !== undefined && (tab === 'whisper' || tab === 'own')) void markTabRead(api, tab);
  }, [api, inSight, latest, tab]);
}
