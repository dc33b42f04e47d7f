/** An entry of the help: a step, a key, a question. */
interface HelpEntry<Shown> {
  readonly term: string;
  readonly value: Shown;
  /** The words of the value, for the search. */
  readonly words: string;
}

/** A part of the help; its shape decides how its entries are laid out. */
export interface HelpSection<Shown> {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly shape: 'steps' | 'keys' | 'uses' | 'answers';
  readonly entries: readonly HelpEntry<Shown>[];
  readonly end?: Shown;
}

/**
 * Returns the sections with the entries in which every word of the query occurs; a section whose title has them stays
 * whole, and one without such entries is left out.
 */
export function entriesFound<Shown>(
  sections: readonly HelpSection<Shown>[],
  query: string,
): readonly HelpSection<Shown>[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => {
    const plain = text.toLocaleLowerCase();
    return wanted.every((word) => plain.includes(word));
  };
  if (wanted.length === 0) return sections;
  return sections.flatMap((section) => {
    if (has(section.title)) return [section];
    const entries = section.entries.filter(({ term, words }) => has(`${term} ${words}`));
    return entries.length > 0 ? [{ ...section, entries }] : [];
  });
}
