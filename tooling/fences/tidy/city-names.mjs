const DISTRICTS = 'packages/content/data/districts.json';
const WRITTEN = /^(?:packages\/content\/data\/.+\.(?:json|tmj)|apps\/web\/src\/messages\/.+\.json)$/;

/** Words by which players know the city of another game. */
const BORROWED = new RegExp(
  [
    'netrunner|нетраннер|ripper|риппер|рипердок|techie|medtech|медтех|quickhack|braindance|sandevistan|cyberdeck|€\\$',
    '(?<![\\p{L}_])(?:eddies|эдди|корпо|corpos?|fixers?|фиксеры?)(?!\\p{L})',
  ].join('|'),
  'iu',
);

const written = (files) => files.filter(({ path }) => WRITTEN.test(path) && path !== DISTRICTS);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Returns where a pattern first stands in a file, with some text around it; maps are one long line. */
function findIn({ path, text }, pattern) {
  const match = pattern.exec(text);
  if (match === null) return [];
  const line = text.slice(0, match.index).split('\n').length;
  return [{ path, line, found: match[0], around: text.slice(Math.max(0, match.index - 30), match.index + 40) }];
}

function checkDistrictNames(files) {
  const own = files.find(({ path }) => path === DISTRICTS);
  if (own === undefined) return [];
  const names = JSON.parse(own.text).flatMap(({ name, russian }) => [
    ...Object.values(name),
    ...Object.values(russian),
  ]);
  const all = [...names, ...names.map((name) => name.toUpperCase())].map(escaped).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<!\\p{L})(?:${all.join('|')})(?!\\p{L})`, 'u');
  return written(files).flatMap((file) =>
    findIn(file, pattern).map(({ path, line, found, around }) => ({
      path,
      line,
      says: `"${found}" stands in "${around}": write the district as {id} or, in Russian, {id_genitive}`,
    })),
  );
}

function checkBorrowedNames(files) {
  return written(files).flatMap((file) =>
    findIn(file, BORROWED).map(({ path, line, found, around }) => ({
      path,
      line,
      says: `"${found}" in "${around}" is known from another game: give it a name of this city`,
    })),
  );
}

export const cityNameRules = [
  {
    name: 'districts-are-named-once',
    comment: 'Names of districts stand in one file, so that an operator can rename them.',
    check: checkDistrictNames,
  },
  {
    name: 'names-are-our-own',
    comment: 'Classes, money, hacks and signs of this city have names of their own.',
    check: checkBorrowedNames,
  },
];
