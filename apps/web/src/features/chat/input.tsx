'use client';

import { maxMessageLength, type SendMessageInput } from '@necp/shared/chat/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import { IconButton } from '../../components/icon-button';
import { useRefusalWords } from '../../components/providers/refusals';
import { useChat, type ChatTab } from './store';

interface ChatInputProps {
  readonly channel: ChatTab;
  /** Returns false when there is no connection to send the message on. */
  readonly onSend: (input: SendMessageInput) => boolean;
  readonly onLeave: () => void;
  /** Called after a message was sent; without it the field keeps the keyboard for the next one. */
  readonly onSent?: (() => void) | undefined;
}

/** The field for one message: Enter sends it, an empty Enter or Escape gives the keys back to the game. */
export function ChatInput({ channel, onSend, onLeave, onSent }: ChatInputProps) {
  const t = useTranslations('chat');
  const say = useRefusalWords();
  const { into, text, left, refusal, write, send, clear } = useDraft({ channel, onSend });
  const input = useFocusOnRequest();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    // The disabled button keeps the browser from submitting an empty form, so an empty Enter is heard here.
    if (event.key === 'Enter' && text.trim() === '') {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      clear();
      onLeave();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // What was refused or could not be sent is still in the field, to be changed or sent again.
    if (send()) onSent?.();
  };
  return (
    <form className="shrink-0" onSubmit={onSubmit}>
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
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => event.stopPropagation()}
        />
        {left < 60 && <Left count={left} />}
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

const lengthOf = (text: string): number => [...text.trim()].length;

/** The message being written, and the reason why the last one was refused. */
function useDraft({ channel, onSend }: Pick<ChatInputProps, 'channel' | 'onSend'>) {
  const { draft: text, refusal, refuse, write, sent, connectionLost } = useChat();
  const into = channel === 'zone' ? 'zone' : 'say';
  const left = maxMessageLength - lengthOf(text);
  const send = (): boolean => {
    const message = text.trim();
    if (message === '') return false;
    if (left < 0) {
      refuse({ code: 'chat.too_long', params: { max: maxMessageLength } });
      return false;
    }
    sent(message);
    const isSent = onSend({ channel: into, text: message });
    if (!isSent) connectionLost();
    return isSent;
  };
  return { into, text, left, refusal, write, send, clear: () => write('') } as const;
}

/** Takes the focus whenever the store asks for it, but not when the panel first appears. */
function useFocusOnRequest() {
  const input = useRef<HTMLInputElement>(null);
  const focusAsked = useChat((state) => state.focusAsked);
  const answered = useRef(focusAsked);
  useEffect(() => {
    if (answered.current === focusAsked) return;
    answered.current = focusAsked;
    input.current?.focus();
  }, [focusAsked]);
  return input;
}

/** How many more characters fit; a negative number is how many are too many. */
function Left({ count }: { readonly count: number }) {
  const t = useTranslations('chat');
  return (
    <output
      className={count < 0 ? 'px-1 text-xs text-red' : 'px-1 text-xs text-quiet'}
      aria-label={t('left', { count })}
    >
      {count}
    </output>
  );
}
