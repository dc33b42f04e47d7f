import type { Locale } from '@necp/shared/kernel';
import type { Landmark, LandmarkKind } from './landmarks';

/** Returns the text of a landmark's name in a language. */
export const nameOf = ({ name }: Pick<Landmark, 'name'>, locale: Locale): string =>
  typeof name === 'string' ? name : name[locale];

/** Letters that players type for one another, and marks that they leave out. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[’'«»"“”]/g, '');

export interface Wanted {
  /** What the player typed; empty finds everything. */
  readonly query: string;
  readonly hidden: ReadonlySet<LandmarkKind>;
  readonly locale: Locale;
}

/**
 * Returns the landmarks that the player looks for. A search looks through the hidden kinds as well, in names and second
 * lines of both languages; every typed word has to be found.
 */
export function found(landmarks: readonly Landmark[], { query, hidden, locale }: Wanted): readonly Landmark[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return landmarks.filter(({ kind }) => !hidden.has(kind));
  return landmarks
    .map((landmark) => ({ landmark, score: scoreOf(landmark, words, locale) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ landmark }) => landmark);
}

/** Returns 0 for no match, and more for a name that begins with the words. */
function scoreOf(landmark: Landmark, words: readonly string[], locale: Locale): number {
  const own = plain(nameOf(landmark, locale));
  const all = plain(
    [landmark.name, landmark.about]
      .flatMap((text) => (text === null ? [] : typeof text === 'string' ? [text] : [text.en, text.ru]))
      .join(' '),
  );
  if (!words.every((word) => all.includes(word))) return 0;
  const first = words[0] ?? '';
  if (own.startsWith(first)) return 3;
  return own.includes(first) ? 2 : 1;
}
