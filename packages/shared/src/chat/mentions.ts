import { tidyName } from '../character/rules';

/** The most players that one line mentions. */
export const mostMentions = 5;

/** A sign, a word with at most one apostrophe or hyphen, and a second word: names have no more than two. */
const called = /(?<![\p{L}\p{N}@])@(\p{L}+(?:['’-]\p{L}+)?)(?: (\p{L}+))?/gu;

/** Names that may stand after one sign, the longest first: `@Ada Vex` may call Ada Vex, or Ada. */
export type CalledNames = readonly string[];

/** Returns a name as it is compared: case and kinds of apostrophes do not matter. */
export const nameKey = (name: string): string => tidyName(name).toLowerCase();

/** Returns the names that a text may call with `@`, at most as many as a line may mention. */
export function calledIn(text: string): readonly CalledNames[] {
  return [...text.matchAll(called)]
    .slice(0, mostMentions)
    .map(([, first = '', second]) => [...(second === undefined ? [] : [`${first} ${second}`]), first].map(nameKey));
}

/** Returns the people that a text calls, each once; a longer name goes before a shorter one. */
export function mentionedAmong<Person extends { readonly name: string }>(
  text: string,
  people: Iterable<Person>,
): readonly Person[] {
  const calls = calledIn(text);
  if (calls.length === 0) return [];
  const byName = new Map([...people].map((person) => [nameKey(person.name), person]));
  const found = calls.flatMap((names) => names.map((name) => byName.get(name)).find((one) => one !== undefined) ?? []);
  return [...new Set(found)];
}

/** A piece of a text, and whether it calls one of the mentioned players. */
export interface CalledPiece {
  readonly text: string;
  readonly name: string | null;
}

/** Splits a text at the names that it mentions. */
export function splitMentions(text: string, names: readonly string[]): readonly CalledPiece[] {
  const pieces: CalledPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(called)) {
    const [, first = '', second] = match;
    const name = [...(second === undefined ? [] : [`${first} ${second}`]), first].find((one) =>
      names.some((known) => nameKey(known) === nameKey(one)),
    );
    if (name === undefined) continue;
    const end = match.index + 1 + name.length;
    pieces.push({ text: text.slice(from, match.index), name: null }, { text: text.slice(match.index, end), name });
    from = end;
  }
  pieces.push({ text: text.slice(from), name: null });
  return pieces.filter((piece) => piece.text !== '');
}
