/** Counts how often each part of a quest was seen. */
export class Coverage {
  private readonly seen = new Map<string, number>();

  note(what: string): void {
    this.seen.set(what, this.times(what) + 1);
  }

  times(what: string): number {
    return this.seen.get(what) ?? 0;
  }

  /** Returns everything that was noted with this prefix, without the prefix. */
  all(beginning: string): string[] {
    return [...this.seen.keys()]
      .filter((what) => what.startsWith(beginning))
      .map((what) => what.slice(beginning.length));
  }

  /** Returns the option that was seen least, the first among equals. */
  leastOf<T>(options: readonly T[], nameOf: (option: T) => string): T {
    const [first] = options.toSorted((a, b) => this.times(nameOf(a)) - this.times(nameOf(b)));
    if (first === undefined) throw new Error('there is nothing to choose from');
    return first;
  }
}
