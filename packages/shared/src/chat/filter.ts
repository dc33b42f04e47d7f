/** Stems of swear words by language, and the innocent words that contain one. */
export interface ChatWords {
  readonly en: readonly string[];
  readonly ru: readonly string[];
  readonly allow: readonly string[];
}

/** Replaces swear words in a message with stars and leaves the rest unchanged. */
export type ChatFilter = (line: string) => string;

interface Alphabet {
  readonly stems: readonly string[];
  readonly allow: readonly string[];
  readonly isOwn: RegExp;
  readonly lookAlikes: ReadonlyMap<string, string>;
}

/**
 * One letter as the filter reads it (a run of the same letter counts as one), and the characters of the message it
 * stands for.
 */
interface Letter {
  readonly read: string;
  readonly from: number;
  readonly to: number;
  readonly isOwn: boolean;
  /** Whether a piece begins here: a swear word written in pieces starts with one. */
  readonly beginsPiece: boolean;
}

/** Letters without a gap, and the characters between them and the next piece. */
interface Piece {
  readonly letters: readonly Letter[];
  readonly gap: 'end' | 'mark' | 'space';
}

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((pair) => [pair[0] ?? '', pair[1] ?? '']));
const latin = pairs(
  'аa вb сc еe нh кk мm оo рp тt хx уy іi јj ѕs гr пn иu 0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |i +t αa βb εe οo ρp ' +
    'υu κk ιi νv τt',
);
const cyrillic = pairs('aа bв cс eе hн kк mм oо pр tт xх yу uи iи nп rг gд 0о 3з 4ч 6б 9я @а $с αа εе οо ρр κк');
/** Stands for one hidden letter, as in `f*ck`. */
const joker = '*';
const jokers = new Set(['*', '#', '%', '_', '?', '●', '•']);

/** Creates a filter; creation is expensive, use is cheap enough for every message. */
export function createFilter(words: ChatWords): ChatFilter {
  const allow = words.allow.map((word) => squeeze(word.toLowerCase().replaceAll('ё', 'е')));
  const alphabets: readonly Alphabet[] = [
    { stems: words.en.map(squeeze), allow, isOwn: /\p{Script=Latin}/u, lookAlikes: latin },
    {
      stems: words.ru.map((stem) => squeeze(stem.replaceAll('ё', 'е'))),
      allow,
      isOwn: /\p{Script=Cyrillic}/u,
      lookAlikes: cyrillic,
    },
  ];
  return (line) => {
    const characters = [...line];
    const covered = new Set<number>();
    for (const alphabet of alphabets) {
      const pieces = piecesOf(characters, alphabet);
      for (const { letters } of pieces) coverFoul(letters, alphabet, { covered, mayBeginInside: true });
      for (const letters of joined(pieces)) coverFoul(letters, alphabet, { covered, mayBeginInside: false });
    }
    return characters.map((character, at) => (covered.has(at) && !/\s/u.test(character) ? '*' : character)).join('');
  };
}

function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

/** Splits a message as this alphabet reads it: look-alikes are letters, everything else is a gap. */
function piecesOf(characters: readonly string[], alphabet: Alphabet): Piece[] {
  const pieces: { letters: Letter[]; gap: Piece['gap'] }[] = [];
  let letters: Letter[] = [];
  for (const [at, character] of characters.entries()) {
    const letter = readLetter(character, alphabet);
    if (letter !== null) {
      letters.push({ ...letter, from: at, to: at, beginsPiece: letters.length === 0 });
      continue;
    }
    const isSpace = /\s/u.test(character);
    if (letters.length > 0) pieces.push({ letters, gap: isSpace ? 'space' : 'mark' });
    letters = [];
    const last = pieces.at(-1);
    if (isSpace && last !== undefined) last.gap = 'space';
  }
  if (letters.length > 0) pieces.push({ letters, gap: 'end' });
  return pieces;
}

function readLetter(character: string, alphabet: Alphabet): { read: string; isOwn: boolean } | null {
  const small = character.toLowerCase();
  const folded = small === 'й' ? small : small.normalize('NFKD').replace(/\p{M}/gu, '');
  if (alphabet.isOwn.test(folded)) return { read: folded, isOwn: true };
  const alike = alphabet.lookAlikes.get(folded);
  if (alike !== undefined) return { read: alike, isOwn: false };
  return jokers.has(character) ? { read: joker, isOwn: false } : null;
}

/** Joins words written in pieces: single letters (`f u c k`), and pieces with marks between (`fu-ck`). */
function joined(pieces: readonly Piece[]): Letter[][] {
  const found: Letter[][] = [];
  let run: Piece[] = [];
  const close = () => {
    if (run.length > 1) found.push(run.flatMap(({ letters }) => letters));
    run = [];
  };
  for (const piece of pieces) {
    const before = run.at(-1);
    if (before?.gap === 'space' && (before.letters.length > 1 || piece.letters.length > 1)) close();
    run.push(piece);
  }
  close();
  return found;
}

function coverFoul(
  spoken: readonly Letter[],
  alphabet: Alphabet,
  into: { readonly covered: Set<number>; readonly mayBeginInside: boolean },
): void {
  const letters = withoutRuns(spoken);
  const text = letters.map(({ read }) => read).join('');
  const isForeign = !letters.some(({ isOwn }) => isOwn);
  for (const stem of alphabet.stems) {
    for (let start = 0; start + stem.length <= letters.length; start++) {
      const first = letters[start];
      const last = letters[start + stem.length - 1];
      if (first === undefined || last === undefined || !matches(text, start, stem)) continue;
      if (!into.mayBeginInside && !first.beginsPiece) continue;
      if (isForeign && stem.length !== text.length) continue;
      if (isAllowed(text, { start, end: start + stem.length }, alphabet.allow)) continue;
      for (let at = first.from; at <= last.to; at++) into.covered.add(at);
    }
  }
}

function withoutRuns(letters: readonly Letter[]): Letter[] {
  const found: Letter[] = [];
  for (const letter of letters) {
    const last = found.at(-1);
    if (last !== undefined && last.read === letter.read)
      found[found.length - 1] = { ...last, to: letter.to, isOwn: last.isOwn || letter.isOwn };
    else found.push(letter);
  }
  return found;
}

/**
 * Accepts at most one hidden letter, and only where the word begins with the stem; otherwise `a * b` would be a swear
 * word.
 */
function matches(text: string, start: number, stem: string): boolean {
  let hidden = 0;
  for (let index = 0; index < stem.length; index++) {
    const letter = text[start + index];
    if (letter === stem[index]) continue;
    if (letter !== joker) return false;
    hidden++;
  }
  return hidden === 0 || (hidden === 1 && start === 0 && stem.length > 2);
}

/** Checks whether the stem stands inside an innocent word, as in `скипидар` or `grape`. */
function isAllowed(
  text: string,
  found: { readonly start: number; readonly end: number },
  allow: readonly string[],
): boolean {
  return allow.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at <= found.start && at + word.length >= found.end) return true;
    }
    return false;
  });
}
