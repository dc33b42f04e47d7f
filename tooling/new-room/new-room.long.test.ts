import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCrossings } from '../fences/cruise.mjs';
import { listTree, readTree } from '../fences/tidy/read-tree.mjs';
import { findUntidiness } from '../fences/tidy/rules.mjs';
import { planRoom } from './plan.mjs';
import { build, complaintsOf, copyCheckout, checkoutAt, removeCheckout } from './testing/checkout-copy.mjs';

/** A room that does not exist yet. */
const ROOM = 'leaderboard';
/** A word that stands on no map yet. */
const DEMO = 'demo';
const MINUTES_MS = 60_000;

let root = '';
let checkout: Awaited<ReturnType<typeof checkoutAt>>;

beforeAll(async () => {
  root = copyCheckout();
  checkout = await checkoutAt(root);
}, MINUTES_MS);

afterAll(() => removeCheckout(root));

test('a room made by the command changes six files that were there, and the run prints them', () => {
  const map = join(root, 'packages/domain/rooms.mjs');
  writeFileSync(map, readFileSync(map, 'utf8').replace("'leaderboard'],", `'leaderboard', '${DEMO}'],`));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  git('add', '--all');
  execFileSync('node', ['tooling/new-room/new-room.mjs', DEMO, '--zone', '--window'], { cwd: root });
  const changed = git('diff', '--name-only').trim().split('\n');
  console.log(`pnpm new:room ${DEMO} --zone --window changes ${changed.length} files:\n  ${changed.join('\n  ')}`);
  expect(changed).toEqual([
    'apps/sim/src/hosting/requests.ts',
    'apps/sim/src/zone/rooms.ts',
    'apps/web/src/hud/features.ts',
    'packages/api/src/root.ts',
    'packages/domain/rooms.mjs',
    'packages/shared/src/protocol/client-events.ts',
  ]);
  git('checkout', '--', '.');
  git('clean', '--force', '-d', '--quiet', '--', 'apps', 'packages');
});

test(
  'a new room exists in every package, compiles, lints, is tidy and crosses no fence',
  async () => {
    const files = planRoom({ name: ROOM, floors: ['content', 'zone', 'window'], checkout });
    build(root, files);
    const code = files.map(({ path }) => path).filter((path) => /\.tsx?$/.test(path));
    expect(complaintsOf(root, { tool: 'biome', args: ['format', '--write', ...code] })).toBe('');
    const tsconfig = {
      extends: './tsconfig.json',
      compilerOptions: { incremental: false, plugins: [] },
      include: ['src/**/*.d.ts'],
      files: code.map((path) => `../../${path}`),
    };
    build(root, [{ path: 'apps/web/tsconfig.room.json', text: JSON.stringify(tsconfig) }]);

    expect(
      complaintsOf(root, {
        tool: 'prisma',
        args: ['generate'],
        cwd: 'packages/db',
        env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' },
      }),
    ).toBe('');
    const types = complaintsOf(root, {
      tool: '../typescript-native/bin/tsc',
      args: ['-p', 'tsconfig.room.json'],
      cwd: 'apps/web',
    });
    expect(types.split('\n').filter((line) => line.includes(ROOM))).toEqual([]);
    expect(complaintsOf(root, { tool: 'eslint', args: code })).toBe('');
    const crossings = await findCrossings(root);
    expect(crossings.filter(({ from }) => code.includes(from))).toEqual([]);
    const map = await import(`${pathToFileURL(join(root, 'packages/domain/rooms.mjs')).href}?with=${ROOM}`);
    const tree = readTree(root, listTree(root));
    expect(findUntidiness(tree, map).filter(({ path }) => path.includes(ROOM) || path.endsWith('rooms.mjs'))).toEqual(
      [],
    );
  },
  4 * MINUTES_MS,
);
