'use client';

import { maxMessageLength } from '@necp/shared/chat/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import type { Locale } from '@necp/shared/kernel';
import { IconButton } from '../../components/icon-button';
import { useRefusalWords } from '../../components/providers/refusals';
import { commandsFrom } from './commands';
import { linkDraft } from './draft-links';
import { emotesFrom, useEmotes } from './emotes';
import type { ChatPanelProps } from './panel-props';
import { useChat, type ChatTab } from './store';
import { useInto, useTalk } from './use-talk';

interface ChatInputProps extends Omit<ChatPanelProps, 'ownId'> {
  readonly channel: ChatTab;
}

/** The field for one message: Enter sends it, an empty Enter or Escape gives the keys back to the game. */
export function ChatInput({ channel, onSend, onEmote, onEmotes, onLeave, onSent, onSettings }: ChatInputProps) {
  const t = useTranslations('chat');
  const say = useRefusalWords();
  const { text, left, refusal, write, send, clear } = useDraft({ channel, onSend, onEmote, onEmotes });
  const { name: into, isReady } = useIntoName(channel);
  const input = useFocusOnRequest();
  const hints = useHints(text);
  const onKeyDown = useKeys({ text, hint: hints[0]?.name, write, clear, onLeave });
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
      <Hints
        hints={hints}
        onChoose={({ name }) => {
          write(`/${name} `);
          input.current?.focus();
        }}
      />
      <div className="flex items-center gap-1 border-t border-line pt-1.5">
        <input
          ref={input}
          value={text}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={t('sayInto', { channel: into })}
          placeholder={isReady ? t('placeholder', { channel: into }) : t(`choose.${channel}`)}
          className={
            'h-8 min-w-0 grow bg-transparent px-1 text-[0.9375rem] text-text placeholder:text-quiet ' +
            'focus-visible:outline-1 touch:h-11 touch:text-base'
          }
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => event.stopPropagation()}
        />
        {left < 60 && <Left count={left} />}
        <IconButton tone="bare" size="small" icon="hand" label={t('emotes.title')} hint="none" onClick={onEmotes} />
        <IconButton
          tone="bare"
          size="small"
          icon="settings"
          label={t('settings.title')}
          hint="none"
          onClick={onSettings}
        />
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

/** A command or an emote that begins with what is written, and what it does. */
interface Hint {
  readonly name: string;
  readonly words: string;
}

/** Returns the commands and emotes that begin with what is written. */
function useHints(text: string): readonly Hint[] {
  const t = useTranslations('chat');
  const locale = useLocale() as Locale;
  const emotes = useEmotes();
  if (!/^\/\S*$/u.test(text)) return [];
  const start = text.slice(1);
  return [
    ...commandsFrom(start).map((name) => ({ name, words: t(`help.${name}`) })),
    ...emotesFrom(emotes, start, locale).map(({ name, label }) => ({ name, words: label })),
  ];
}

interface HintsProps {
  readonly hints: readonly Hint[];
  readonly onChoose: (hint: Hint) => void;
}

/** What begins with what is written, at most six. */
function Hints({ hints, onChoose }: HintsProps) {
  const t = useTranslations('chat');
  if (hints.length === 0) return null;
  return (
    <ul aria-label={t('commands')} className="max-h-24 overflow-y-auto pb-1 text-sm text-quiet">
      {hints.slice(0, 6).map((hint) => (
        <li key={hint.name}>
          <button
            type="button"
            className="w-full text-left hover:text-text touch:min-h-11"
            onClick={() => onChoose(hint)}
          >
            <span className="mr-2 text-cyan">/{hint.name}</span>
            {hint.words}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface KeysProps {
  readonly text: string;
  /** The command that Tab completes. */
  readonly hint: string | undefined;
  readonly write: (draft: string) => void;
  readonly clear: () => void;
  readonly onLeave: () => void;
}

/** Tab completes a command, arrows bring back what was written, an empty Enter and Escape leave the field. */
function useKeys({ text, hint, write, clear, onLeave }: KeysProps) {
  const recall = useRecall(text, write);
  return (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Tab' && !event.shiftKey && hint !== undefined) {
      event.preventDefault();
      write(`/${hint} `);
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      recall(event.key === 'ArrowUp' ? -1 : 1);
    }
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
}

const lengthOf = (text: string): number => [...text.trim()].length;

/** The name of where a line goes, as the field shows it. */
function useIntoName(tab: ChatTab): { readonly name: string; readonly isReady: boolean } {
  const t = useTranslations('chat');
  const into = useInto(tab);
  const channels = useChat((state) => state.channels);
  if (into === null) return { name: t(`tab.${tab}`), isReady: false };
  if (typeof into === 'string') return { name: t(`tab.${into}`), isReady: true };
  if (into.channel === 'whisper') return { name: into.name, isReady: true };
  if (into.channel === 'own')
    return { name: channels.find(({ id }) => id === into.channelId)?.name ?? t('tab.own'), isReady: true };
  return { name: t(`channel.${into.channel}`), isReady: true };
}

/** Returns a function that brings back what was written before: -1 goes back, 1 forward to the empty field. */
function useRecall(text: string, write: (draft: string) => void): (step: -1 | 1) => void {
  const own = useChat((state) => state.own);
  return (step) => {
    const at = own.indexOf(text);
    const next = at < 0 ? (step < 0 ? own.length - 1 : own.length) : at + step;
    // What is being written and was never sent is not overwritten.
    if (at < 0 && text !== '') return;
    if (next >= 0) write(own[next] ?? '');
  };
}

/** The message being written, and the reason why the last one was refused. */
function useDraft({ channel, ...asked }: Pick<ChatInputProps, 'channel' | 'onSend' | 'onEmote' | 'onEmotes'>) {
  const { draft: text, knownLinks, refusal, refuse, write } = useChat();
  const talk = useTalk({ tab: channel, ...asked });
  const left = maxMessageLength - lengthOf(linkDraft(text, knownLinks).text);
  const send = (): boolean => {
    const message = text.trim();
    if (message === '') return false;
    if (left < 0) {
      refuse({ code: 'chat.too_long', params: { max: maxMessageLength } });
      return false;
    }
    return talk(message);
  };
  return { text, left, refusal, write, send, clear: () => write('') } as const;
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
