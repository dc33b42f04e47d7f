import { pino } from 'pino';
import { runAudit } from '../src/audit/service';
import { createDomain } from '../src/kernel';

/** Adds up every ledger, and ends with an error when money or items do not match their movements. */
const { DATABASE_URL, REDIS_URL } = process.env;
if (!DATABASE_URL) throw new Error('DATABASE_URL is missing: the database to audit');
const domain = createDomain({
  service: 'tool',
  databaseUrl: DATABASE_URL,
  redisUrl: REDIS_URL ?? 'redis://127.0.0.1:6379',
  poolMax: 4,
  log: pino({ level: 'silent' }),
  config: {
    publicUrl: '',
    simPublicUrl: '',
    devPages: false,
    smtpUrl: null,
    mailFrom: '',
    ticketPrivateJwk: null,
    factorSecrets: [],
  },
});
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
