import type { AccountId } from '@necp/shared/kernel';
import { keyedHashes, openText, type Sealing, sealText } from '../kernel';

/** Encrypts the secret of an app. The account is sealed in, so that a row copied to another account does not open. */
export function sealSecret(ctx: Sealing, input: { readonly accountId: AccountId; readonly secret: string }): string {
  return sealText(ctx, 'totp', { owner: input.accountId, text: input.secret });
}

/**
 * Decrypts the secret of an app with whichever of the installation's secrets sealed it.
 * @returns null when none of them did
 */
export function openSecret(
  ctx: Sealing,
  input: { readonly accountId: AccountId; readonly sealed: string },
): string | null {
  return openText(ctx, 'totp', { owner: input.accountId, sealed: input.sealed });
}

/**
 * Returns what the database may hold of a recovery code, one hash for each of the installation's secrets; new codes are
 * stored under the first. Without those secrets, a reader of the database cannot even try codes.
 */
export function recoveryHashes(
  ctx: Sealing,
  input: { readonly accountId: AccountId; readonly code: string },
): string[] {
  return keyedHashes(ctx, 'recovery', `${input.accountId}:${input.code}`);
}
