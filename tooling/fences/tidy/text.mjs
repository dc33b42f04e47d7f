import { isCode, matches } from './source.mjs';

const ONE_MEGABYTE = 1_000_000;
const BANNED_FOLDERS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'libs', 'managers', 'misc']);
const BANNED_WORDS = new Set(['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'data', 'info']);
const KEBAB = /^_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const GENERATED_FOLDERS =
  /(^|\/)(node_modules|dist|\.next|\.turbo|\.cache|generated|coverage|test-results|playwright-report)\//;
const GENERATED_FILES = /\.tsbuildinfo$|(^|\/)next-env\.d\.ts$|\.log$/;
const isGeneratedPlace = (path) => GENERATED_FOLDERS.test(path) || GENERATED_FILES.test(path);
const IS_LOCK_FILE = /(^|\/)(pnpm-lock\.yaml|migration_lock\.toml)$/;
/** These checks contain the words they forbid. */
const IS_OWN_CHECK = /^(tooling\/fences\/|eslint\.config\.mjs$)/;

const prose = (files) => files.filter((file) => !IS_OWN_CHECK.test(file.path) && !IS_LOCK_FILE.test(file.path));

function checkPlacesAndNames(files) {
  return files
    .filter((file) => /^(packages|apps|e2e|bench|tooling)\//.test(file.path))
    .flatMap((file) => {
      const folders = file.path.split('/');
      const base = folders.pop() ?? '';
      const found = folders
        .filter((folder) => BANNED_FOLDERS.has(folder))
        .map((folder) => ({
          path: file.path,
          says: `the folder "${folder}" names no room: what belongs to none belongs to a kernel`,
        }));
      if (!isCode(file)) return found;
      const stem = base.replace(/\.[^.]+$/, '');
      const words = stem.replace('game-data', 'game').split(/[-.]/);
      const word = words.find((part, place) => BANNED_WORDS.has(part) || (part === 'process' && place === 0));
      if (word) found.push({ path: file.path, says: `"${word}" says nothing: name the thing` });
      if (!KEBAB.test(stem)) found.push({ path: file.path, says: 'file names are kebab-case' });
      return found;
    });
}

const UNFINISHED = new RegExp(
  [
    '\\b(TODO|FIXME|XXX|HACK)\\b',
    '[Cc]oming soon|[Nn]ot (yet )?implemented|[Ll]orem ipsum',
    '[Сс]коро (будет|появится)|[Вв] разработке',
  ].join('|'),
  'g',
);

function checkUnfinished(files) {
  return prose(files).flatMap((file) =>
    matches(file, UNFINISHED, (match) => `"${match[0]}": what is in the tree is finished`),
  );
}

const MACHINE = new RegExp(
  [
    /(?<![\w.])\/(work\/(main|shared)|home\/\w+|root\/|Users\/\w+)/,
    /[A-Z]:\\Users/,
    /(?<![\w/])\.\.\/shared\/(design|spec|reference)/,
    /\.library\//,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function checkMachinePaths(files) {
  return prose(files).flatMap((file) => matches(file, MACHINE, (match) => `"${match[0]}" exists on one machine only`));
}

const SHORT_TITLE = /^\s*(?:test|it)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gm;

function checkTitles(files) {
  return files
    .filter((file) => /\.test\.tsx?$/.test(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(SHORT_TITLE)]
        .filter(([, , title]) => !/[%$]/.test(title) && title.trim().split(/\s+/).length < 3)
        .map((match) => ({
          path: file.path,
          line: file.text.slice(0, match.index).split('\n').length + 1,
          says: `"${match[2]}": a title is a sentence in the words of the players`,
        })),
    );
}

function checkSizes(files) {
  return files
    .filter((file) => file.bytes >= ONE_MEGABYTE)
    .map((file) => ({ path: file.path, says: `${file.bytes} bytes: files stay below 1 MB` }));
}

const GENERATED_HEAD = /(@generated|auto-?generated|do not edit)/i;

function checkGenerated(files) {
  return files
    .filter((file) => !IS_LOCK_FILE.test(file.path) && !IS_OWN_CHECK.test(file.path))
    .filter((file) => isGeneratedPlace(file.path) || GENERATED_HEAD.test(file.text.slice(0, 300)))
    .map((file) => ({ path: file.path, says: 'what a command can make again is not kept in the tree' }));
}

function checkSilencedLint(files) {
  return prose(files)
    .filter(isCode)
    .flatMap((file) =>
      matches(
        file,
        /eslint-disable(?!.* -- \S.{9,})[^\n]*/g,
        'a silenced rule says why: eslint-disable-next-line rule -- reason',
      ),
    );
}

export const textRules = [
  { name: 'names-and-folders', comment: 'A place is named after what is in it.', check: checkPlacesAndNames },
  { name: 'nothing-unfinished', comment: 'The tree holds no promise instead of a thing.', check: checkUnfinished },
  { name: 'no-machine-paths', comment: 'The tree works wherever it is cloned.', check: checkMachinePaths },
  { name: 'titles-are-sentences', comment: 'A failing title tells what players lose.', check: checkTitles },
  { name: 'file-sizes', comment: 'A clone stays quick.', check: checkSizes },
  { name: 'nothing-generated', comment: 'Only lock files are generated and kept.', check: checkGenerated },
  {
    name: 'silence-has-a-reason',
    comment: 'Every exception to the lint carries its reason.',
    check: checkSilencedLint,
  },
];
