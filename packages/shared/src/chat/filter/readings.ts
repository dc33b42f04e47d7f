import {
  cyrillicShapes,
  cyrillicSounds,
  cyrillicVariants,
  digitsAsLetters,
  drawnAlphabets,
  hidingSigns,
  latinShapes,
  latinSounds,
  otherAsCyrillic,
  otherAsLatin,
  signsAsLetters,
} from './look-alikes';

/**
 * What a character is to the filter: a letter or digit of a word, a sign that may be a letter or stand between letters,
 * a space, another mark between words, or something attached to the character before it.
 */
export type CharacterKind = 'letter' | 'digit' | 'sign' | 'space' | 'mark' | 'attached';

/** How the filter reads a character. */
export interface Reading {
  readonly kind: CharacterKind;
  /** The letter in its plain form; characters with the same one that follow each other count as a run. */
  readonly plain: string;
  /** The letters it may stand for, of both alphabets. */
  readonly letters: string;
  /** The letters among them of the alphabet in which it is written, and those that only look or sound like it. */
  readonly own: string;
  readonly shapes: string;
  readonly sounds: string;
  readonly mayHide: boolean;
}

const capacity = 4096;
const known = new Map<string, Reading>();

/** Returns how a character is read. Readings of the first few thousand different characters are kept. */
export function readingOf(character: string): Reading {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  const reading = readCharacter(character);
  if (known.size < capacity) known.set(character, reading);
  return reading;
}

/** Returns the plain form of a word of a list: as its letters are read. */
export function plainWord(word: string): string {
  return [...word].map((character) => readingOf(character).plain).join('');
}

function readCharacter(character: string): Reading {
  if (/^\s$/u.test(character)) return unread('space', ' ');
  if (/^[\p{M}\p{Cf}\p{Cc}]$/u.test(character)) return unread('attached', character);
  const plain = plainCharacter(character);
  if (/^[a-z]$/.test(plain)) return letter(plain, { shapes: latinShapes, sounds: latinSounds });
  if (/^\p{Script=Cyrillic}$/u.test(plain)) return letter(plain, { shapes: cyrillicShapes, sounds: cyrillicSounds });
  if (/^\d$/.test(plain)) return drawn('digit', plain, digitsAsLetters.get(plain));
  const alike = (otherAsLatin.get(plain) ?? '') + (otherAsCyrillic.get(plain) ?? '');
  if (alike !== '') return drawn('letter', plain, alike);
  const mayHide = hidingSigns.has(plain);
  const letters = signsAsLetters.get(plain);
  if (letters !== undefined || mayHide) return { ...drawn('sign', plain, letters), mayHide };
  return unread(/^[\p{L}\p{N}]$/u.test(character) ? 'letter' : 'mark', plain);
}

function letter(
  plain: string,
  alike: { readonly shapes: ReadonlyMap<string, string>; readonly sounds: ReadonlyMap<string, string> },
): Reading {
  const own = plain + (cyrillicVariants.get(plain) ?? '');
  const shapes = alike.shapes.get(plain) ?? '';
  const sounds = alike.sounds.get(plain) ?? '';
  const letters = [...new Set(own + shapes + sounds)].join('');
  return { ...unread('letter', plain), letters, own, shapes, sounds };
}

/** A character of no alphabet of ours, which stands for letters by its shape alone. */
export function drawn(kind: CharacterKind, plain: string, letters = ''): Reading {
  return { ...unread(kind, plain), letters, shapes: letters, sounds: letters };
}

function unread(kind: CharacterKind, plain: string): Reading {
  return { kind, plain, letters: '', own: '', shapes: '', sounds: '', mayHide: false };
}

/** Takes case, marks, width, circles and brackets from a letter; `й` counts as `и`, and `ъ` as `ь`. */
function plainCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const alphabet = drawnAlphabets.find((first) => codePoint >= first && codePoint < first + 26);
  if (alphabet !== undefined) return String.fromCodePoint(97 + codePoint - alphabet);
  const whole = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  const bare = [...whole.replace(/[\p{M}()]/gu, '')];
  const only = bare[0];
  if (only === undefined || bare.length > 1) return character;
  if (only === 'ъ') return 'ь';
  return /^\p{Script=Latin}$/u.test(only) ? (otherAsLatin.get(only) ?? only) : only;
}
