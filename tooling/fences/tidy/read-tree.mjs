import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TEXT_ENDING = /\.(ts|tsx|mjs|js|cjs|json|md|css|prisma|sql|ya?ml|toml|html|svg|sh|tmj|txt)$/;
const TEXT_NAME = /(^|\/)([\w.]*Dockerfile|\.[a-z]+ignore|\.npmrc|run)$/;
const isText = (path) => TEXT_ENDING.test(path) || TEXT_NAME.test(path);

/**
 * Lists every file that is in the tree or would be after the next commit.
 * @param {string} root absolute path of a checkout
 * @returns {string[]} from the root, with forward slashes
 */
export function listTree(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1e8,
  });
  return [...new Set(listed.toString('utf8').split('\0'))].filter(
    (path) => path !== '' && existsSync(join(root, path)),
  );
}

/**
 * Reads files in the form the tidy rules use.
 * @param {string} root
 * @param {string[]} paths
 * @returns {import('./source.mjs').TreeFile[]}
 */
export function readTree(root, paths) {
  return paths.map((path) => ({
    path,
    bytes: statSync(join(root, path)).size,
    text: isText(path) ? readFileSync(join(root, path), 'utf8') : '',
  }));
}
