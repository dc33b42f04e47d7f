/** Limits a rate to a number per second, with a burst after a pause. */
export class TokenBucket {
  private tokens: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private lastMs: number,
  ) {
    this.tokens = burst;
  }

  take(nowMs: number): boolean {
    this.tokens = Math.min(this.burst, this.tokens + ((nowMs - this.lastMs) / 1000) * this.perSecond);
    this.lastMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  isFull(nowMs: number): boolean {
    return this.tokens + ((nowMs - this.lastMs) / 1000) * this.perSecond >= this.burst;
  }
}

export interface AddressLimitOptions {
  /** The greatest number of sockets of one address at once. */
  readonly most: number;
  readonly newPerSecond: number;
  readonly newBurst: number;
  /** Whether loopback addresses are the peers themselves; behind a proxy any client can claim one. */
  readonly arePeers: boolean;
}

/**
 * Counts sockets by network address; without proxies, localhost is not limited, because load tools connect from there.
 */
export class AddressLimits {
  private readonly held = new Map<string, { open: number; readonly bucket: TokenBucket }>();

  constructor(private readonly options: AddressLimitOptions) {}

  admit(address: string, nowMs: number): boolean {
    if (this.options.arePeers && isLoopback(address)) return true;
    const known = this.held.get(address) ?? {
      open: 0,
      bucket: new TokenBucket(this.options.newPerSecond, this.options.newBurst, nowMs),
    };
    this.held.set(address, known);
    return known.open < this.options.most && known.bucket.take(nowMs);
  }

  opened(address: string): void {
    const known = this.held.get(address);
    if (known !== undefined) known.open++;
  }

  closed(address: string): void {
    const known = this.held.get(address);
    if (known !== undefined) known.open--;
  }

  /** Forgets addresses that are disconnected and within their limits. */
  sweep(nowMs: number): void {
    for (const [address, { open, bucket }] of this.held) {
      if (open <= 0 && bucket.isFull(nowMs)) this.held.delete(address);
    }
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
