'use client';

import { useTranslations } from 'next-intl';
import { useLayoutEffect, useRef } from 'react';
import { classNames } from '../../components/class-names';
import { MessageRow } from './message-row';
import { Older } from './older';
import { type TextSize, useChatPreferences } from './preferences';
import type { ChatTab } from './store';
import { useShown } from './use-shown';

const textLook: Readonly<Record<TextSize, string>> = {
  small: 'text-[0.8125rem]',
  normal: 'text-[0.9375rem]',
  large: 'text-[1.125rem]',
};
/**
 * The messages of a channel, the newest at the bottom. The list keeps its scroll position and follows only at the end.
 */
export function MessageList({ channel, ownId }: { readonly channel: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const messages = useShown(channel);
  const textSize = useChatPreferences((state) => state.textSize);
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
      className={classNames(
        'h-full overflow-y-auto overscroll-contain py-2 leading-snug outline-offset-[-2px]',
        textLook[textSize],
      )}
      onScroll={({ currentTarget: at }) => {
        follows.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
      }}
    >
      <Older tab={channel} />
      {messages.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      {messages.map((message) => (
        <MessageRow key={message.id} message={message} tab={channel} ownId={ownId} />
      ))}
    </div>
  );
}
