import type { Locale } from '@necp/shared/kernel';
import type { CombatWord } from '../combat/show-parts';

/** The few texts drawn into the world itself. */
const words: Readonly<Record<Locale, Readonly<Record<CombatWord | 'metres' | 'go' | 'away' | 'leftButton', string>>>> =
  {
    en: {
      dodged: 'dodge',
      blocked: 'blocked',
      interrupted: 'interrupted',
      level: 'Level',
      metres: 'm',
      go: 'FIGHT',
      away: 'AFK',
      leftButton: 'LMB',
    },
    ru: {
      dodged: 'уворот',
      blocked: 'блок',
      interrupted: 'прервано',
      level: 'Уровень',
      metres: 'м',
      go: 'БОЙ',
      away: 'отошёл',
      leftButton: 'ЛКМ',
    },
  };

export function wordsOf(locale: Locale): (typeof words)[Locale] {
  return words[locale];
}

/** Returns a name as it is drawn above its player: with a mark while the player is away from the keyboard. */
export function marked(
  name: string,
  { isAway, words: { away } }: { readonly isAway: boolean; readonly words: { readonly away: string } },
): string {
  return isAway ? `${name} · ${away}` : name;
}
