import { addressKey } from '@necp/shared/kernel';
import type { Rate } from '@necp/shared/limit/rates';
import { isLoopback } from '../operation/port';

/**
 * Limits a rate to a number per second, with a burst after a pause. Its clock must never run backwards; the rate may
 * change at any time.
 */
export class TokenBucket {
  private tokens: number;

  constructor(
    private readonly rate: Rate,
    private lastMs: number,
  ) {
    this.tokens = rate.burst;
  }

  take(nowMs: number, amount = 1): boolean {
    const { perSecond, burst } = this.rate;
    this.tokens = Math.min(burst, this.tokens + ((nowMs - this.lastMs) / 1000) * perSecond);
    this.lastMs = nowMs;
    if (this.tokens < amount) return false;
    this.tokens -= amount;
    return true;
  }

  isFull(nowMs: number): boolean {
    const { perSecond, burst } = this.rate;
    return this.tokens + ((nowMs - this.lastMs) / 1000) * perSecond >= burst;
  }
}

export interface AddressLimitOptions {
  /** The greatest number of sockets of one address at once; a /64 of IPv6 counts as one address. */
  readonly most: () => number;
  /** How fast one address may open new ones. */
  readonly fresh: Rate;
  readonly proxyHops: number;
}

/**
 * Counts sockets by network address. A client of this machine itself, such as a load tool, is not limited, unless a
 * proxy is in front: then an address of this machine would only be one that a client made up.
 */
export class AddressLimits {
  private readonly held = new Map<string, { open: number; readonly bucket: TokenBucket }>();

  constructor(private readonly options: AddressLimitOptions) {}

  admit(address: string, nowMs: number): boolean {
    if (this.options.proxyHops === 0 && isLoopback(address)) return true;
    const key = addressKey(address);
    const known = this.held.get(key) ?? {
      open: 0,
      bucket: new TokenBucket(this.options.fresh, nowMs),
    };
    this.held.set(key, known);
    return known.open < this.options.most() && known.bucket.take(nowMs);
  }

  opened(address: string): void {
    const known = this.held.get(addressKey(address));
    if (known !== undefined) known.open++;
  }

  closed(address: string): void {
    const known = this.held.get(addressKey(address));
    if (known !== undefined) known.open--;
  }

  /** Forgets addresses that are disconnected and within their limits. */
  sweep(nowMs: number): void {
    for (const [address, { open, bucket }] of this.held) {
      if (open <= 0 && bucket.isFull(nowMs)) this.held.delete(address);
    }
  }
}
