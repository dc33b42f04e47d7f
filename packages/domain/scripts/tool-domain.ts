import { EnvSecrets } from '@necp/shared/kernel';
import { pino } from 'pino';
import { createDomain, type Domain } from '../src/kernel';

/**
 * Opens the domain for a script that an operator runs. It sends no emails and opens no links, and seals keys only with
 * FACTOR_SECRET.
 * @throws Error without DATABASE_URL
 */
export function openToolDomain(poolMax: number): Domain {
  const { DATABASE_URL, REDIS_URL, FACTOR_SECRET } = process.env;
  if (!DATABASE_URL) throw new Error('DATABASE_URL is missing: the database to work on');
  return createDomain({
    service: 'tool',
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL ?? 'redis://127.0.0.1:6379',
    poolMax,
    log: pino({ level: 'silent' }),
    config: {
      publicUrl: '',
      simPublicUrl: '',
      devPages: false,
      smtpUrl: null,
      mailFrom: '',
      factorSecrets: FACTOR_SECRET ? EnvSecrets.parse(FACTOR_SECRET) : [],
      signInProviders: [],
    },
  });
}
