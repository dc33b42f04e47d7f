import * as z from 'zod';
import { allowed, refuse, type Verdict } from './verdict';

/** The most eddies one account may hold: well inside 64 bits, so that a sum of two never overflows. */
export const maxEddies = 1_000_000_000_000_000n;

/** A positive whole number of eddies as it is moved or priced; negative, fractional and huge ones are refused. */
export const EddiesAmount = z.bigint().positive().max(maxEddies);

/** Whether an account that holds `balance` can take `amount` more without passing the cap. */
export function canHold(balance: bigint, amount: bigint): Verdict {
  return balance + amount <= maxEddies ? allowed : refuse('wallet.cap_reached', { cap: maxEddies.toString() });
}

/**
 * Price of several pieces, refused before anything is taken when it passes the cap.
 * @throws RangeError when the quantity is not a positive whole number or the product passes the cap.
 */
export function priceOf(eachEddies: bigint, quantity: number): bigint {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new RangeError('quantity must be a positive whole number');
  const total = eachEddies * BigInt(quantity);
  if (total > maxEddies || total < 0n) throw new RangeError('price passes the cap');
  return total;
}
