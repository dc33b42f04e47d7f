import type { Locale } from '@necp/shared/kernel';
import type { CombatWord } from '../combat/show-parts';

type Label = 'levelShort' | 'metres' | 'go' | 'away' | 'leftButton';

/** The few texts drawn into the world itself. */
const words: Readonly<Record<Locale, Readonly<Record<CombatWord | Label, string>>>> = {
  en: {
    dodged: 'dodge',
    safe: 'safe zone',
    interrupted: 'interrupted',
    level: 'Level',
    cover: 'in cover',
    levelShort: 'LV',
    metres: 'm',
    go: 'FIGHT',
    away: 'AFK',
    leftButton: 'LMB',
  },
  ru: {
    dodged: 'уворот',
    safe: 'безопасная зона',
    interrupted: 'прервано',
    level: 'Уровень',
    cover: 'в укрытии',
    levelShort: 'УР',
    metres: 'м',
    go: 'БОЙ',
    away: 'АФК',
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
