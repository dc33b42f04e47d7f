const shownLetters = 8;

/** Returns the end of an id, which tells two of them apart: the beginning is the time, the same for many. */
export function shortId(id: string): string {
  return id.slice(-shownLetters);
}
