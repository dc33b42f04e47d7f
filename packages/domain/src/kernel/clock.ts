import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '@necp/shared/kernel';
import { v7 } from 'uuid';
import type { SecureRng } from './context';

/** The real time. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** Randomness from the operating system. */
export const systemRng: SecureRng = {
  int: (min, max) => randomInt(min, max + 1),
  fraction: () => randomInt(2 ** 47) / 2 ** 47,
  pick: (entries) => {
    const chosen = entries[randomInt(entries.length)];
    if (chosen === undefined) throw new RangeError('cannot pick from nothing');
    return chosen;
  },
  secret: (lengthBytes) => randomBytes(lengthBytes).toString('base64url'),
};

/** A new UUID v7: unique, and later ones sort after earlier ones. Give it the brand it is for: `newId<ItemId>()`. */
export function newId<T extends string = string>(): T {
  return v7() as T;
}
