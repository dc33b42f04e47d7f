/**
 * Runs tasks in their order, several at once as long as there are cores for them. A task that needs more cores than are
 * free waits for those before it, and delays those after it.
 * @template {{ cores?: number }} T
 * @template R
 * @param {T[]} pieces `cores` is how many cores a piece keeps busy: one that is left out wants all of them
 * @param {{ cores: number, run: (piece: T) => Promise<R> }} how
 * @returns {Promise<R[]>} in the order of the pieces
 * @throws the first error of `run`, when everything that had begun has ended
 */
export async function runSideBySide(pieces, { cores, run }) {
  let free = cores;
  /** @type {Promise<R>[]} */
  const begun = [];
  /** @type {Set<Promise<unknown>>} */
  const working = new Set();
  for (const piece of pieces) {
    const wanted = Math.min(piece.cores ?? cores, cores);
    while (free < wanted) await Promise.race(working);
    free -= wanted;
    const work = run(piece);
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    const freed = ended.then(() => {
      free += wanted;
      working.delete(freed);
    });
    working.add(freed);
    begun.push(work);
  }
  await Promise.all(working);
  return Promise.all(begun);
}
