import { expect, test } from 'vitest';
import { mutants } from './mutants.mjs';
import { misfitOf } from './run.mjs';

test.each(mutants)('the planted fault $name still fits the code', (mutant) => {
  expect(misfitOf(mutant)).toBeNull();
});

test('a patch that does not fit says where', () => {
  expect(misfitOf({ ...mutants[0], name: 'none' } as (typeof mutants)[number])).toMatch(/none\.patch/);
});
