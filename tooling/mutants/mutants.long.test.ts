import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutants } from './mutants.mjs';
import { copyForMutants, removeCopy, runMutant } from './run.mjs';

/** One run of its suites, with services of their own. */
const mutantMs = 900_000;
let root = '';
beforeAll(() => {
  root = copyForMutants();
});
afterAll(() => removeCopy(root));

test.each(mutants)(
  'the planted fault $name is found by its tests',
  (mutant) => {
    expect(runMutant(mutant, root).killers).not.toEqual([]);
  },
  mutantMs,
);
