'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useLayoutEffect, useRef } from 'react';
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
/** The height of a line before it is measured, and how many are drawn beyond what is in sight. */
const usualRowPx = 21;
const drawnBeyond = 12;
/** The player follows the newest lines as long as the end is not farther than this. */
const nearEndPx = 24;

/**
 * The messages of a channel, the newest at the bottom. The list keeps its scroll position and follows only at the end.
 * Of thousands of lines only those in sight are drawn.
 */
export function MessageList({ channel, ownId }: { readonly channel: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const messages = useShown(channel);
  const textSize = useChatPreferences((state) => state.textSize);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => box.current,
    estimateSize: () => usualRowPx,
    getItemKey: (index) => messages[index]?.id ?? index,
    overscan: drawnBeyond,
  });
  const onScroll = useFollowing({ box, messages, height: rows.getTotalSize() });
  const drawn = rows.getVirtualItems();
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
      onScroll={onScroll}
    >
      <Older tab={channel} />
      {messages.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ key, index, start }) => {
          const message = messages[index];
          return (
            message && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <MessageRow message={message} tab={channel} ownId={ownId} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

interface Following {
  readonly box: { readonly current: HTMLDivElement | null };
  readonly messages: readonly ShownMessage[];
  /** The height of all lines, in CSS pixels. */
  readonly height: number;
}

/**
 * Keeps the end in sight while the player is there. Elsewhere the lines in sight stay where they are, also when earlier
 * ones are added before them.
 */
function useFollowing({ box, messages, height }: Following): () => void {
  const follows = useRef(true);
  const before = useRef({ firstId: messages[0]?.id, height });
  useLayoutEffect(() => {
    const { current: list } = box;
    const firstId = messages[0]?.id;
    const known = before.current;
    before.current = { firstId, height };
    if (list === null) return;
    if (follows.current) list.scrollTop = list.scrollHeight;
    else if (firstId !== known.firstId && messages.some(({ id }) => id === known.firstId))
      list.scrollTop += height - known.height;
  }, [box, messages, height]);
  return () => {
    const { current: list } = box;
    if (list !== null) follows.current = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
  };
}
