'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import { useTRPCClient, viewOfError } from '../../components/providers/api';
import { useChatPreferences } from './preferences';
import { type ChatRefusal, tabOf, useChat } from './store';

/** A line in the reader's language; the original stays one tap away. */
type TranslatedLine =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly refusal: ChatRefusal }
  | { readonly state: 'done'; readonly text: string; readonly isShown: boolean };

interface Translated {
  readonly lines: Readonly<Record<string, TranslatedLine>>;
  set(id: string, line: TranslatedLine): void;
}

/** What has been translated since the page was opened. */
export const useTranslated = create<Translated>((set) => ({
  lines: {},
  set: (id, line) => set(({ lines }) => ({ lines: { ...lines, [id]: line } })),
}));

const cyrillic = /\p{Script=Cyrillic}/u;
const words = /\p{L}{2}/u;
const notEnglish = /(?=\p{L})[^\p{Script=Latin}]/u;

/** Checks whether a line is written in other letters than the reader's language. */
export function looksForeign(text: string, locale: Locale): boolean {
  if (!words.test(text)) return false;
  return locale === 'ru' ? !cyrillic.test(text) : notEnglish.test(text);
}

/** Checks whether a line has words that a service could translate. */
export const hasWords = ({ style, text }: ChatMessage): boolean =>
  (style === undefined || style === 'plain' || style === 'me') && words.test(text);

/** Returns what there is of a line in the reader's language, and functions to ask for it and to turn it over. */
export function useTranslation(message: ChatMessage) {
  const locale = useLocale() as Locale;
  const api = useTRPCClient();
  const { id, text } = message;
  const line = useTranslated((state) => state.lines[id]);
  const isOffered = useChat(({ canTranslate, ownId }) => canTranslate && message.sender.characterId !== ownId);
  const isOwnLanguage = !looksForeign(text, locale);
  const isAutomatic = useChatPreferences(({ translate }) => translate.includes(tabOf(message)));
  const ask = useCallback(async () => {
    const { set } = useTranslated.getState();
    set(id, { state: 'waiting' });
    try {
      const view = await api.chat.translate.query({ messageId: id, to: locale });
      set(id, { state: 'done', text: view.text, isShown: true });
    } catch (error) {
      const { code, params } = viewOfError(error);
      set(id, { state: 'failed', refusal: { code, params } });
    }
  }, [api, id, locale]);
  const wants = isOffered && isAutomatic && !isOwnLanguage && hasWords(message) && line === undefined;
  useEffect(() => {
    if (wants) void ask();
  }, [wants, ask]);
  const turn = () => {
    if (line?.state === 'done') useTranslated.getState().set(id, { ...line, isShown: !line.isShown });
  };
  return { line, isOffered: isOffered && hasWords(message), isOwnLanguage, ask: () => void ask(), turn };
}
