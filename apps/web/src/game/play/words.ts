import type { Locale } from '@necp/shared/kernel';
import type { CombatWord } from '../combat/show-parts';

/** The few words painted into the street itself. */
const words: Readonly<Record<Locale, Readonly<Record<CombatWord | 'metres' | 'go', string>>>> = {
  en: { dodged: 'dodge', blocked: 'blocked', interrupted: 'broken off', level: 'Level', metres: 'm', go: 'FIGHT' },
  ru: { dodged: 'мимо', blocked: 'заслон', interrupted: 'сорвано', level: 'Уровень', metres: 'м', go: 'БОЙ' },
};

export function wordsOf(locale: Locale): (typeof words)[Locale] {
  return words[locale];
}
