import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listTree } from '../../fences/tidy/read-tree.mjs';

const HOUSE = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Copies the files of the repository to a temporary folder and links the packages of the original.
 * @returns {string} the root of the copy
 */
export function copyCheckout() {
  const root = mkdtempSync(join(tmpdir(), 'checkout-'));
  for (const path of listTree(HOUSE)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(HOUSE, path), join(root, path));
  }
  symlinkSync(join(HOUSE, 'node_modules'), join(root, 'node_modules'));
  for (const floor of ['packages', 'apps', 'tooling']) {
    for (const room of readdirSync(join(HOUSE, floor))) {
      const links = join(floor, room, 'node_modules');
      if (existsSync(join(HOUSE, links)))
        cpSync(join(HOUSE, links), join(root, links), { recursive: true, verbatimSymlinks: true });
    }
  }
  for (const made of ['packages/content/generated', 'apps/web/next-env.d.ts', 'apps/web/src/generated']) {
    if (existsSync(join(HOUSE, made))) cpSync(join(HOUSE, made), join(root, made), { recursive: true });
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

/** Returns the copy in the form `planRoom` uses. */
export async function checkoutAt(root) {
  return {
    map: await import(pathToFileURL(join(root, 'packages/domain/rooms.mjs')).href),
    has: (path) => existsSync(join(root, path)),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    list: (folder) => readdirSync(join(root, folder)),
  };
}

/** Writes planned files into the copy. */
export function build(root, files) {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/**
 * Runs a tool of the original inside the copy.
 * @param {string} root of the copy
 * @param {{ tool: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv }} order tool relative to `.bin`
 * @returns {string} its output, empty when it has no complaints
 */
export function complaintsOf(root, { tool, args, cwd = '.', env = {} }) {
  try {
    execFileSync(join(HOUSE, 'node_modules/.bin', tool), args, {
      cwd: join(root, cwd),
      env: { ...process.env, ...env },
      stdio: 'pipe',
      maxBuffer: 1e8,
    });
    return '';
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

/** Removes a copy. */
export function removeCheckout(root) {
  rmSync(root, { recursive: true, force: true });
}
