import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { rules } from './rules.mjs';

const GROUND = ['packages', 'apps', 'e2e', 'bench', 'tooling'];

/**
 * Checks every import under `root` against the fences.
 * @param {string} root absolute path of a checkout
 * @returns {Promise<{ rule: string, from: string, to: string, comment: string }[]>} the imports that cross a fence
 */
export async function findCrossings(root) {
  const { output } = await cruise(
    GROUND.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules },
      doNotFollow: { path: 'node_modules' },
      exclude: {
        path: '(^|/)((generated|dist|\\.next|\\.turbo|coverage|test-results|playwright-report)/|next-env\\.d\\.ts$)',
      },
      tsPreCompilationDeps: true,
      combinedDependencies: false,
      parser: 'tsc',
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  );
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
  return output.summary.violations.map((violation) => ({
    rule: violation.rule.name,
    from: violation.from,
    to: violation.cycle ? violation.cycle.map((step) => step.name).join(' → ') : violation.to,
    comment: comments.get(violation.rule.name),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const crossings = await findCrossings(fileURLToPath(new URL('../..', import.meta.url)));
  for (const { rule, from, to, comment } of crossings) console.error(`${rule}\n  ${from} → ${to}\n  ${comment}\n`);
  console.log(
    crossings.length === 0 ? `fences: ${rules.length} rules hold` : `fences: ${crossings.length} imports cross a fence`,
  );
  process.exitCode = crossings.length === 0 ? 0 : 1;
}
