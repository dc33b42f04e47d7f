import { createHash } from 'node:crypto';

/** What stands in the database for a secret the client holds; the secrets are random, so one round is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
