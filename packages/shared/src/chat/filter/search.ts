import { isInnocent } from './innocent';
import type { Branch, Severity } from './lexicon';
import type { WordSymbol } from './symbols';
import { beginsWord, endsWord, isCaught, newTrail, readOn, type Trail, widened } from './trail';

/** A word of the lists in a message, by the symbols that spell it. */
export interface Found {
  readonly first: number;
  readonly last: number;
  readonly severity: Exclude<Severity, 'clean'>;
}

/** A search under way, and in the end its result. */
interface Search {
  readonly symbols: readonly WordSymbol[];
  readonly found: Found[];
  /** How many letters of the tree were visited; it grows with the length of the message and no faster. */
  steps: number;
}

/** A branch of the tree that was reached, the symbol at which the search stands, and how it came there. */
interface Place {
  readonly branch: Branch;
  readonly at: number;
  readonly trail: Trail;
}

const mostHidden = 4;
/** Bounds the work for a line of characters that can all be the same letter. */
const mostRepeats = 8;

/** Finds the words of the tree in a message. */
export function searchSymbols(symbols: readonly WordSymbol[], root: Branch): Search {
  const search: Search = { symbols, found: [], steps: 0 };
  for (const [first, symbol] of symbols.entries()) {
    const before = symbol.gap === 'none' ? symbols[first - 1] : undefined;
    for (const letter of symbol.letters) {
      const branch = root.next.get(letter);
      if (branch !== undefined && before?.letters.includes(letter) !== true)
        arrive(search, { branch, at: first, trail: readOn(newTrail(first), symbol, letter) });
    }
  }
  return search;
}

/** Goes on from a symbol that was read as the letter of the branch. */
function arrive(search: Search, { branch, at, trail: before }: Place): void {
  search.steps++;
  const { symbols } = search;
  const symbol = symbols[at];
  if (symbol === undefined) return;
  const isAlone = beginsWord(symbols, at) && endsWord(symbols, at);
  const trail = before.isSpelled && !isAlone ? { ...before, isSpelled: false } : before;
  const { entry } = branch;
  if (entry !== null && isCaught(symbols, at, { entry, trail })) {
    const match = { first: trail.first, last: at };
    if (!isInnocent(symbols, match, entry.allow)) search.found.push({ ...match, severity: entry.severity });
  }
  const doubled = symbol.count > 1 ? branch.next.get(branch.letter) : undefined;
  if (doubled !== undefined && !doubled.next.has(branch.letter))
    arrive(search, { branch: doubled, at, trail: readOn(trail, symbol, branch.letter) });
  goOn(search, { branch, at: at + 1, trail });
}

/** Reads the symbol as a repeated letter, as the next letter, as a hidden one, or as a mark between letters. */
function goOn(search: Search, { branch, at, trail: before }: Place): void {
  const symbol = search.symbols[at];
  if (symbol === undefined) return;
  const mayHaveGaps = beginsWord(search.symbols, before.first);
  if (symbol.gap !== 'none' && !mayHaveGaps) return;
  const trail = widened(before, symbol.gap);
  if (symbol.gap === 'none' && trail.repeats < mostRepeats && symbol.letters.includes(branch.letter))
    arrive(search, { branch, at, trail: { ...trail, repeats: trail.repeats + 1 } });
  readNext(search, { branch, at, trail });
  if (symbol.kind !== 'sign' || !mayHaveGaps) return;
  if (symbol.mayHide && trail.gap === 'none') hide(search, { branch, at, trail });
  const isMasked = symbol.plain === '*' && symbol.count > 1;
  if (!isMasked) skip(search, { branch, at, trail });
}

function readNext(search: Search, { branch, at, trail }: Place): void {
  const symbol = search.symbols[at];
  if (symbol === undefined) return;
  for (const letter of symbol.letters) {
    const next = branch.next.get(letter);
    if (next !== undefined) arrive(search, { branch: next, at, trail: readOn(trail, symbol, letter) });
  }
}

/** Reads each sign of a run as one hidden letter. */
function hide(search: Search, { branch, at, trail }: Place): void {
  const hidden = trail.hidden + (search.symbols[at]?.count ?? 0);
  const after = search.symbols[at + 1];
  if (hidden > mostHidden || after?.kind !== 'letter' || after.gap !== 'none') return;
  let hiding = [branch];
  for (let depth = trail.hidden; depth < hidden; depth++) hiding = hiding.flatMap(({ next }) => [...next.values()]);
  search.steps += hiding.length;
  for (const one of hiding) readNext(search, { branch: one, at: at + 1, trail: { ...trail, hidden } });
}

/** Takes one sign for a mark between letters; two signs, such as stars of this filter, end the word. */
function skip(search: Search, { branch, at, trail }: Place): void {
  const after = search.symbols[at + 1];
  if (after === undefined || after.kind === 'sign') return;
  readNext(search, { branch, at: at + 1, trail: widened(widened(trail, 'mark'), after.gap) });
}
