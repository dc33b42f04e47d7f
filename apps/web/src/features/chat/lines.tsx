'use client';

import type { ChatChannel, ChatMessage } from '@necp/shared/chat/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { classNames } from '../../components/class-names';
import { useChat } from './store';

/**
 * The messages of a channel, the newest at the bottom. The list keeps its scroll position and follows only at the end.
 */
export function Lines({ channel, ownId }: { readonly channel: ChatChannel; readonly ownId: string }) {
  const t = useTranslations('chat');
  const lines = useChat((state) => state.lines[channel]);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useLayoutEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);

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
      {lines.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      {lines.map((line) => (
        <LineRow key={line.id} line={line} isOwn={line.sender?.characterId === ownId} />
      ))}
    </div>
  );
}

function LineRow({ line, isOwn }: { readonly line: ChatMessage; readonly isOwn: boolean }) {
  const locale = useLocale();
  const system = useTranslations('chat.system');
  const clock = useMemo(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    [locale],
  );
  const at = new Date(line.atMs);
  const text = line.sender
    ? line.text
    : system.has(line.text as 'entered')
      ? system(line.text as 'entered')
      : line.text;
  return (
    <p className="break-words [overflow-wrap:anywhere]">
      <time dateTime={at.toISOString()} className="mr-2 text-[0.6875rem] text-quiet">
        {clock.format(at)}
      </time>
      {line.sender && (
        <span className={classNames('mr-1.5 font-semibold', isOwn ? 'text-text' : 'text-cyan')}>
          {line.sender.name}
        </span>
      )}
      <span className={line.sender ? 'text-text' : 'text-quiet'}>{text}</span>
    </p>
  );
}
