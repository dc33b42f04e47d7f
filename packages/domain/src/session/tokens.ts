import { createHash } from 'node:crypto';

/**
 * Returns what the database stores for a client's secret; the secrets are random, so one round of hashing is enough.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
