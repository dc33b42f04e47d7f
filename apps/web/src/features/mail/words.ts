import type { Locale } from '@necp/shared/kernel';
import type { LetterView } from '@necp/shared/mail/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { wallClock } from '../../components/kernel/clock';

/** Returns functions that say what a letter says, in the player's language where the city wrote it. */
export function useLetterWords() {
  const t = useTranslations('mail');
  const locale = useLocale() as Locale;
  return {
    subjectOf: ({ words }: Pick<LetterView, 'words'>) =>
      (words.kind === 'local' ? words.subject[locale] : words.subject).trim() || t('noSubject'),
    textOf: ({ words }: Pick<LetterView, 'words'>) => (words.kind === 'local' ? words.text[locale] : words.text),
    senderOf: ({ from }: Pick<LetterView, 'from'>) =>
      from.kind === 'system' ? from.name[locale] : (from.name ?? t('erased')),
    receiverOf: ({ to }: Pick<LetterView, 'to'>) => to.name ?? t('erased'),
  };
}

/** Returns functions that write money and moments as everywhere in the game. */
export function useMailFormats() {
  const format = useFormatter();
  return {
    money: (chits: number) => `${format.number(chits)} ¤`,
    dateOf: (date: Date) => format.dateTime(date, { day: 'numeric', month: 'short' }),
    momentOf: (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' }),
    fromNow: (date: Date) => format.relativeTime(date, new Date(wallClock.nowMs())),
  };
}
