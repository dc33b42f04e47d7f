import { dayMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { type AttributePoints, attributes } from './schema';

/** The allowed number of letters in a name, without apostrophes and hyphens. */
export const nameLetters = { min: 3, max: 16 } as const;
/** The range of one attribute, and the sum that a new character distributes. */
export const attributeRange = { min: 3, max: 20 } as const;
export const attributeBudget = 28;
/** The number of characters a new account can have. */
export const startingSlots = 4;
/** The most characters an account may create, and delete, on one day (UTC). */
export const createdPerDay = 8;
export const deletedPerDay = 8;
/** How long a deleted character can be restored; its name stays reserved for the same time. */
export const restoreWindowMs = 7 * dayMs;

/** What no name may be or contain; the content defines it. */
export interface NameWords {
  readonly reserved: readonly string[];
  readonly profane: readonly string[];
  /** Finds what the chat would mask or refuse. */
  readonly isFoul: (text: string) => boolean;
}

const latin = /^[A-Za-z]$/;
const cyrillic = /^[А-Яа-яЁё]$/;
const mark = /^[ '’-]$/;

/** Returns a name in the form in which it is stored: composed letters, no spaces around it, one kind of apostrophe. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/’/g, "'");
}

/** How many letters a name has, and how many spaces, apostrophes and hyphens at most. */
export interface NameLimits {
  readonly min: number;
  readonly max: number;
  readonly marks: number;
}

/** Checks whether the name follows the rules; it does not check whether the name is free. */
export function canBeNamed(name: string, words: NameWords, limits: NameLimits = { ...nameLetters, marks: 1 }): Verdict {
  const tidy = tidyName(name);
  const symbols = [...tidy];
  const marks = symbols.filter((symbol) => mark.test(symbol)).length;
  const latins = symbols.filter((symbol) => latin.test(symbol)).length;
  const cyrillics = symbols.filter((symbol) => cyrillic.test(symbol)).length;
  if (latins + cyrillics + marks < symbols.length) return refuse('character.name_letters');
  if (latins > 0 && cyrillics > 0) return refuse('character.name_mixed_alphabets');
  const isMarked = (at: number) => mark.test(symbols.at(at) ?? '');
  if (marks > limits.marks || isMarked(0) || isMarked(-1) || symbols.some((_, at) => isMarked(at) && isMarked(at + 1)))
    return refuse('character.name_marks');
  const letters = latins + cyrillics;
  if (letters < limits.min) return refuse('character.name_too_short', { min: limits.min });
  if (letters > limits.max) return refuse('character.name_too_long', { max: limits.max });
  if (isReserved(tidy, words.reserved)) return refuse('character.name_reserved');
  if (isProfane(tidy, words.profane) || words.isFoul(tidy) || words.isFoul(inWords(tidy)))
    return refuse('character.name_profane');
  return allowed;
}

/** Writes the parts of a name that begin with a capital as words: `BigDog` as `Big Dog`. */
function inWords(name: string): string {
  return name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
}

function isReserved(name: string, reserved: readonly string[]): boolean {
  const parts = new Set([nameSkeleton(name), ...name.split(/[ '-]/).map(nameSkeleton)]);
  return reserved.some((word) => parts.has(nameSkeleton(word)));
}

/**
 * Looks for short words only at the start of a part of the name and for longer ones anywhere, because three bad letters
 * occur in many innocent names.
 */
function isProfane(name: string, profane: readonly string[]): boolean {
  const whole = nameSkeleton(name);
  const parts = [whole, ...name.split(/[ '-]/).map(nameSkeleton)];
  return profane
    .map(nameSkeleton)
    .some((word) => (word.length >= 4 ? whole.includes(word) : parts.some((part) => part.startsWith(word))));
}

/**
 * Letters that look alike in print in upper or lower case, mapped to one lower-case letter; taken from Unicode's
 * confusables (UTS 39), reduced to the two alphabets of names. `i` and `l` are one because of I and l.
 */
const lookAlike: Readonly<Record<string, string>> = {
  а: 'a',
  б: '6',
  в: 'b',
  г: 'r',
  е: 'e',
  ё: 'e',
  з: '3',
  и: 'u',
  й: 'u',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  п: 'n',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ш: 'w',
  щ: 'w',
  ъ: 'b',
  ь: 'b',
  ы: 'bl',
  i: 'l',
  j: 'l',
};

/**
 * Returns what is equal for two names that could be confused: without case and marks, and with look-alike letters as
 * one.
 */
export function nameSkeleton(name: string): string {
  const letters = [...tidyName(name).toLowerCase()].filter((symbol) => !mark.test(symbol));
  return letters
    .map((letter) => lookAlike[letter] ?? letter)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** Checks whether the points are in range and add up to the budget. */
export function canShareOut(points: AttributePoints): Verdict {
  for (const attribute of attributes) {
    const value = points[attribute];
    if (value < attributeRange.min || value > attributeRange.max)
      return refuse('character.attribute_range', { attribute, ...attributeRange });
  }
  const sum = attributes.reduce((total, attribute) => total + points[attribute], 0);
  return sum === attributeBudget ? allowed : refuse('character.attribute_sum', { sum, budget: attributeBudget });
}

/** Checks whether a character deleted at that time can still be restored. */
export function canRestore(deletedAtMs: number, nowMs: number): Verdict {
  return nowMs < deletedAtMs + restoreWindowMs
    ? allowed
    : refuse('character.restore_over', { days: restoreWindowMs / dayMs });
}
