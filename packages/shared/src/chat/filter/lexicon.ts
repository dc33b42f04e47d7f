import { plainWord } from './readings';

/** Words of one severity; all are written in small letters without marks. */
export interface WordList {
  /** Caught anywhere in a word. */
  readonly inside: readonly string[];
  /** Caught at the beginning of a word. */
  readonly start: readonly string[];
  /** Caught as a whole word. */
  readonly whole: readonly string[];
  /**
   * Whole words that are caught in every disguise: also split over two words, with several letters hidden, and in
   * letters of the other alphabet only.
   */
  readonly disguised: readonly string[];
}

/** What the chat does not accept, and the innocent words and phrases that contain some of it. */
export interface ChatWords {
  readonly coarse: WordList;
  readonly hateful: WordList;
  readonly allow: readonly string[];
}

/** How bad a message is: `coarse` words are masked, a message with `hateful` ones is refused. */
export type Severity = 'clean' | 'coarse' | 'hateful';

/** A word of the lists at its end in the tree of letters. */
export interface Entry {
  readonly word: string;
  severity: Exclude<Severity, 'clean'>;
  isInside: boolean;
  isStart: boolean;
  isWhole: boolean;
  isDisguised: boolean;
  /** The innocent words and phrases that contain this word, with single spaces for their gaps. */
  allow: readonly string[];
}

export interface Branch {
  readonly letter: string;
  readonly next: Map<string, Branch>;
  entry: Entry | null;
}

const flags = { inside: 'isInside', start: 'isStart', whole: 'isWhole', disguised: 'isDisguised' } as const;
const placements = ['inside', 'start', 'whole', 'disguised'] as const;

/** Builds the tree of all words, letter by letter. */
export function growLexicon({ coarse, hateful, allow }: ChatWords): Branch {
  const root: Branch = { letter: '', next: new Map(), entry: null };
  const innocent = allow.map((phrase) => plainWord(phrase));
  for (const [severity, list] of [['coarse', coarse] as const, ['hateful', hateful] as const])
    for (const placement of placements)
      for (const word of list[placement]) {
        const entry = entryAt(root, plainWord(word), severity);
        entry.severity = severity;
        entry[flags[placement]] = true;
        entry.allow = innocent.filter((phrase) =>
          withoutRuns(phrase.replaceAll(' ', '')).includes(withoutRuns(entry.word)),
        );
      }
  return root;
}

/** Writes runs of the same letter as one. */
export function withoutRuns(text: string): string {
  return text.replace(/(.)\1+/gu, '$1');
}

function entryAt(root: Branch, word: string, severity: Entry['severity']): Entry {
  let branch = root;
  for (const letter of word) {
    const next = branch.next.get(letter) ?? { letter, next: new Map(), entry: null };
    branch.next.set(letter, next);
    branch = next;
  }
  branch.entry ??= {
    word,
    severity,
    isInside: false,
    isStart: false,
    isWhole: false,
    isDisguised: false,
    allow: [],
  };
  return branch.entry;
}
