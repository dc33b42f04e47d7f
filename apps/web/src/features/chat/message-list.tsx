'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';
import { MessageRow } from './message-row';
import { Older } from './older';
import { type TextSize, useChatPreferences } from './preferences';
import type { ChatTab, ShownMessage } from './store';
import { useShown } from './use-shown';

const textLook: Readonly<Record<TextSize, string>> = {
  small: 'text-[0.8125rem]',
  normal: 'text-[0.9375rem]',
  large: 'text-[1.125rem]',
};
/** How many lines are drawn at the end of the list, and how many more each time the reader comes to the first one. */
const drawnAtOnce = 120;
/** So near to the first drawn line the ones before it are drawn, in CSS pixels; so near to the end it is followed. */
const topPx = 600;
const endPx = 24;

/**
 * The messages of a channel, the newest at the bottom. Of thousands only the last ones are drawn, and earlier ones as
 * the reader comes to them. The list follows new lines at its end; elsewhere the lines in sight stay where they are.
 */
export function MessageList({ channel, ownId }: { readonly channel: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const messages = useShown(channel);
  const textSize = useChatPreferences((state) => state.textSize);
  const { box, drawn, before, onScroll, onKeyDown } = useDrawn(messages);
  return (
    <div
      ref={box}
      role="log"
      aria-label={t(`tab.${channel}`)}
      tabIndex={0}
      className={classNames(
        'h-full overflow-y-auto overscroll-contain py-2 leading-snug outline-offset-[-2px] [overflow-anchor:none]',
        textLook[textSize],
      )}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      {before === 0 && <Older tab={channel} />}
      {messages.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      {drawn.map((message) => (
        <MessageRow key={message.id} message={message} tab={channel} ownId={ownId} />
      ))}
    </div>
  );
}

/** Returns the lines that are drawn, how many there are before them, and what keeps the reader's place. */
function useDrawn(messages: readonly ShownMessage[]) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [count, setCount] = useState(drawnAtOnce);
  const before = Math.max(0, messages.length - count);
  const drawn = before === 0 ? messages : messages.slice(before);
  useKeptPlace({ box, follows, drawn });
  const onScroll = ({ currentTarget: at }: { readonly currentTarget: HTMLElement }): void => {
    follows.current = at.scrollHeight - at.scrollTop - at.clientHeight < endPx;
    if (follows.current) setCount(drawnAtOnce);
    else if (at.scrollTop < topPx && before > 0) setCount(drawn.length + drawnAtOnce);
    // A line that arrives while the reader is elsewhere pushes none out at the top.
    else setCount((known) => Math.max(known, drawn.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { currentTarget: at } = event;
    if (event.target !== at || (event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    at.scrollTop = event.key === 'Home' ? 0 : at.scrollHeight;
  };
  return { box, drawn, before, onScroll, onKeyDown };
}

interface KeptPlace {
  readonly box: RefObject<HTMLDivElement>;
  readonly follows: RefObject<boolean>;
  readonly drawn: readonly ShownMessage[];
}

/** Keeps the end in sight while the reader is there, and the lines in sight when others come or go above them. */
function useKeptPlace({ box, follows, drawn }: KeptPlace): void {
  const known = useRef({ firstId: drawn[0]?.id, lastId: drawn.at(-1)?.id, height: 0 });
  useLayoutEffect(() => {
    const { current: list } = box;
    if (list === null) return;
    const { firstId, lastId, height } = known.current;
    const grown = list.scrollHeight - height;
    known.current = { firstId: drawn[0]?.id, lastId: drawn.at(-1)?.id, height: list.scrollHeight };
    if (follows.current) list.scrollTop = list.scrollHeight;
    else if (drawn[0]?.id !== firstId && drawn.at(-1)?.id === lastId) list.scrollTop += grown;
  }, [box, follows, drawn]);
}
