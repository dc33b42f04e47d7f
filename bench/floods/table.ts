/** What the players and the processes noticed during one attack. */
export interface Row {
  readonly beside: string;
  /** The gaps between the players' snapshots in milliseconds. */
  readonly gapsMs: { readonly median: number; readonly p99: number; readonly longest: number };
  readonly tickP99Ms: number;
  /** Resident memory of each process in MB. */
  readonly memoryMb: Readonly<
    Record<string, { readonly before: number; readonly most: number; readonly after: number }>
  >;
  /** What became of the attackers. */
  readonly outcome: string;
}

/** Formats the rows as one table. */
export function formatTable(rows: readonly Row[], programs: readonly string[]): string {
  const heads = ['beside', 'snapshots p50 / p99 / longest, ms', 'ticks p99, ms'];
  const memory = programs.map((name) => `${name}, MB before / most / after`);
  const lines = rows.map(({ beside, gapsMs, tickP99Ms, memoryMb, outcome }) => [
    beside,
    [gapsMs.median, gapsMs.p99, gapsMs.longest].map(Math.round).join(' / '),
    tickP99Ms.toFixed(1),
    ...programs.map((name) => {
      const { before = 0, most = 0, after = 0 } = memoryMb[name] ?? {};
      return `${before} / ${most} / ${after}`;
    }),
    outcome,
  ]);
  const all = [[...heads, ...memory, 'the attackers'], ...lines];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const formatted = all.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  return [formatted[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...formatted.slice(1)].join(
    '\n',
  );
}
