import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Checks whether an Authorization header carries this bearer token. The comparison takes equally long wherever the
 * first difference is, and says nothing about the length of the token.
 */
export function isBearer(authorization: string | null | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
