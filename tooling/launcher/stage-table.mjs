import { sumCounts } from './counts.mjs';

/**
 * One stage that has ended.
 * @typedef {{ name: string, ms: number, counts: import('./counts.mjs').Counts }} StageRow
 */

/**
 * Formats the table at the end of `npm test`: one line for each stage, and one for all of them.
 * @param {StageRow[]} rows
 * @param {number} ms from the beginning of the first stage to the end of the last; some run side by side
 * @returns {string}
 */
export function formatStages(rows, ms) {
  const all = {
    name: 'in all',
    ms,
    counts: sumCounts(rows.map((row) => row.counts)),
  };
  const cells = [
    ['stage', 'time', 'passed', 'failed'],
    ...[...rows, all].map(({ name, ms, counts }) => [name, time(ms), String(counts.passed), String(counts.failed)]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  const align = (cell, column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return cells.map((line) => line.map(align).join('  ')).join('\n');
}

function time(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
