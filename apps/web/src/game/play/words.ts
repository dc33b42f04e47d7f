import type { Locale } from '@necp/shared/kernel';
import type { CombatWord } from '../combat/show-parts';

/** The few texts drawn into the world itself. */
const words: Readonly<Record<Locale, Readonly<Record<CombatWord | 'metres' | 'go', string>>>> = {
  en: { dodged: 'dodge', blocked: 'blocked', interrupted: 'interrupted', level: 'Level', metres: 'm', go: 'FIGHT' },
  ru: { dodged: 'уворот', blocked: 'блок', interrupted: 'прервано', level: 'Уровень', metres: 'м', go: 'БОЙ' },
};

export function wordsOf(locale: Locale): (typeof words)[Locale] {
  return words[locale];
}
