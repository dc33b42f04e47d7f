import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = [
  'packages/shared',
  'packages/content',
  'packages/db',
  'packages/domain',
  'packages/api',
  'apps/sim',
  'apps/web',
  'e2e',
];
const FROM_NPM = ['zod', 'react', 'pg', '@prisma/client', '@zxcvbn-ts/core', 'mistreevous', 'werift'];
const FOR_TESTS = ['vitest'];

function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * Creates a repository of empty rooms in the temporary folder: the real exports maps, links between packages as pnpm
 * makes them, stubs for npm packages, and the planted files.
 * @param {Record<string, string>} files text by path from the root
 * @returns {string} the root; `fellTree` removes it
 */
export function growTree(files) {
  const root = mkdtempSync(join(tmpdir(), 'fences-'));
  const links = Object.fromEntries(
    ROOMS.map((room) => [JSON.parse(readFileSync(join(HOUSE, room, 'package.json'), 'utf8')).name, room]),
  );
  for (const [name, room] of Object.entries(links)) {
    const { exports } = JSON.parse(readFileSync(join(HOUSE, room, 'package.json'), 'utf8'));
    const star = (names) => Object.fromEntries(names.map((each) => [each, '*']));
    const others = Object.keys(links).filter((other) => other !== name);
    const manifest = {
      name,
      version: '0.0.0',
      type: 'module',
      exports: exports ?? { './*': './src/*.ts' },
      dependencies: star([...FROM_NPM, ...others]),
      devDependencies: star(FOR_TESTS),
    };
    write(root, join(room, 'package.json'), JSON.stringify(manifest));
    mkdirSync(join(root, room, 'node_modules/@necp'), { recursive: true });
    for (const other of others) symlinkSync(join(root, links[other]), join(root, room, 'node_modules', other));
  }
  for (const name of [...FROM_NPM, ...FOR_TESTS, 'undeclared']) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, 'exports.thing = 1\n');
  }
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

/** Removes a tree that `growTree` made. */
export function fellTree(root) {
  rmSync(root, { recursive: true, force: true });
}
