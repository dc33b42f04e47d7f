import { runAudit } from '../src/audit/service';
import { openToolDomain } from './tool-domain';

/** Adds up every ledger, and ends with an error when money or items do not match their movements. */
const domain = openToolDomain(4);
const startedMs = performance.now();
try {
  const { entries, findings } = await runAudit(domain.systemCtx('audit'));
  for (const { rule, where, detail } of findings) console.error(`${rule}  ${where}  ${detail}`);
  console.info(
    `audit: ${entries} lines in ${Math.round(performance.now() - startedMs)} ms, ` +
      `${findings.length === 0 ? 'green' : `${findings.length} findings`}`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await domain.close();
}
