import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { canPin } from '../play/talk';
import type { Run } from '../run';
import type { Largest } from '../search';
import { plotOf } from './plot';
import { tableOf } from './table';

export interface Kept {
  readonly runs: readonly Run[];
  readonly largest: readonly Largest[];
  readonly args: readonly string[];
}

const project = path.resolve(import.meta.dirname, '..', '..', '..');
const folder = path.join(project, 'docs', 'benchmarks');
const packages = ['@colyseus/core', '@colyseus/schema', '@colyseus/ws-transport', 'socket.io', 'ws'] as const;

/**
 * Writes the results into the docs.
 * @returns the files, from the project's folder
 */
export function keep(kept: Kept): string[] {
  mkdirSync(folder, { recursive: true });
  const about = {
    when: new Date().toISOString().slice(0, 10),
    command: `pnpm bench zone-aoi ${kept.args.join(' ')}`,
    machine: machine(),
    versions: versions(),
  };
  const files = {
    'zone-aoi.md': pageOf(kept, about),
    'zone-aoi.json': `${JSON.stringify({ ...about, ...figuresOf(kept) }, rounded, 1)}\n`,
    'zone-aoi.svg': plotOf(kept.runs),
  };
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    return `docs/benchmarks/${name}`;
  });
}

function pageOf(
  { runs, largest }: Kept,
  {
    when,
    command,
    machine: on,
    versions: of,
  }: {
    readonly when: string;
    readonly command: string;
    readonly machine: string;
    readonly versions: Readonly<Record<string, string>>;
  },
): string {
  return `# zone-aoi, ${when}

Written by \`${command}\`; how to read it stands in [benchmarks.md](../benchmarks.md).

${on}. ${Object.entries(of)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.

${tableOf(runs, largest)}

![bars](zone-aoi.svg)

${phasesOf(runs)}`;
}

function phasesOf(runs: readonly Run[]): string {
  const own = runs.filter(({ phasesMs }) => Object.keys(phasesMs).length > 0);
  if (own.length === 0) return '';
  const lines = own.map(
    (run) =>
      `- ${run.title}, N = ${run.players}, K = ${run.neighbours}: ${Object.entries(run.phasesMs)
        .map(([phase, ms]) => `${phase} ${ms.toFixed(2)}`)
        .join(', ')}`,
  );
  return `Where our own tick goes, in milliseconds of a tick on average:\n\n${lines.join('\n')}\n`;
}

/** Removes the profiles of the runs, and keeps of each search only the figures that decided it. */
function figuresOf({ runs, largest }: Kept) {
  return {
    runs: runs.map(({ profile: _profile, ...run }) => run),
    largest: largest.map(({ tried, ...found }) => ({
      ...found,
      tried: tried.map(({ players, hz, updateP99Ms, cpuShare }) => ({ players, hz, updateP99Ms, cpuShare })),
    })),
  };
}

function machine(): string {
  const [first] = cpus();
  const pinned = canPin()
    ? 'server and generator held on a core each'
    : 'no core of their own for server and generator';
  const processors = `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${processors}, ${memory}, ${type()} ${release()}, Node ${process.versions.node}; ${pinned}`;
}

function versions(): Record<string, string> {
  const versionOf = (name: string) =>
    (
      JSON.parse(readFileSync(path.join(project, 'node_modules', name, 'package.json'), 'utf8')) as {
        readonly version: string;
      }
    ).version;
  return Object.fromEntries(packages.map((name) => [name, versionOf(name)]));
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
}
