import type { Entry } from './lexicon';
import type { Gap, WordSymbol } from './symbols';

/** How the letters of a word were read so far. */
export interface Trail {
  readonly first: number;
  readonly gap: Gap;
  readonly read: number;
  readonly own: number;
  /** How many letters were read by their shape, and by their sound. */
  readonly shapes: number;
  readonly sounds: number;
  readonly digits: number;
  readonly hidden: number;
  /** How many symbols repeated the letter before them; runs of the same character are one symbol. */
  readonly repeats: number;
  /** Whether each symbol so far stands alone between gaps, as in `f u c k`. */
  readonly isSpelled: boolean;
}

/** Shorter words with one letter hidden are too many to be sure of. */
const hidesOneFrom = 4;
/** Shorter words in letters of the other alphabet may not be spelled with gaps: `x y i` is no word. */
const foreignSpelledFrom = 4;

/** Returns the trail of a word that begins with the symbol, before it is read. */
export function newTrail(first: number): Trail {
  const nothing = { read: 0, own: 0, shapes: 0, sounds: 0, digits: 0, hidden: 0, repeats: 0 };
  return { first, gap: 'none', ...nothing, isSpelled: true };
}

/** Adds a symbol, read as the letter. */
export function readOn(trail: Trail, symbol: WordSymbol, letter: string): Trail {
  return {
    first: trail.first,
    gap: trail.gap,
    read: trail.read + 1,
    own: trail.own + (symbol.own.includes(letter) ? 1 : 0),
    shapes: trail.shapes + (symbol.shapes.includes(letter) ? 1 : 0),
    sounds: trail.sounds + (symbol.sounds.includes(letter) ? 1 : 0),
    digits: trail.digits + (symbol.kind === 'digit' ? 1 : 0),
    hidden: trail.hidden,
    repeats: trail.repeats,
    isSpelled: trail.isSpelled,
  };
}

/** Adds a gap. */
export function widened(trail: Trail, gap: Gap): Trail {
  return gap === 'none' || trail.gap === 'space' || trail.gap === gap ? trail : { ...trail, gap };
}

/** Whether no letter and no digit stands right before the symbol. */
export function beginsWord(symbols: readonly WordSymbol[], at: number): boolean {
  const before = symbols[at - 1];
  return before === undefined || before.kind === 'sign' || symbols[at]?.gap !== 'none';
}

/** Whether no letter and no digit stands right after the symbol. */
export function endsWord(symbols: readonly WordSymbol[], at: number): boolean {
  const after = symbols[at + 1];
  return after === undefined || after.kind === 'sign' || after.gap !== 'none';
}

/** Whether letters read in this way, up to the last symbol, are the word. */
export function isCaught(
  symbols: readonly WordSymbol[],
  last: number,
  { entry, trail }: { readonly entry: Entry; readonly trail: Trail },
): boolean {
  const begins = beginsWord(symbols, trail.first);
  const ends = endsWord(symbols, last);
  const isExact = entry.isDisguised && begins && ends;
  if (trail.hidden > 0) return isCaughtHidden(entry, trail, ends ? 'whole' : 'beginning');
  if (!readsAsWord(trail)) return false;
  if (trail.own === 0) return isExact && readsAsForeign(trail);
  if (trail.gap !== 'none' && !trail.isSpelled && trail.digits > 0) return false;
  if (trail.gap === 'space' && !trail.isSpelled) return isExact;
  if (trail.gap !== 'none') return entry.isInside || entry.isStart || isExact || (trail.isSpelled && ends);
  const opens = begins || symbols[trail.first - 1]?.kind === 'digit';
  const closes = ends || symbols[last + 1]?.kind === 'digit';
  return entry.isInside || (opens && (entry.isStart || closes));
}

/** One letter may be hidden in any word from its beginning, several only in whole words that stay readable. */
function isCaughtHidden(entry: Entry, { read, own, hidden }: Trail, part: 'whole' | 'beginning'): boolean {
  if (own === 0) return false;
  if (entry.isDisguised && part === 'whole') return read >= 2;
  return hidden === 1 && read + hidden >= hidesOneFrom && (entry.isInside || entry.isStart || part === 'whole');
}

/** Letters of the other alphabet only count when all of them are read by shape, or all by sound. */
function readsAsForeign({ read, shapes, sounds, gap, isSpelled }: Trail): boolean {
  return (shapes === read || sounds === read) && (gap === 'none' || (isSpelled && read >= foreignSpelledFrom));
}

/** Keeps prices and codes from being read as words: digits must not outweigh the letters. */
function readsAsWord({ read, digits }: Trail): boolean {
  return digits * 2 <= read || (read >= 5 && read - digits >= 2);
}
