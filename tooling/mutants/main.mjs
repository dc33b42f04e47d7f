import { mutants } from './mutants.mjs';
import { copyForMutants, removeCopy, runMutant } from './run.mjs';

// `pnpm mutants [words]`: applies each planted fault in a copy and shows which tests find it.
const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.every((word) => name.includes(word)));
const root = copyForMutants();
let survivors = 0;
try {
  for (const mutant of chosen) {
    const { passed, killers } = runMutant(mutant, root);
    if (killers.length === 0) survivors += 1;
    console.info(`${killers.length > 0 ? 'found' : 'SURVIVES'}  ${mutant.name} (${passed} other tests passed)`);
    for (const title of killers) console.info(`    by: ${title}`);
  }
} finally {
  removeCopy(root);
}
console.info(`${chosen.length - survivors} of ${chosen.length} faults found`);
process.exitCode = survivors === 0 ? 0 : 1;
