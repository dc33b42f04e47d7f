'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '../components/icon-button';
import { LinkedText } from '../features/chat/linked-text';
import { ChatPanel } from '../features/chat/panel';
import type { ShownMessage } from '../features/chat/store';
import { useShown } from '../features/chat/use-shown';
import type { PlayerActions } from '../game/types';
import type { HudParts } from './hud-parts';
import { useWindows } from './windows';

interface ChatSheetProps extends Pick<HudParts, 'connection'> {
  readonly ownId: string;
  readonly playerActions: PlayerActions | null;
  readonly onClose: () => void;
}

/** The chat, drawn over the lower half of the screen. */
export function ChatSheet({ ownId, playerActions, connection, onClose }: ChatSheetProps) {
  const t = useTranslations('hud');
  return (
    <section
      aria-label={t('chat')}
      className={
        'cut plate-panel absolute inset-x-0 bottom-0 z-20 flex h-[55dvh] animate-rise ' +
        'flex-col px-3 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] short:h-[90dvh]'
      }
    >
      <IconButton
        tone="bare"
        icon="close"
        label={t('close')}
        hint="none"
        className="absolute top-1 right-1 z-10"
        onClick={onClose}
      />
      <ChatPanel
        ownId={ownId}
        tabsClassName="mr-11"
        onSend={(message) => connection?.send('chat.send', message) ?? false}
        onLeave={onClose}
        onEmote={(emote) => playerActions?.showEmote(emote) ?? false}
        onEmotes={() => useWindows.getState().show('emotes')}
        onSettings={() => useWindows.getState().show('chatSettings')}
      />
    </section>
  );
}

const isSpoken = (message: ShownMessage): message is ChatMessage => message.channel !== 'system';

/** Shows the latest message of those that the main tab shows, while the chat is closed. */
export function LastChatMessage() {
  const latest = useShown('say').findLast(isSpoken) ?? null;
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (!latest) return;
    const waiting = setTimeout(() => setGone(latest.id), 6_000);
    return () => clearTimeout(waiting);
  }, [latest]);
  if (!latest || gone === latest.id) return null;
  return (
    <p
      aria-live="polite"
      className={
        'pointer-events-none w-fit max-w-52 animate-appear bg-ground/70 px-2 py-1 text-sm break-words text-text ' +
        'short:max-w-full'
      }
    >
      <span className="mr-1.5 font-semibold text-cyan">{latest.sender.name}</span>
      <LinkedText message={latest} ownId="" as="plain" />
    </p>
  );
}
