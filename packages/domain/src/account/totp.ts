import { isTotpCode } from '@necp/shared/account/rules';
import type { SecureRng } from '../kernel';
import { generateURI, verifySync } from 'otplib';

/** One code is valid for this long, and one before and after it is taken too, for clocks that are a little off. */
const stepS = 30;
const secretBytes = 20;
/** RFC 4648; it has no 0, 1, 8 and 9, which people take for O, I, B and g. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Returns random text of these letters and digits, five bits each. */
export function randomBase32(rng: SecureRng, lengthBytes: number): string {
  let [bits, value, text] = [0, 0, ''];
  for (const byte of Buffer.from(rng.secret(lengthBytes), 'base64url')) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
  }
  return text;
}

/** Returns a new secret for an app that shows codes, as the app takes it. */
export function newTotpSecret(rng: SecureRng): string {
  return randomBase32(rng, secretBytes);
}

/** Returns the link that an app reads from a picture: the secret, under the name of the game and the address. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'NECPGAME', label: email, secret });
}

/**
 * Returns which thirty seconds, counted from 1970, a code belongs to (RFC 6238); null when it is none of the secret
 * around this time.
 */
export function stepOfCode(input: {
  readonly secret: string;
  readonly code: string;
  readonly nowMs: number;
}): number | null {
  // The library throws at a code of another shape.
  if (!isTotpCode(input.code)) return null;
  const epoch = Math.floor(input.nowMs / 1000);
  const answer = verifySync({ secret: input.secret, token: input.code, epoch, epochTolerance: stepS });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
}
