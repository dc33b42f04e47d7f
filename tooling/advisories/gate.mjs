import { spawnSync } from 'node:child_process';
import accepted from './accepted.json' with { type: 'json' };
import { judgeAudit } from './judge.mjs';

/*
 * `pnpm advisories`: asks the registry for known vulnerabilities of the installed packages. It exits with 1 on one that
 * is high or critical and not accepted in accepted.json, and with 2 when the registry does not answer.
 */
const { stdout, error: notStarted } = spawnSync('pnpm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 1e8 });
try {
  if (notStarted !== undefined) throw notStarted;
  const { problems, unused } = judgeAudit(JSON.parse(stdout), {
    accepted,
    today: new Date().toISOString().slice(0, 10),
  });
  for (const problem of problems) console.error(problem);
  for (const { ids } of unused) console.log(`accepted, and not reported any more: ${ids.join(', ')}`);
  console.log(`advisories: ${problems.length} to decide on`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
