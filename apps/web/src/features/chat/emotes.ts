'use client';

import type { EmoteContent } from '@necp/shared/chat/emotes';
import type { Locale } from '@necp/shared/kernel';
import { useContent } from '../../components/providers/content';

const none: readonly EmoteContent[] = [];

/** Returns the emotes; none until they are loaded. */
export function useEmotes(): readonly EmoteContent[] {
  return useContent('emotes')?.emotesContent.emotes ?? none;
}

/** Returns the first command of an emote in a language. */
export const commandOf = ({ commands, id }: EmoteContent, locale: Locale): string => commands[locale][0] ?? id;

/** Returns the commands of emotes that begin with what is written, those of the reader's language first. */
export function emotesFrom(
  emotes: readonly EmoteContent[],
  typed: string,
  locale: Locale,
): { readonly name: string; readonly label: string }[] {
  const start = typed.toLowerCase();
  const other: Locale = locale === 'ru' ? 'en' : 'ru';
  return emotes.flatMap(({ commands, label }) => {
    const name = [...commands[locale], ...commands[other]].find((command) => command.startsWith(start));
    return name === undefined ? [] : [{ name, label: label[locale] }];
  });
}
