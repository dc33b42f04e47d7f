import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as map from '../../packages/domain/rooms.mjs';
import { RoomProblem } from './names.mjs';
import { floorsOf, planRoom } from './plan.mjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const checkout = {
  map,
  has: (path) => existsSync(join(PROJECT, path)),
  read: (path) => readFileSync(join(PROJECT, path), 'utf8'),
  list: (folder) => readdirSync(join(PROJECT, folder)),
};

const [name, ...flags] = process.argv.slice(2);
try {
  const files = planRoom({ name, floors: floorsOf(flags), checkout });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(PROJECT, path)), { recursive: true });
    console.log(`${checkout.has(path) ? 'changed' : 'new    '} ${path}`);
    writeFileSync(join(PROJECT, path), text);
  }
  execFileSync(join(PROJECT, 'node_modules/.bin/biome'), ['format', '--write', ...files.map(({ path }) => path)], {
    cwd: PROJECT,
  });
  console.log(`\nThe room ${name} exists. Next: pnpm db:generate, then docs/recipes/add-a-room.md from step 3.`);
} catch (problem) {
  if (!(problem instanceof RoomProblem)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}
