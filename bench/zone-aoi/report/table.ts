import type { Run } from '../run';
import type { Largest } from '../search';

const columns: readonly { readonly head: string; readonly cell: (run: Run) => string }[] = [
  { head: '', cell: ({ title }) => title },
  { head: 'N', cell: ({ players }) => String(players) },
  { head: 'K', cell: ({ neighbours }) => String(neighbours) },
  { head: 'µs/client-tick', cell: ({ cpuMicros }) => cpuMicros.toFixed(1) },
  { head: 'core', cell: ({ cpuShare }) => percent(cpuShare) },
  { head: 'Hz', cell: ({ hz }) => hz.toFixed(2) },
  { head: 'tick p50/p99 ms', cell: ({ tickP50Ms, tickP99Ms }) => `${tickP50Ms.toFixed(1)} / ${tickP99Ms.toFixed(1)}` },
  {
    head: 'update p50/p99 ms',
    cell: ({ updateP50Ms, updateP99Ms }) => `${updateP50Ms.toFixed(1)} / ${updateP99Ms.toFixed(1)}`,
  },
  { head: 'B/s/client', cell: ({ bytesPerSecond }) => String(Math.round(bytesPerSecond)) },
  { head: 'KB/client resident', cell: ({ memoryKb }) => memoryKb.toFixed(0) },
  { head: 'KB/client alive', cell: ({ heapKb }) => heapKb.toFixed(0) },
  { head: 'inputs/s', cell: ({ inputsSentPerSecond }) => inputsSentPerSecond.toFixed(1) },
  { head: 'gate', cell: verdictOf },
  {
    head: 'generator',
    cell: ({ generator: { cpuShare, lagP99Ms, isBusy } }) =>
      `${percent(cpuShare)}, lag ${lagP99Ms.toFixed(1)} ms${isBusy ? ' **too busy**' : ''}`,
  },
  { head: 'load before', cell: ({ loadBefore }) => loadBefore.toFixed(1) },
];

/** Formats the runs as a table in Markdown; a run that failed the gate has no figures. */
export function tableOf(runs: readonly Run[], largest: readonly Largest[]): string {
  const rows = [
    columns.map(({ head }) => head),
    columns.map(() => '---'),
    ...runs.map((run) =>
      columns.map(({ cell, head }) => (isScored(run) || keptWithoutScore.has(head) ? cell(run) : '–')),
    ),
  ];
  const found = largest.map(
    ({ title, players, fails, isGeneratorsLimit }) =>
      `| ${title} | ${players} | ${fails ?? 'none tried'}${isGeneratorsLimit ? ', the generator too busy' : ''} |`,
  );
  const search =
    found.length === 0 ? [] : ['', '| largest zone on one core | N | not held |', '|---|---|---|', ...found];
  return [...rows.map((cells) => `| ${cells.join(' | ')} |`), ...search].join('\n');
}

const keptWithoutScore = new Set(['', 'N', 'K', 'gate', 'generator', 'load before']);

/** Checks whether a run counts. */
export function isScored({ verdict }: Pick<Run, 'verdict'>): boolean {
  return verdict === null || (verdict.faults === 0 && verdict.ticks > 0);
}

function verdictOf({ verdict }: Run): string {
  if (verdict === null) return 'left out';
  if (verdict.ticks === 0) return '**nothing to compare**';
  if (verdict.faults > 0) return `**${verdict.faults} faults**`;
  return verdict.freshShare === 1 ? 'exact' : `kept, ${percent(verdict.freshShare)} of the tick`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
