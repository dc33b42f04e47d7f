'use client';

import type { ChatTarget } from '@necp/shared/chat/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPCClient } from '../../components/providers/api';
import { type ChatTab, keptMessageCount, useChat } from './store';
import { useInto } from './use-talk';

const linesEach = 50;

/** Reads what was said before the lines of a tab, where it is kept on the server. */
export function Older({ tab }: { readonly tab: ChatTab }) {
  const t = useTranslations('chat');
  const api = useTRPCClient();
  const into = useInto(tab);
  const target = into === null || typeof into === 'string' || tab === 'system' ? null : into;
  const key = JSON.stringify(target);
  const [ended, setEnded] = useState<readonly string[]>([]);
  const isFull = useChat((state) => state.messages[tab].length >= keptMessageCount);
  const isEmpty = useChat((state) => state.messages[tab].length === 0);
  const read = useMutation({
    mutationFn: async (of: ChatTarget) => {
      const first = firstOf(tab, of);
      const before = first === undefined ? null : { atMs: first.atMs, id: first.id };
      return api.chat.page.query({ target: of, before, limit: linesEach });
    },
    onSuccess: ({ messages, hasMore }) => {
      useChat.getState().catchUp(messages);
      if (!hasMore) setEnded((known) => [...known, key]);
    },
  });
  if (target === null || isFull || isEmpty || ended.includes(key)) return null;
  return (
    <button
      type="button"
      disabled={read.isPending}
      className="text-sm text-cyan hover:underline disabled:text-quiet touch:min-h-11"
      onClick={() => read.mutate(target)}
    >
      {t(read.isError ? 'olderFailed' : 'older')}
    </button>
  );
}

/** The oldest line of a target that is shown: a tab may show several. */
function firstOf(tab: ChatTab, target: ChatTarget) {
  return useChat.getState().messages[tab].find((message) => {
    if (message.channel === 'system') return false;
    if (target.channel === 'own') return message.placeId === target.channelId;
    if (target.channel !== 'whisper') return message.channel === target.channel;
    return [message.sender.name, message.to?.name].includes(target.name);
  });
}
