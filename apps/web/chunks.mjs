/*
 * How the browser's scripts are cut into files. Next would cut a page into up to twenty-five, and each of them is a
 * request between PLAY and the city; so what is always loaded together is one file.
 */

/** @param {string | null | undefined} name of a chunk */
const isOfPlayer = (name) => name?.startsWith('app/(player)/') ?? false;
const isOfSite = (name) =>
  /^app\/(\(public\)\/|\(player\)\/\((desk|door)\)\/layout|(global-)?error$|not-found$)/.test(name ?? '');
const isStyle = (module) => module.type?.startsWith('css');
const isIn = (module, chunkGraph, name) =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => chunk.name === name);

/** Chunks that are loaded as a whole: the engine with the connection, and the page of the game. */
const whole = ['engine', 'app/(player)/play/page'];

/** What several pages share in small pieces is repeated in theirs. */
const fewFiles = { minSize: 60_000, maxInitialRequests: 4, maxAsyncRequests: 3 };

const groups = {
  /** What public pages share: the header, links, and the screen of a fault, which every page loads. */
  site: {
    name: 'site',
    chunks: ({ name }) => isOfSite(name),
    test: (module) => !isStyle(module),
    minChunks: 3,
    priority: 60,
    enforce: true,
  },
  /** The schemas and rules that both the pages of a player and the engine use. */
  rules: {
    name: 'rules',
    chunks: ({ name }) => isOfPlayer(name) || name === 'engine',
    test: (module, { chunkGraph }) =>
      !isStyle(module) && isIn(module, chunkGraph, 'engine') && isIn(module, chunkGraph, 'app/(player)/play/page'),
    priority: 55,
    enforce: true,
  },
  /** What the layout around every page of a player loads. */
  player: {
    name: 'player',
    chunks: ({ name }) => isOfPlayer(name),
    test: (module, { chunkGraph }) => !isStyle(module) && isIn(module, chunkGraph, 'app/(player)/layout'),
    priority: 50,
    enforce: true,
  },
};

/** Cuts the scripts of the browser, changing the settings that Next has made. */
export function cutChunks(splitChunks) {
  const { chunks, cacheGroups } = splitChunks;
  Object.assign(splitChunks, fewFiles, {
    chunks: (chunk) => chunks(chunk) && !whole.includes(chunk.name),
    cacheGroups: { ...cacheGroups, ...groups },
  });
}
