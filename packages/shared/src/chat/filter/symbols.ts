import { drawnLetters } from './look-alikes';
import { drawn, type Reading, readingOf } from './readings';

/** What separates a symbol from the one before it. */
export type Gap = 'none' | 'mark' | 'space';

/** A run of the same letter or sign, and the characters of the message it takes up. */
export interface WordSymbol extends Reading {
  readonly from: number;
  /** The position after the last character. */
  to: number;
  count: number;
  readonly gap: Gap;
}

/** Splits the characters of a message into symbols; spaces and marks remain as the gap before the next symbol. */
export function symbolsOf(characters: readonly string[]): WordSymbol[] {
  const found: WordSymbol[] = [];
  let gap: Gap = 'none';
  for (let at = 0; at < characters.length; ) {
    const several = drawnLetterAt(characters, at);
    if (several !== null) {
      found.push({ ...several.reading, from: at, to: at + several.length, count: 1, gap });
      at += several.length;
      gap = 'none';
      continue;
    }
    const reading = readingOf(characters[at] ?? '');
    const last = found.at(-1);
    at++;
    if (reading.kind === 'space') gap = 'space';
    else if (reading.kind === 'mark') gap = gap === 'space' ? 'space' : 'mark';
    else if (reading.kind === 'attached') {
      if (last !== undefined && gap === 'none') last.to = at;
    } else if (last !== undefined && gap === 'none' && last.plain === reading.plain) {
      last.to = at;
      last.count++;
    } else {
      found.push({ ...reading, from: at - 1, to: at, count: 1, gap });
      gap = 'none';
    }
  }
  return found;
}

function drawnLetterAt(
  characters: readonly string[],
  at: number,
): { readonly reading: Reading; readonly length: number } | null {
  const first = characters[at];
  const next = characters[at + 1];
  for (const [signs, letters] of drawnLetters)
    if (signs[0] === first && signs[1] === next && (signs.length === 2 || signs[2] === characters[at + 2]))
      return { reading: drawn('sign', signs, letters), length: signs.length };
  return null;
}
