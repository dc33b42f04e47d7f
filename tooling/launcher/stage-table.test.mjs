import { describe, expect, it } from 'vitest';
import { formatStages } from './stage-table.mjs';

describe('the table of stages at the end of npm test', () => {
  it('gives each stage its time and its counts, sums the counts up and names the time of all', () => {
    const rows = [
      { name: 'unit', ms: 61_240, counts: { passed: 400, failed: 0 } },
      { name: 'build', ms: 8_000, counts: { passed: 1, failed: 2 } },
    ];
    const table = formatStages(rows, 65_000);
    expect(table.split('\n')).toEqual([
      'stage     time  passed  failed',
      'unit    61.2 s     400       0',
      'build    8.0 s       1       2',
      'in all  65.0 s     401       2',
    ]);
  });
});
