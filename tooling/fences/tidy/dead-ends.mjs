import { isTestScenery } from './source.mjs';
import { listedCodes, withoutComments } from './words.mjs';

/** Returns the code of the product: everything but tests, without comment lines. */
function product(files, place) {
  return files
    .filter((file) => place.test(file.path) && /\.tsx?$/.test(file.path) && !isTestScenery(file))
    .map((file) => ({ path: file.path, text: withoutComments(file.text) }));
}

const isNamedIn = (sources, name) => sources.some(({ text }) => text.includes(`'${name}'`));

function checkGiven(files) {
  const sources = product(files, /^(packages\/(shared|domain|api)|apps\/(sim|web))\/src\//).filter(
    ({ path }) => !path.endsWith('/errors.ts'),
  );
  return listedCodes(files)
    .filter(({ code }) => !isNamedIn(sources, code))
    .map(({ code, path, line }) => ({ path, line, says: `nothing is refused with "${code}": remove it` }));
}

const WIRES = [
  { list: 'serverEvents', path: 'packages/shared/src/protocol/server-events.ts', from: 'sim', to: 'web' },
  { list: 'clientEvents', path: 'packages/shared/src/protocol/client-events.ts', from: 'web', to: 'sim' },
];

function checkWire(files) {
  return WIRES.flatMap(({ list, path, from, to }) => {
    const file = files.find((one) => one.path === path);
    const start = file?.text.indexOf(`export const ${list} = {`) ?? -1;
    if (file === undefined || start === -1) return [];
    const text = file.text.slice(start, file.text.indexOf('\n} as const', start));
    const [senders, receivers] = [from, to].map((side) => product(files, new RegExp(`^apps/${side}/src/`)));
    return [...text.matchAll(/^ {2}'?([a-z][\w.]*)'?:/gm)].flatMap(([, name]) => [
      ...(isNamedIn(senders, name) ? [] : [{ path, says: `apps/${from} never sends "${name}"` }]),
      ...(isNamedIn(receivers, name) ? [] : [{ path, says: `apps/${to} never handles "${name}"` }]),
    ]);
  });
}

export const deadEndRules = [
  {
    name: 'refusals-are-given',
    comment: 'A code that nothing is refused with is a text that players never read.',
    check: checkGiven,
  },
  {
    name: 'events-have-two-ends',
    comment: 'An event of the protocol is sent by one side and handled by the other.',
    check: checkWire,
  },
];
