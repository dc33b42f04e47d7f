import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Ctx } from './context';

/** The part of a context that keys and chance come from. */
export type Sealing = Pick<Ctx, 'config' | 'rng'>;

/** What a key is for: each purpose has a key of its own. */
export type SealPurpose = 'totp' | 'recovery' | 'signing' | 'refresh' | 'session' | 'email' | 'unsubscribe' | 'push';

/** Returns the keys of a purpose, the one that seals first; HKDF as in RFC 5869. */
function keysOf(ctx: Sealing, purpose: SealPurpose): Buffer[] {
  const { factorSecrets } = ctx.config;
  if (factorSecrets.length === 0) throw new Error('this process has no secret to seal with: FACTOR_SECRET is missing');
  return factorSecrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', `necp ${purpose} 1`, 32)));
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a text. Its owner is sealed in, so that a row copied to another owner does not open. */
export function sealText(
  ctx: Sealing,
  purpose: SealPurpose,
  input: { readonly owner: string; readonly text: string },
): string {
  const [key = Buffer.alloc(0)] = keysOf(ctx, purpose);
  const iv = Buffer.from(ctx.rng.secret(ivBytes), 'base64url');
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(input.owner));
  const text = Buffer.concat([sealing.update(input.text, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url');
}

/**
 * Decrypts a text with whichever of the installation's secrets sealed it.
 * @returns null when none of them did
 */
export function openText(
  ctx: Sealing,
  purpose: SealPurpose,
  input: { readonly owner: string; readonly sealed: string },
): string | null {
  const bytes = Buffer.from(input.sealed, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return null;
  for (const key of keysOf(ctx, purpose)) {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(input.owner))
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

/** Returns a hash that only this installation can make, one for each of its secrets; the first is that of new rows. */
export function keyedHashes(ctx: Sealing, purpose: SealPurpose, text: string): string[] {
  return keysOf(ctx, purpose).map((key) => createHmac('sha256', key).update(text).digest('base64url'));
}
