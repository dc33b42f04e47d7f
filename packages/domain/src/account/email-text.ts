import type { EmailKind, Role } from '@necp/shared/account/schema';
import type { Locale } from '@necp/shared/kernel';
import { en } from './email-words-en';
import { ru } from './email-words-ru';

/** The texts of an email; `button` is the label of its link, if it has one. */
export interface EmailText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button?: string;
}

/** Returns the texts of an email in the reader's language. */
export function emailText(kind: EmailKind, locale: Locale): EmailText {
  return (locale === 'ru' ? ru : en)[kind];
}

const roleNames: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: { player: 'Player', moderator: 'Moderator', game_master: 'Game master', administrator: 'Administrator' },
  ru: { player: 'Игрок', moderator: 'Модератор', game_master: 'Ведущий', administrator: 'Администратор' },
};

/** Returns the first line of an email about a role: its name, and when it ends. */
export function roleLine(input: { readonly role: Role; readonly until: Date | null; readonly locale: Locale }): string {
  const { role, until, locale } = input;
  const name = roleNames[locale][role];
  if (until === null) return name;
  return `${name}, ${locale === 'ru' ? 'до' : 'until'} ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
