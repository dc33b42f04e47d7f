import { type ChatWords, growLexicon, type Severity, type WordList } from './filter/lexicon';
import { type Found, searchSymbols } from './filter/search';
import { symbolsOf, type WordSymbol } from './filter/symbols';

export type { ChatWords, Severity, WordList } from './filter/lexicon';

/** A message as the filter leaves it. */
export interface Filtered {
  /** The message with stars for the words that are coarse or hateful, as long as it was. */
  readonly text: string;
  readonly severity: Severity;
  /** The work it took, counted in letters of the word lists; it grows with the length of the message and no faster. */
  readonly steps: number;
}

export type ChatFilter = (line: string) => Filtered;

/** A list without words, to build others on. */
export const noWords: WordList = { inside: [], start: [], whole: [], disguised: [] };

/** Finds nothing in any message. */
export const cleanFilter: ChatFilter = (text) => ({ text, severity: 'clean', steps: 0 });

/** Creates a filter; creation is expensive, use is cheap enough for every message. */
export function createFilter(words: ChatWords): ChatFilter {
  const root = growLexicon(words);
  return (line) => {
    const characters = [...line];
    const symbols = symbolsOf(characters);
    const { found, steps } = searchSymbols(symbols, root);
    if (found.length === 0) return { text: line, severity: 'clean', steps };
    const severity = found.some((one) => one.severity === 'hateful') ? 'hateful' : 'coarse';
    return { text: masked(line, characters, coveredBy(found, symbols)), severity, steps };
  };
}

/** Returns the positions of the characters to mask: each word that contains a letter of a found one. */
function coveredBy(found: readonly Found[], symbols: readonly WordSymbol[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { first, last } of found) {
    const from = symbols[wordEnd(symbols, first, -1)]?.from ?? 0;
    const to = symbols[wordEnd(symbols, last, 1)]?.to ?? 0;
    for (let at = from; at < to; at++) covered.add(at);
  }
  return covered;
}

/** Goes to the first or last letter of the word in which the symbol stands; signs around the word stay. */
function wordEnd(symbols: readonly WordSymbol[], inside: number, direction: 1 | -1): number {
  let end = inside;
  for (let at = inside; ; at += direction) {
    const next = symbols[at + direction];
    const separated = direction === 1 ? next?.gap !== 'none' : symbols[at]?.gap !== 'none';
    if (next === undefined || separated) return end;
    if (next.kind !== 'sign') end = at + direction;
  }
}

/** Writes a star for each covered character that can be seen, with all marks that are attached to it. */
function masked(line: string, characters: readonly string[], covered: ReadonlySet<number>): string {
  const offsets = new Set<number>();
  let offset = 0;
  for (const [at, character] of characters.entries()) {
    if (covered.has(at)) for (let unit = 0; unit < character.length; unit++) offsets.add(offset + unit);
    offset += character.length;
  }
  let text = '';
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(line)) {
    const isCovered = Array.from({ length: segment.length }, (_, unit) => index + unit).some((at) => offsets.has(at));
    text += isCovered && !/^[\s\p{C}]/u.test(segment) ? '*' : segment;
  }
  return text;
}
