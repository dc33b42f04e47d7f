import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ticksPerSecond } from './workload';

const folder = import.meta.dirname;
const sources = path.resolve(folder, '..', '..');
const out = path.join(sources, '.cache', 'bench', 'zone-aoi');
const movement = path.join(sources, 'packages', 'shared', 'src', 'zone', 'movement.ts');
const snapshots = path.join(sources, 'apps', 'sim', 'src', 'zone', 'interest', 'snapshots.ts');
const turns = path.join(sources, 'apps', 'sim', 'src', 'zone', 'interest', 'turns.ts');

const lines = {
  walk: /export const walkTilesPerSecond = ([\d.]+);/,
  sprint: /export const sprintTilesPerSecond = ([\d.]+);/,
  sight: /export const sight = \{ enterTiles: ([\d.]+), leaveTiles: ([\d.]+) \} as const;/,
  tiers: /const tiersTiles = \{ near: ([\d.]+), middle: [\d.]+, far: [\d.]+ \} as const;/,
  crowd: /const mostSent = \{ everyTick: (\d+), everyOther: \d+, everyFourth: \d+ \} as const;/,
} as const;

/** The product's rules for the entities a player sees, read from its sources, in tiles. */
export interface ProductSight {
  readonly enterTiles: number;
  readonly leaveTiles: number;
  /** A limited number of the nearest entities within this distance is sent every tick. */
  readonly nearTiles: number;
  readonly everyTick: number;
}

/** @throws Error when the sources no longer have the rule in the expected place */
export function productSight(): ProductSight {
  const [, enter, leave] = find(readFileSync(snapshots, 'utf8'), lines.sight);
  const taking = readFileSync(turns, 'utf8');
  const [, near] = find(taking, lines.tiers);
  const [, everyTick] = find(taking, lines.crowd);
  return {
    enterTiles: Number(enter),
    leaveTiles: Number(leave),
    nearTiles: Number(near),
    everyTick: Number(everyTick),
  };
}

/** Settings for a bundle of the product: the workload's walking speed, and its distance tiers unchanged or removed. */
export interface Tuning {
  readonly tilesPerInput: number;
  readonly tiers: 'as in play' | 'none';
}

/**
 * Bundles a program into one file, as the product's own build does; packages from npm stay outside.
 * @returns the path of the file
 */
export async function bundle(entry: string, tuning: Tuning | null = null): Promise<string> {
  mkdirSync(out, { recursive: true });
  const name =
    tuning === null ? entry : `${entry}-${tuning.tiers.replaceAll(' ', '-')}-${tuning.tilesPerInput.toFixed(2)}`;
  const outfile = path.join(out, `${name.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [path.join(folder, `${entry}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [npmStaysOutside, ...(tuning === null ? [] : [tune(tuning)])],
  });
  return outfile;
}

const npmStaysOutside: Plugin = {
  name: 'npm-stays-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@necp/') ? undefined : { path: name, external: true },
    );
  },
};

/** Replaces the walking speed by that of the workload; nothing else of the product is changed. */
function tune({ tilesPerInput, tiers }: Tuning): Plugin {
  return {
    name: 'walks-as-fast-as-the-workload',
    setup: ({ onLoad }) => {
      onLoad({ filter: /movement\.ts$/ }, ({ path: file }) => {
        if (file !== movement) return undefined;
        const text = readFileSync(file, 'utf8');
        const walk = tilesPerInput * ticksPerSecond;
        // A sprint keeps its ratio to walking, so that no player counts as sprinting.
        const sprint = (walk * Number(find(text, lines.sprint)[1])) / Number(find(text, lines.walk)[1]);
        return {
          loader: 'ts',
          contents: text
            .replace(lines.walk, `export const walkTilesPerSecond = ${walk};`)
            .replace(lines.sprint, `export const sprintTilesPerSecond = ${sprint};`),
        };
      });
      if (tiers === 'as in play') return;
      onLoad({ filter: /turns\.ts$/ }, ({ path: file }) => {
        if (file !== turns) return undefined;
        const text = readFileSync(file, 'utf8');
        find(text, lines.tiers);
        find(text, lines.crowd);
        const untiered = text.replace(lines.tiers, 'const tiersTiles = { near: 1e4, middle: 1e4, far: 1e4 } as const;');
        return {
          loader: 'ts',
          contents: untiered.replace(
            lines.crowd,
            'const mostSent = { everyTick: 1e4, everyOther: 1e4, everyFourth: 1e4 } as const;',
          ),
        };
      });
    },
  };
}

function find(text: string, line: RegExp): RegExpExecArray {
  const found = line.exec(text);
  if (found === null) throw new Error(`the product does not say any more: ${line.source}`);
  return found;
}
