import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const MADE_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.next',
  '.turbo',
  '.cache',
  'generated',
  'test-results',
  'playwright-report',
  'coverage',
  '.git',
]);
const MADE_FILES = /\.tsbuildinfo$|^next-env\.d\.ts$|\.test\.(ts|tsx|mjs)$/;

/**
 * One word for the contents of some files: equal words, equal contents.
 * @param {{ root: string, files: string[], salt?: string[] }} what paths relative to root
 * @returns {string}
 */
export function fingerprint({ root, files, salt = [] }) {
  const hash = createHash('sha256');
  for (const word of salt) hash.update(`${word}\0`);
  for (const file of [...files].sort()) {
    hash.update(`${file}\0`);
    hash.update(fs.readFileSync(path.join(root, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/**
 * Every file people wrote below some folders; nothing that tools make, no tests.
 * @param {{ root: string, folders: string[] }} where folders relative to root
 * @returns {string[]} paths relative to root
 */
export function listSources({ root, folders }) {
  return folders.flatMap((folder) => walk(root, folder));
}

function walk(root, folder) {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const relative = path.join(folder, entry.name);
    if (entry.isDirectory()) return MADE_FOLDERS.has(entry.name) ? [] : walk(root, relative);
    return entry.isFile() && !MADE_FILES.test(entry.name) ? [relative] : [];
  });
}

/** @param {string} file @returns {string} what was stamped there, empty when nothing was */
export function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {string} file @param {string} stamp */
export function writeStamp(file, stamp) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${stamp}\n`);
}
