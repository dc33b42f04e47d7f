import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '@necp/shared/kernel';
import { v7 } from 'uuid';
import type { SecureRng } from './context';

/** The system clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** The random source of the operating system. */
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

/** Returns a new UUID v7: unique, and later ones sort after earlier ones. Pass its brand: `newId<ItemId>()`. */
export function newId<T extends string = string>(): T {
  return v7() as T;
}
