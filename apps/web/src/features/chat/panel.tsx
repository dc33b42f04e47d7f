'use client';

import { type ChatChannel, chatChannels, maxLineLength, type SendLineInput } from '@necp/shared/chat/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../components/icon-button';
import { useRefusalWords } from '../../components/providers/refusals';
import { Tabs } from '../../components/tabs';
import { Lines } from './lines';
import { useChat } from './store';

interface ChatPanelProps {
  readonly ownId: string;
  readonly onSend: (input: SendLineInput) => void;
  /** The player is done with the keyboard here. */
  readonly onLeave: () => void;
}

/** What is said around, and what one says oneself. */
export function ChatPanel({ ownId, onSend, onLeave }: ChatPanelProps) {
  const t = useTranslations('chat');
  const tab = useChat((state) => state.tab);
  const unread = useChat((state) => state.unread);
  const openTab = useChat((state) => state.openTab);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Tabs
        label={t('title')}
        value={tab}
        onChange={openTab}
        className="grow"
        tabs={chatChannels.map((channel) => ({
          id: channel,
          label: t(`tab.${channel}`),
          unread: unread[channel],
          unreadLabel: t('unread', { count: unread[channel] }),
          content: <Lines channel={channel} ownId={ownId} />,
        }))}
        contentClassName="h-0"
      />
      <LineInput channel={tab} onSend={onSend} onLeave={onLeave} />
    </div>
  );
}

const lengthOf = (text: string): number => [...text.trim()].length;

function LineInput({
  channel,
  onSend,
  onLeave,
}: {
  readonly channel: ChatChannel;
  readonly onSend: ChatPanelProps['onSend'];
  readonly onLeave: () => void;
}) {
  const t = useTranslations('chat');
  const say = useRefusalWords();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const focusAsked = useChat((state) => state.focusAsked);
  const refusal = useChat((state) => state.refusal);
  const refuse = useChat((state) => state.refuse);
  const heardAsk = useRef(focusAsked);
  const into = channel === 'zone' ? 'zone' : 'say';
  const left = maxLineLength - lengthOf(text);

  useEffect(() => {
    if (heardAsk.current === focusAsked) return;
    heardAsk.current = focusAsked;
    input.current?.focus();
  }, [focusAsked]);

  const send = () => {
    const line = text.trim();
    if (line === '') return onLeave();
    if (left < 0) return refuse({ code: 'chat.too_long', params: { max: maxLineLength } });
    refuse(null);
    onSend({ channel: into, text: line });
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      setText('');
      onLeave();
    }
  };

  return (
    <form
      className="shrink-0"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p role="alert" className="pb-1 text-sm text-red empty:hidden">
        {refusal && say(refusal.code, refusal.params)}
      </p>
      <div className="flex items-center gap-1 border-t border-line pt-1.5">
        <input
          ref={input}
          value={text}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={t('sayInto', { channel: t(`tab.${into}`) })}
          placeholder={t('placeholder', { channel: t(`tab.${into}`) })}
          className={
            'h-8 min-w-0 grow bg-transparent px-1 text-[0.9375rem] text-text placeholder:text-quiet ' +
            'focus-visible:outline-1 touch:h-11 touch:text-base'
          }
          onChange={(event) => {
            setText(event.target.value);
            if (refusal) refuse(null);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => event.stopPropagation()}
        />
        {left < 60 && (
          <output
            className={left < 0 ? 'px-1 text-xs text-red' : 'px-1 text-xs text-quiet'}
            aria-label={t('left', { count: left })}
          >
            {left}
          </output>
        )}
        <IconButton
          type="submit"
          tone="bare"
          size="small"
          icon="send"
          label={t('send')}
          hint="none"
          disabled={text.trim() === ''}
        />
      </div>
    </form>
  );
}
