/**
 * Fetches the engine and the content of the world, ahead of the game and beside whatever else it waits for. When that
 * fails, the page of the game says so.
 */
export function fetchEngine(): void {
  import(/* webpackChunkName: 'engine' */ '../../game')
    .then(({ fetchContent }) => fetchContent())
    .catch(() => undefined);
}
