import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { AccountId } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';

/** The part of a context that keys and chance come from. */
type Sealing = Pick<Ctx, 'config' | 'rng'>;

/** What a key is for: each purpose has a key of its own. */
type Purpose = 'totp' | 'recovery';

/** Returns the keys of a purpose, the one that seals first; HKDF as in RFC 5869. */
function keysOf(ctx: Sealing, purpose: Purpose): Buffer[] {
  const { factorSecrets } = ctx.config;
  if (factorSecrets.length === 0) throw new Error('this process has no secret for second factors');
  return factorSecrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', `necp ${purpose} 1`, 32)));
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts the secret of an app. The account is sealed in, so that a row copied to another account does not open. */
export function sealSecret(ctx: Sealing, input: { readonly accountId: AccountId; readonly secret: string }): string {
  const [key = Buffer.alloc(0)] = keysOf(ctx, 'totp');
  const iv = Buffer.from(ctx.rng.secret(ivBytes), 'base64url');
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(input.accountId));
  const text = Buffer.concat([sealing.update(input.secret, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url');
}

/**
 * Decrypts the secret of an app with whichever of the installation's secrets sealed it.
 * @returns null when none of them did
 */
export function openSecret(
  ctx: Sealing,
  input: { readonly accountId: AccountId; readonly sealed: string },
): string | null {
  const bytes = Buffer.from(input.sealed, 'base64url');
  for (const key of keysOf(ctx, 'totp')) {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(input.accountId))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    try {
      const text = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
      return text.toString('utf8');
    } catch {
      // Another secret sealed it.
    }
  }
  return null;
}

/**
 * Returns what the database may hold of a recovery code, one hash for each of the installation's secrets; new codes are
 * stored under the first. A code is too short for a plain hash, which a reader of the database could turn back.
 */
export function recoveryHashes(
  ctx: Sealing,
  input: { readonly accountId: AccountId; readonly code: string },
): string[] {
  return keysOf(ctx, 'recovery').map((key) =>
    createHmac('sha256', key).update(`${input.accountId}:${input.code}`).digest('base64url'),
  );
}
