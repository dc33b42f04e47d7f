'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { PlayerMenu } from '../../components/player-menu';
import { useChat, type ChatTab, type ShownMessage } from './store';

/**
 * The messages of a channel, the newest at the bottom. The list keeps its scroll position and follows only at the end.
 */
export function MessageList({ channel, ownId }: { readonly channel: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const messages = useChat((state) => state.messages[channel]);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useLayoutEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [messages]);

  return (
    <div
      ref={box}
      role="log"
      aria-label={t(`tab.${channel}`)}
      tabIndex={0}
      className="h-full overflow-y-auto overscroll-contain py-2 text-[0.9375rem] leading-snug outline-offset-[-2px]"
      onScroll={({ currentTarget: at }) => {
        follows.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
      }}
    >
      {messages.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      {messages.map((message) => (
        <MessageRow key={message.id} message={message} ownId={ownId} />
      ))}
    </div>
  );
}

function MessageRow({ message, ownId }: { readonly message: ShownMessage; readonly ownId: string }) {
  const locale = useLocale();
  const t = useTranslations('chat');
  const clock = useMemo(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    [locale],
  );
  const at = new Date(message.atMs);
  const isSystem = message.channel === 'system';
  return (
    <p className="break-words [overflow-wrap:anywhere]">
      <time dateTime={at.toISOString()} className="mr-2 text-[0.6875rem] text-quiet">
        {clock.format(at)}
      </time>
      {!isSystem &&
        (message.sender.characterId === ownId ? (
          <span className="mr-1.5 font-semibold text-text">{message.sender.name}</span>
        ) : (
          <PlayerMenu name={message.sender.name} className="mr-1.5 font-semibold text-cyan" />
        ))}
      <span className={isSystem ? 'text-quiet' : 'text-text'}>
        {isSystem ? t(`system.${message.code}`, { count: message.count }) : message.text}
      </span>
    </p>
  );
}
