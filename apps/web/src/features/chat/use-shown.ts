'use client';

import { useMemo } from 'react';
import { alsoIn, useChatPreferences } from './preferences';
import { type ChatTab, type ShownMessage, useChat } from './store';

/** Returns the lines that a tab shows, its own and those of the tabs that it includes, in the order of their times. */
export function useShown(tab: ChatTab): readonly ShownMessage[] {
  const messages = useChat((state) => state.messages);
  const preferred = useChatPreferences((state) => state.also);
  return useMemo(() => {
    const others = alsoIn({ also: preferred }, tab).filter((one) => messages[one].length > 0);
    if (others.length === 0) return messages[tab];
    return [tab, ...others].flatMap((one) => messages[one]).toSorted((a, b) => a.atMs - b.atMs);
  }, [messages, preferred, tab]);
}
