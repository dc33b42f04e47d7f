import type { Locale } from '@necp/shared/kernel';
import type { Fault } from '../checks';
import type { City } from '../city';

/** Finds completed endings that do not name the person who has the next quest. */
export function checkEndings({ quests, npcs }: City): Fault[] {
  return quests.flatMap((quest) => {
    const giver = npcs.find(({ id }) => id === quests.find(({ id: next }) => next === quest.next)?.giver);
    if (giver === undefined) return [];
    return quest.endings
      .filter(({ result }) => result === 'done')
      .flatMap(({ id, journal }) =>
        (['en', 'ru'] as const)
          .filter((locale) => !isNamed(giver.name[locale], journal[locale], locale))
          .map((locale) => ({
            where: `quest ${quest.id}, ${id}`,
            what: `does not send to ${giver.name[locale]}, who has ${quest.next}`,
          })),
      );
  });
}

/**
 * Checks whether a text names a person: by two words of the name, or by its only one. Russian words are found by their
 * stem, because they are inflected.
 */
export function isNamed(name: string, text: string, locale: Locale): boolean {
  const words = name.match(/\p{L}+/gu) ?? [];
  const found = words.filter((word) => new RegExp(`(?<!\\p{L})${beginning(word, locale)}`, 'iu').test(text));
  return found.length >= Math.min(2, words.length);
}

/** Returns what stays of a word in all its cases: in Russian all but two letters, at least three. */
function beginning(word: string, locale: Locale): string {
  return locale === 'en' ? `${word}(?!\\p{L})` : word.slice(0, Math.max(3, word.length - 2));
}
