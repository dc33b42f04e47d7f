import { messageFiles } from './messages.mjs';
import { isTestScenery, lineAt } from './source.mjs';

const ERRORS = /^packages\/shared\/src\/([^/]+)\/errors\.ts$/;
const LANGUAGES = ['en', 'ru'];
const CODE = '([a-z][a-z0-9-]*\\.[a-z][a-z0-9_]*)';
/** `refuse('mail.full')`, `new GameError('conflict', 'mail.full')`, `{ kind: 'conflict', code: 'mail.full' }`. */
const REFUSALS = new RegExp(
  `\\brefuse\\(\\s*'${CODE}'|\\bnew GameError\\(\\s*[^,()]+,\\s*'${CODE}'|\\bkind: '\\w+', code: '${CODE}'`,
  'g',
);

/** Returns the codes that the rooms list, with their places. */
export function listedCodes(files) {
  return files
    .filter((file) => ERRORS.test(file.path) && !file.path.includes('/kernel/'))
    .flatMap((file) =>
      [...file.text.matchAll(new RegExp(`'${CODE}'`, 'g'))].map((match) => ({
        code: match[1],
        path: file.path,
        line: lineAt(file, match.index),
      })),
    );
}

/** Replaces comment lines by spaces, so that offsets stay the same. */
export const withoutComments = (text) => text.replace(/^\s*(\/\/|\/?\*).*$/gm, (line) => ' '.repeat(line.length));

function usedCodes(files) {
  const speakers = files.filter(
    (file) => /^(packages\/(shared|domain|api)|apps\/sim)\/src\/.*\.ts$/.test(file.path) && !isTestScenery(file),
  );
  return speakers.flatMap((file) =>
    [...withoutComments(file.text).matchAll(REFUSALS)].map((match) => ({
      code: match[1] ?? match[2] ?? match[3],
      path: file.path,
      line: lineAt(file, match.index),
    })),
  );
}

function checkRefusals(files) {
  const said = new Set(
    messageFiles(files).flatMap(({ language, messages }) => messages.map(({ key }) => `${language} ${key}`)),
  );
  const seen = new Set();
  return [...listedCodes(files), ...usedCodes(files)].flatMap(({ code, path, line }) => {
    if (seen.has(code)) return [];
    seen.add(code);
    const [room] = code.split('.');
    return LANGUAGES.filter((language) => !said.has(`${language} errors.${code}`)).map((language) => ({
      path,
      line,
      says: `"${code}" has no words in messages/${language}/${room}.json under errors`,
    }));
  });
}

function checkListed(files) {
  const listed = new Set(listedCodes(files).map(({ code }) => code));
  return usedCodes(files)
    .filter(({ code }) => !code.startsWith('kernel.') && !listed.has(code))
    .map(({ code, path, line }) => ({
      path,
      line,
      says: `packages/shared/src/${code.split('.')[0]}/errors.ts does not list "${code}"`,
    }));
}

export const wordRules = [
  {
    name: 'refusals-have-words',
    comment: 'Whoever is refused reads why, in the language chosen.',
    check: checkRefusals,
  },
  { name: 'refusals-are-listed', comment: 'A room names every refusal it knows in one place.', check: checkListed },
];
