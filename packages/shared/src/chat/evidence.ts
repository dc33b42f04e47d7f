/** How many lines around a reported one are kept. */
export const linesAround = 20;

/**
 * Returns the lines around one: half of them before it and half after, and more of one side where the other has fewer.
 * @param before the lines before it, newest first
 * @param after the lines after it, oldest first
 * @returns them without the line itself, oldest first
 */
export function around<Line>(before: readonly Line[], after: readonly Line[]): { before: Line[]; after: Line[] } {
  const half = linesAround / 2;
  const later = Math.min(after.length, Math.max(half, linesAround - before.length));
  return { before: before.slice(0, linesAround - later).toReversed(), after: after.slice(0, later) };
}
