/**
 * Before how many statements a process is killed: before each of them, or before this many spread evenly over the run.
 */
export type Deaths = 'every' | number;

/**
 * Returns the numbers of the statements, from 1, before which a process is killed. The first and the last are among
 * them.
 * @param statements how many statements the whole run takes
 */
export function statementsToDieAt(statements: number, deaths: Deaths): number[] {
  const all = Array.from({ length: statements }, (_, index) => index + 1);
  if (deaths === 'every' || deaths >= statements) return all;
  const share = (statements - 1) / Math.max(1, deaths - 1);
  return Array.from({ length: deaths }, (_, index) => Math.round(1 + index * share));
}

/** Each kill needs its own process, which takes seconds to start on a slow machine. */
export const testTimeoutMs = 3_600_000;
